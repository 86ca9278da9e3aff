import type { Badge } from '../text/status.ts'

type Block = { expiresAt?: unknown; liftedAt?: unknown }

/** How a block stands at a moment, milliseconds. */
export const blockState = ({ expiresAt, liftedAt }: Block, now: number): Badge & { isInForce: boolean } => {
  if (liftedAt) return { text: 'Lifted', tone: 'quiet', isInForce: false }
  const isOver = typeof expiresAt === 'string' && Date.parse(expiresAt) <= now
  return isOver ? { text: 'Over', tone: 'quiet', isInForce: false } : { text: 'In force', tone: 'bad', isInForce: true }
}

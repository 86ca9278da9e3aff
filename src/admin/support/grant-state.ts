import type { Badge } from '../text/status.ts'

type Grant = { expiresAt?: string | null; revokedAt?: string | null }

/** How a grant of support access stands at a moment, milliseconds. */
export const grantState = ({ expiresAt, revokedAt }: Grant, now: number): Badge & { isOpen: boolean } => {
  if (revokedAt) return { text: 'Ended', tone: 'quiet', isOpen: false }
  return expiresAt && Date.parse(expiresAt) > now
    ? { text: 'Open', tone: 'warn', isOpen: true }
    : { text: 'Over', tone: 'quiet', isOpen: false }
}

import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { now } from '../../platform/clock.ts'

const keptMs = 24 * 3_600_000

/** Deletes challenges and locks that have had no meaning for a day. */
export const pruneAuth = async ({ payload }: { payload: Payload }): Promise<void> => {
  const before = new Date(now().getTime() - keptMs)
  await readQuery(payload, 'delete from challenges where expires_at < $1', [before])
  await readQuery(
    payload,
    'delete from auth_locks where window_started_at < $1 and (locked_until is null or locked_until < $1)',
    [before],
  )
}

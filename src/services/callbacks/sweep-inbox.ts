import type { Payload } from 'payload'
import { createReq, withTransaction } from '../../db/transaction.ts'
import { emitMany } from '../outbox.ts'

/**
 * Callbacks that nobody works on, because the queue lost their job: emitted once more. Those that gave up wait for a
 * person; those that are being retried were touched a short while ago.
 */
export const sweepInbox = async ({ payload }: { payload: Payload }): Promise<number> => {
  const req = await createReq(payload)
  return withTransaction(req, async (tx) => {
    const rows = await tx.query<{ id: string; company_id: string; sweep: string }>(
      `update callback_inbox set updated_at = now()
       where id in (select id from callback_inbox where status in ('received', 'failed') and updated_at < now() - interval '1 hour'
                    for update skip locked limit 500)
       returning id, company_id, to_char(now(), 'YYYYMMDDHH24MI') as sweep`,
    )
    await emitMany(
      tx,
      rows.map(({ id, company_id, sweep }) => ({
        topic: 'callback.received' as const,
        company: company_id,
        key: `callback-${id}-${sweep}`,
        payload: { inboxId: id },
      })),
    )
    return rows.length
  })
}

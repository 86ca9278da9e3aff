import type { Payload } from 'payload'
import { createReq, withTransaction } from '../../db/transaction.ts'
import { emitMany } from '../outbox.ts'

/** An intent whose call was cut off (a killed process) is unknown, never failed: ask the gateway from then on. */
export const sweepIntents = async ({ payload }: { payload: Payload }): Promise<number> => {
  const req = await createReq(payload)
  return withTransaction(req, async (tx) => {
    const rows = await tx.query<{ id: string; company_id: string }>(
      `update payment_intents set status = 'unknown', updated_at = now()
       where id in (select id from payment_intents where status = 'submitting' and submitted_at < now() - interval '2 minutes'
                    for update skip locked limit 500)
       returning id, company_id`,
    )
    await emitMany(
      tx,
      rows.map(({ id, company_id }) => ({
        topic: 'charge.poll' as const,
        company: company_id,
        key: `poll-${id}`,
        payload: { intentId: id },
      })),
    )
    return rows.length
  })
}

import type { Payload } from 'payload'
import { createReq, withTransaction } from '../../db/transaction.ts'
import { emitMany } from '../outbox.ts'

/**
 * Attempts whose call was cut off (a killed process) are unknown, never failed; and live ones that nobody has asked about
 * for an hour are asked about again, until they are final.
 */
export const sweepDisbursements = async ({ payload }: { payload: Payload }): Promise<number> => {
  const req = await createReq(payload)
  return withTransaction(req, async (tx) => {
    const rows = await tx.query<{ id: string; company_id: string; sweep: string }>(
      `update disbursements set status = case when status = 'submitting' then 'unknown' else status end, updated_at = now()
       where id in (
         select id from disbursements
         where (status = 'submitting' and submitted_at < now() - interval '2 minutes')
            or (status in ('submitted', 'unknown') and updated_at < now() - interval '1 hour'
                and review_reason is distinct from 'amount_mismatch')
         for update skip locked limit 500)
       returning id, company_id, to_char(now(), 'YYYYMMDDHH24MI') as sweep`,
    )
    await emitMany(
      tx,
      rows.map(({ id, company_id, sweep }) => ({
        topic: 'disbursement.poll' as const,
        company: company_id,
        key: `payout-poll-${id}-${sweep}`,
        payload: { disbursementId: id },
      })),
    )
    return rows.length
  })
}

import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { notFound } from '../../platform/errors.ts'

type Head = {
  id: string
  name: string
  toDate: string
  status: string
  counts: Record<string, unknown> | null
  jobRun: string | null
}
type Row = { status: string; currency: string; count: number; net: string; paid: string }

/** A batch of statements: how many stand where, with sums per currency. @throws 404 */
export const batchView = async (payload: Payload, id: string) => {
  const [batch] = await readQuery<Head>(
    payload,
    `select b.id, b.name, b.to_date as "toDate", b.status, b.counts,
            (select j.id from job_runs j where j.company_id = b.company_id and j.kind in ('payouts.build', 'payouts.batch')
               and j.params ->> 'batch' = b.id::text order by j.created_at desc limit 1) as "jobRun"
     from payout_batches b where b.id = $1`,
    [id],
  )
  if (!batch) throw notFound()
  const rows = await readQuery<Row>(
    payload,
    `select status, currency, count(*)::int as count, sum(net_minor) as net, sum(paid_minor) as paid
     from payouts where batch_id = $1 group by status, currency order by status, currency`,
    [id],
  )
  return {
    ...batch,
    statements: rows.map(({ net, paid, ...row }) => ({ ...row, netMinor: Number(net), paidMinor: Number(paid) })),
  }
}

import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'

type Row = { currency: string; status: string; count: number; net: string; paid: string }
type Query = { payload: Payload; company: string; from?: string; to?: string; project?: string }

/** How many statements stand where, with sums per currency; by the day that they go up to. Minor units. */
export const payoutStatistics = async ({ payload, company, from, to, project }: Query) => {
  const rows = await readQuery<Row>(
    payload,
    `select currency, status, count(*)::int as count, sum(net_minor) as net, sum(paid_minor) as paid from payouts
     where company_id = $1 and ($2::text is null or to_date >= $2) and ($3::text is null or to_date <= $3)
       and ($4::uuid is null or project_id = $4)
     group by currency, status order by currency, status`,
    [company, from ?? null, to ?? null, project ?? null],
  )
  return { docs: rows.map(({ net, paid, ...row }) => ({ ...row, netMinor: Number(net), paidMinor: Number(paid) })) }
}

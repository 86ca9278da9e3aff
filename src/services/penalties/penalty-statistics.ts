import type { PayloadRequest } from 'payload'
import { readQuery } from '../../db/transaction.ts'

type Filter = { req: PayloadRequest; company: string; from?: string; to?: string; project?: string; type?: string }
type Row = { currency: string; status: string; count: string; amount: string; waived: string }

/** Penalties by status and currency, with the filters of the list; amounts never add up over currencies. */
export const penaltyStatistics = async ({ req, company, from, to, project, type }: Filter) => {
  const rows = await readQuery<Row>(
    req.payload,
    `select currency, status, count(*), sum(amount_minor) as amount, sum(waived_minor) as waived from penalties
     where company_id = $1 and ($2::text is null or date_applied >= $2) and ($3::text is null or date_applied <= $3)
       and ($4::uuid is null or project_id = $4) and ($5::text is null or type = $5)
     group by currency, status order by currency, status`,
    [company, from ?? null, to ?? null, project ?? null, type ?? null],
  )
  const [waiting] = await readQuery<{ count: string }>(
    req.payload,
    `select count(*) from penalty_waivers where company_id = $1 and status = 'pending_approval'`,
    [company],
  )
  return {
    waiversWaiting: Number(waiting?.count ?? 0),
    byStatus: rows.map(({ currency, status, count, amount, waived }) => ({
      currency,
      status,
      count: Number(count),
      amountMinor: Number(amount),
      waivedMinor: Number(waived),
    })),
  }
}

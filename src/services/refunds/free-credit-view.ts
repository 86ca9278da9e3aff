import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'

type Row = { currency: string; credit: string; proposed: string; payments: string }

/** The credit of a payer per currency: what his payments left, what proposals want of it, and what is free. Minor units. */
export const freeCreditView = async ({
  payload,
  company,
  person,
}: {
  payload: Payload
  company: string
  person: string
}) => {
  const rows = await readQuery<Row>(
    payload,
    `select p.currency, sum(p.unallocated_minor) as credit, coalesce(sum(w.amount), 0) as proposed, count(*) as payments
     from payments p
     left join lateral (
       select sum(l.amount_minor) as amount from refund_lines l join refunds r on r.id = l.refund_id
       where l.payment_id = p.id and l.company_id = p.company_id and r.status = 'pending_approval') w on true
     where p.company_id = $1 and p.person_id = $2 and p.status = 'received' and p.unallocated_minor > 0
       and p.review_reason is null
     group by p.currency order by p.currency`,
    [company, person],
  )
  return {
    docs: rows.map(({ currency, credit, proposed, payments }) => ({
      currency,
      creditMinor: Number(credit),
      proposedMinor: Number(proposed),
      freeMinor: Math.max(0, Number(credit) - Number(proposed)),
      payments: Number(payments),
    })),
  }
}

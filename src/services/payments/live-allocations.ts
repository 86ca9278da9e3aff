import type { Tx } from '../../db/transaction.ts'
import type { CalendarDate } from '../../domain/calendar.ts'

/** Money that is on a line now, minor units. */
export type PlacedAllocation = {
  id: string
  payment: string
  invoiceId: string
  lineId: string
  amount: bigint
  currency: string
  effectiveOn: CalendarDate
}

type Which = { tx: Tx; company: string; payment?: string; lines?: readonly string[] }

/** The allocations of a payment, or on lines, that nothing reversed; in the order in which they came. */
export const liveAllocations = async ({ tx, company, payment, lines }: Which): Promise<PlacedAllocation[]> => {
  const rows = await tx.query<Omit<PlacedAllocation, 'amount'> & { amount: string }>(
    `select a.id, a.payment_id as payment, a.invoice_id as "invoiceId", a.line_id as "lineId", a.amount_minor as amount,
            a.currency, a.effective_on as "effectiveOn"
     from allocations a
     where a.company_id = $1 and a.reverses_id is null and ($2::uuid is null or a.payment_id = $2)
       and ($3::uuid[] is null or a.line_id = any($3::uuid[]))
       and not exists (select 1 from allocations r where r.reverses_id = a.id)
     order by a.effective_on, a.created_at, a.id`,
    [company, payment ?? null, lines ?? null],
  )
  return rows.map((row) => ({ ...row, amount: BigInt(row.amount) }))
}

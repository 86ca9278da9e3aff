import type { Tx } from '../../db/transaction.ts'
import type { CompanySettings } from '../companies.ts'

/**
 * Promises that were kept (the invoice is settled, or the amount came in between) and, once their day is over, those that
 * were not.
 */
export const settlePromises = async (
  tx: Tx,
  { id, today, timezone }: CompanySettings & { today: string },
): Promise<{ kept: number; broken: number }> => {
  const rows = await tx.query<{ status: string }>(SETTLE, [id, today, timezone])
  const kept = rows.filter(({ status }) => status === 'kept').length
  return { kept, broken: rows.length - kept }
}

const SETTLE = `
  update payment_promises p set status = case when x.is_kept then 'kept' else 'broken' end, updated_at = now()
  from (
    select o.id, o.promised_on, case
      when o.amount_minor is not null then o.amount_minor <= (
        select coalesce(sum(y.amount_minor), 0) from payments y
        where y.company_id = o.company_id and y.person_id = o.person_id and y.currency = o.currency
          and y.status = 'received' and y.value_date <= o.promised_on
          and y.value_date >= to_char(o.created_at at time zone $3, 'YYYY-MM-DD'))
      when o.invoice_id is not null then (
        select i.balance_minor = 0 or i.status = 'void' from invoices i where i.id = o.invoice_id)
      else not exists (
        select from invoices i where i.company_id = o.company_id and i.person_id = o.person_id and i.status = 'issued'
          and i.balance_minor > 0 and i.due_date <= o.promised_on)
      end as is_kept
    from payment_promises o
    where o.company_id = $1 and o.status = 'open'
  ) x
  where p.id = x.id and p.status = 'open' and (x.is_kept or x.promised_on < $2::text)
  returning p.status`

import type { Tx } from '../../db/transaction.ts'
import { conflict } from '../../platform/errors.ts'

type Attached = { penalty: string; invoice: string; line: string }

/**
 * Marks pending penalties as applied by the lines they stand on, drafts included. The line charges exactly what is left
 * of the penalty, from the same payer in the same currency.
 * @throws 409 when one of them is not pending any more, or its line does not fit
 */
export const attachPenalties = async (tx: Tx, rows: readonly Attached[]): Promise<void> => {
  if (rows.length === 0) return
  const attached = await tx.query<{ id: string }>(ATTACH, [JSON.stringify(rows)])
  if (attached.length !== rows.length)
    throw conflict('A penalty has changed or is on another invoice already. Load the penalties again.')
}

const ATTACH = `
  update penalties p set status = 'applied', invoice_id = i.id, line_id = l.id, updated_at = now()
  from jsonb_to_recordset($1::jsonb) as given (penalty uuid, invoice uuid, line uuid)
  join invoices i on i.id = given.invoice
  join invoice_lines l on l.id = given.line and l.invoice_id = i.id and l.kind = 'penalty'
  where p.id = given.penalty and p.company_id = i.company_id and p.status = 'pending' and i.status <> 'void'
    and p.person_id = i.person_id and p.currency = i.currency and l.net_minor = p.amount_minor - p.waived_minor
  returning p.id`

/**
 * Takes the penalties off invoices that were voided, or drafts that are edited or deleted: they are pending again and
 * come with the next invoice.
 */
export const releasePenalties = async (tx: Tx, company: string, invoices: readonly string[]): Promise<void> => {
  if (invoices.length === 0) return
  await tx.query(
    `with released as (
       update penalties set status = 'pending', invoice_id = null, line_id = null, updated_at = now()
       where company_id = $1 and invoice_id = any($2::uuid[]) and status = 'applied'
       returning overdue_invoice_id
     )
     -- the nightly run looks again at what was touched
     update invoices set updated_at = now() where id in (select overdue_invoice_id from released)`,
    [company, invoices],
  )
}

/**
 * Brings penalties in line with their lines after money or credit moved on the invoices: covered by payments = paid,
 * covered by credit alone = waived, open again = applied.
 */
export const markPaidPenalties = async (tx: Tx, company: string, invoices: readonly string[]): Promise<void> => {
  if (invoices.length === 0) return
  await tx.query(MARK, [company, invoices])
}

const MARK = `
  update penalties p set status = x.state, waived_minor = greatest(p.waived_minor, x.waived), updated_at = now()
  from (
    select p.id,
           case when l.paid_minor + l.credited_minor < l.total_minor then 'applied'
                when l.paid_minor > 0 then 'paid' else 'waived' end as state,
           case when l.credited_minor = l.total_minor then p.amount_minor else 0 end as waived
    from penalties p join invoice_lines l on l.id = p.line_id
    where p.company_id = $1 and p.invoice_id = any($2::uuid[]) and p.status in ('applied', 'paid')
      and l.total_minor > 0
    order by p.id for update of p
  ) x
  where p.id = x.id and p.status <> x.state`

import type { Tx } from '../../db/transaction.ts'
import type { CalendarDate } from '../../domain/calendar.ts'

/** Below every id. */
export const firstInvoice = '00000000-0000-0000-0000-000000000000'

type Find = {
  tx: Pick<Tx, 'query'>
  company: string
  asOf: CalendarDate
  /** what was touched since then is looked at again, settled or not; null = only what is owed now */
  since: Date | null
  after: string
  limit: number
}

/**
 * The next invoices of leases whose penalties may have changed: what is overdue, and what was settled, voided or paused
 * since the last run.
 */
export const findLateInvoices = async ({ tx, company, asOf, since, after, limit }: Find): Promise<string[]> => {
  const rows = await tx.query<{ id: string }>(FIND, [company, asOf, since, after, limit])
  return rows.map(({ id }) => id)
}

/** How many invoices are overdue: what a run has before it. */
export const countLateInvoices = async (
  tx: Pick<Tx, 'query'>,
  company: string,
  asOf: CalendarDate,
): Promise<number> => {
  const [row] = await tx.query<{ count: string }>(
    `select count(*) from invoices i where ${overdue} and i.due_date < $2`,
    [company, asOf],
  )
  return Number(row?.count ?? 0)
}

const overdue = `i.company_id = $1 and i.status = 'issued' and i.balance_minor > 0 and i.contract_id is not null`
const settled = `i.company_id = $1 and i.contract_id is not null and (i.balance_minor = 0 or i.status = 'void')`

const FIND = `
  (select i.id from invoices i where ${overdue} and i.due_date < $2 and i.id > $4::uuid order by i.id limit $5)
  union
  select i.id from invoices i
  where ${settled} and i.status <> 'draft' and i.due_date < $2 and i.updated_at >= $3 and i.id > $4::uuid
  union
  select i.id from penalties p
  join invoices i on i.id = p.overdue_invoice_id
  join penalty_pauses u on u.company_id = p.company_id and u.updated_at >= $3
    and (u.person_id is null or u.person_id = i.person_id)
    and (u.contract_id is null or u.contract_id = i.contract_id)
    and (u.project_id is null or u.project_id = i.project_id)
  where p.company_id = $1 and p.origin = 'policy' and ${settled} and i.id > $4::uuid
  union
  select i.id from invoices n
  join penalties p on p.invoice_id = n.id and p.origin = 'policy'
  join invoices i on i.id = p.overdue_invoice_id
  where n.company_id = $1 and n.updated_at >= $3 and ${settled} and i.id > $4::uuid
  order by 1 limit $5`

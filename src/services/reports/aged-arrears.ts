import { readQuery } from '../../db/transaction.ts'
import { addDays } from '../../domain/calendar.ts'
import type { LedgerFilters } from '../ledger/ledger-filters.ts'
import { money, type ReportArgs, type ReportBody, type ReportRow, text } from './report.ts'

const buckets = ['notDue', 'days30', 'days60', 'days90', 'older', 'total'] as const

type Bucket = (typeof buckets)[number]
type Row = Record<Bucket, string> & { id: string | null; name: string | null; rows: string }

/** What is owed on the evening of a day by age, per payer: open receivables, by the days since their invoices were due. */
export const agedArrears = async (args: ReportArgs): Promise<ReportBody> => {
  const { payload, company, currency, to, project, page, limit } = args
  const values = [company, currency, to, project ?? null, addDays(to, -30), addDays(to, -60), addDays(to, -90)]
  // The first row is the sum of all; it is not counted.
  const rows = await readQuery<Row>(payload, agedArrearsStatement, [...values, limit, (page - 1) * limit])
  const [total] = rows
  return {
    columns: [
      text('payer', 'Payer'),
      money('notDueMinor', 'Not due'),
      money('days30Minor', '1–30 days'),
      money('days60Minor', '31–60 days'),
      money('days90Minor', '61–90 days'),
      money('olderMinor', 'Over 90 days'),
      money('totalMinor', 'Total'),
    ],
    rows: rows.slice(1).map((row): ReportRow => ({
      id: row.id ?? 'nobody',
      cells: { payer: row.name ?? 'Nobody', ...cellsOf(row) },
      ...(row.id && { drill: drillOf(args, { person: row.id }), link: { collection: 'people', id: row.id } }),
    })),
    totalRows: Number(total?.rows ?? 0),
    totals: { id: 'total', cells: { payer: 'Total', ...cellsOf(total) }, drill: drillOf(args, {}) },
  }
}

const cellsOf = (row: Row | undefined): Record<string, number> =>
  Object.fromEntries(buckets.map((bucket) => [`${bucket}Minor`, Number(row?.[bucket] ?? 0)]))

const drillOf = ({ to, currency, project }: ReportArgs, of: LedgerFilters): ReportRow['drill'] => {
  const scope: LedgerFilters = { key: 'receivable', currency, to, ...(project && { project }), ...of }
  return {
    notDueMinor: { ...scope, dueFrom: to },
    days30Minor: { ...scope, dueFrom: addDays(to, -30), dueTo: addDays(to, -1) },
    days60Minor: { ...scope, dueFrom: addDays(to, -60), dueTo: addDays(to, -31) },
    days90Minor: { ...scope, dueFrom: addDays(to, -90), dueTo: addDays(to, -61) },
    olderMinor: { ...scope, dueTo: addDays(to, -91) },
    totalMinor: scope,
  }
}

/**
 * The sum of all, then a page of payers, those who owe most first.
 * $1 company, $2 currency, $3 day, $4 project or null, $5 to $7 30, 60 and 90 days before, $8 limit, $9 offset
 */
const agedArrearsStatement = `
  with open as materialized (
    select e.person_id, e.invoice_id, min(e.posted_on) as posted_on, sum(e.amount_minor) as amount
    from ledger_entries e
    where e.account_id = any(array(select id from ledger_accounts where company_id = $1 and key = 'receivable' and currency = $2))
      and e.posted_on <= $3 and ($4::uuid is null or e.project_id = $4::uuid)
    group by e.person_id, e.invoice_id, case when e.invoice_id is null then e.posted_on end
    having sum(e.amount_minor) <> 0
  ), aged as (
    select o.person_id, o.amount, coalesce(i.due_date, o.posted_on) as due
    from open o left join invoices i on i.id = o.invoice_id
  ), payers as materialized (
    select person_id,
           coalesce(sum(amount) filter (where due >= $3), 0) as "notDue",
           coalesce(sum(amount) filter (where due < $3 and due >= $5), 0) as "days30",
           coalesce(sum(amount) filter (where due < $5 and due >= $6), 0) as "days60",
           coalesce(sum(amount) filter (where due < $6 and due >= $7), 0) as "days90",
           coalesce(sum(amount) filter (where due < $7), 0) as older,
           sum(amount) as total
    from aged group by person_id
  )
  (select null::uuid as id, null as name, sum("notDue") as "notDue", sum("days30") as "days30", sum("days60") as "days60",
          sum("days90") as "days90", sum(older) as older, sum(total) as total, count(*) as rows
   from payers)
  union all
  (select q.person_id, p.name, q."notDue", q."days30", q."days60", q."days90", q.older, q.total, 0
   from (select * from payers order by total desc, person_id limit $8 offset $9) q
   left join people p on p.id = q.person_id
   order by q.total desc, q.person_id)`

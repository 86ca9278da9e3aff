import type { PayloadRequest } from 'payload'
import { projectsIn } from '../../access/row-rules/standing.ts'
import { readQuery } from '../../db/transaction.ts'
import { companySettings } from '../companies.ts'

type Query = { req: PayloadRequest; company: string; from?: string; to?: string; project?: string; vendor?: string }

/** Counts, and sums in minor units of one currency; a refused or cancelled bill is in none of them. */
export type ExpenseFigures = {
  currency: string
  waiting: number
  waitingMinor: number
  approved: number
  totalMinor: number
  paidMinor: number
  outstandingMinor: number
  overdue: number
  overdueMinor: number
}

/** Expenses by the date of the bill, of the projects that the user sees; never summed over currencies. */
export const expenseStatistics = async ({ req, company, from, to, project, vendor }: Query) => {
  const { today, currency } = await companySettings(req.payload, company)
  const projects = (await projectsIn(req, company)) ?? null
  const currencies = await readQuery<ExpenseFigures>(req.payload, FIGURES, [
    ...[company, today, from ?? null, to ?? null, project ?? null, vendor ?? null],
    projects,
  ])
  return { today, currency, from: from ?? null, to: to ?? null, currencies }
}

const posted = `status in ('approved', 'partial', 'paid')`
const overdue = `status in ('approved', 'partial') and due_date < $2`

const FIGURES = `
  select currency,
    count(*) filter (where status = 'waiting_for_approval')::int as waiting,
    coalesce(sum(total_minor) filter (where status = 'waiting_for_approval'), 0)::float8 as "waitingMinor",
    count(*) filter (where ${posted})::int as approved,
    coalesce(sum(total_minor) filter (where ${posted}), 0)::float8 as "totalMinor",
    coalesce(sum(paid_minor) filter (where ${posted}), 0)::float8 as "paidMinor",
    coalesce(sum(total_minor - paid_minor) filter (where ${posted}), 0)::float8 as "outstandingMinor",
    count(*) filter (where ${overdue})::int as overdue,
    coalesce(sum(total_minor - paid_minor) filter (where ${overdue}), 0)::float8 as "overdueMinor"
  from expenses
  where company_id = $1 and ($3::text is null or invoice_date >= $3) and ($4::text is null or invoice_date <= $4)
    and ($5::uuid is null or project_id = $5) and ($6::uuid is null or vendor_id = $6)
    and ($7::uuid[] is null or project_id = any($7))
  group by currency order by currency`

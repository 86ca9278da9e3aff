import type { PayloadRequest } from 'payload'
import { projectsIn } from '../../access/row-rules/standing.ts'
import { readQuery } from '../../db/transaction.ts'
import { companySettings } from '../companies.ts'

type Statistics = { req: PayloadRequest; company: string; from?: string; to?: string; project?: string }

/** Counts, and sums in minor units of one currency; never summed over currencies. */
type CurrencyFigures = {
  currency: string
  issued: number
  totalMinor: number
  paidMinor: number
  creditedMinor: number
  outstandingMinor: number
  paid: number
  partial: number
  unpaid: number
  overdue: number
  overdueMinor: number
  drafts: number
  draftsMinor: number
  void: number
}

/** Invoices by the day of issue, of the projects that the user sees. Drafts and void ones are counted apart. */
export const invoiceStatistics = async ({ req, company, from, to, project }: Statistics) => {
  const { today, currency } = await companySettings(req.payload, company)
  const projects = (await projectsIn(req, company)) ?? null
  const rows = await readQuery<CurrencyFigures>(req.payload, FIGURES, [
    company,
    today,
    from ?? null,
    to ?? null,
    project ?? null,
    projects,
  ])
  return { today, currency, from: from ?? null, to: to ?? null, currencies: rows }
}

const count = (condition: string): string => `count(*) filter (where ${condition})::int`
const sum = (column: string, condition: string): string =>
  `coalesce(sum(${column}) filter (where ${condition}), 0)::float8`
const issued = `status = 'issued'`
const overdue = `${issued} and balance_minor > 0 and due_date < $2`

const FIGURES = `
  select currency,
    ${count(issued)} as issued,
    ${sum('total_minor', issued)} as "totalMinor",
    ${sum('paid_minor', issued)} as "paidMinor",
    ${sum('credited_minor', issued)} as "creditedMinor",
    ${sum('balance_minor', issued)} as "outstandingMinor",
    ${count(`${issued} and payment_state = 'paid'`)} as paid,
    ${count(`${issued} and payment_state = 'partial'`)} as partial,
    ${count(`${issued} and payment_state = 'unpaid'`)} as unpaid,
    ${count(overdue)} as overdue,
    ${sum('balance_minor', overdue)} as "overdueMinor",
    ${count(`status = 'draft'`)} as drafts,
    ${sum('total_minor', `status = 'draft'`)} as "draftsMinor",
    ${count(`status = 'void'`)} as void
  from invoices
  where company_id = $1 and ($3::text is null or issue_date >= $3) and ($4::text is null or issue_date <= $4)
    and ($5::uuid is null or project_id = $5) and ($6::uuid[] is null or project_id = any($6))
  group by currency order by currency`

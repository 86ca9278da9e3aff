import type { PayloadRequest } from 'payload'
import { requireWholeCompany } from '../../access/require-whole-company.ts'
import { readQuery } from '../../db/transaction.ts'
import { monthOf } from '../../domain/calendar.ts'
import { validationError } from '../../platform/errors.ts'
import { companySettings } from '../companies.ts'
import { pageOf, type Paging } from '../paging.ts'
import { aboutRate } from './about-rate.ts'
import type { ReportArgs } from './report.ts'
import { type ReportKey, reports } from './reports.ts'

export type ReportQuery = Partial<Record<'from' | 'to' | 'project' | 'person' | 'by' | 'currency', string>>

type Run = Paging & { req: PayloadRequest; company: string; report: ReportKey; query: ReportQuery }

/**
 * A report of one currency, one page of it, with the filters that led to it.
 * @throws 400 for a filter that the report does not have or that names nothing, 404 for somebody else's person
 */
export const runReport = async ({ req, company, report, query, page, limit }: Run) => {
  const args = await argsOf({ req, company, report, query, page, limit })
  const { columns, rows, totalRows, totals } = await reports[report].build(args)
  const { title, filters } = reports[report]
  return {
    report,
    title,
    currency: args.currency,
    filters: {
      ...(filters.includes('from') && { from: args.from }),
      to: args.to,
      ...(args.project && { project: args.project }),
      ...(args.person && { person: args.person }),
      ...(args.by && { by: args.by }),
    },
    columns,
    totals: totals ?? null,
    about: await aboutRate({ ...args, on: args.to }),
    ...pageOf({ docs: rows, totalDocs: totalRows, page, limit }),
  }
}

export const argsOf = async ({ req, company, report, query, page, limit }: Run): Promise<ReportArgs> => {
  const { payload } = req
  await requireWholeCompany(req, company)
  const { today, currency, timezone } = await companySettings(payload, company)
  const { filters, by } = reports[report]
  const wrong = (['from', 'project', 'person', 'by'] as const).find(
    (name) => query[name] !== undefined && !filters.includes(name),
  )
  if (wrong) throw validationError(`This report has no filter "${wrong}".`, wrong)
  if (query.by && !by?.includes(query.by)) throw validationError(`Choose one of ${by?.join(', ')}.`, 'by')
  const to = query.to ?? today
  const from = query.from ?? (filters.includes('from') ? `${monthOf(to)}-01` : to)
  if (from > to) throw validationError('The end cannot be before the start.', 'to')
  if (query.project) await requireProject(req, company, query.project)
  return {
    ...{ payload, company, timezone, today, from, to, page, limit },
    currency: query.currency ?? currency,
    project: query.project,
    person: query.person,
    by: query.by ?? by?.[0],
  }
}

const requireProject = async ({ payload }: PayloadRequest, company: string, project: string): Promise<void> => {
  const [row] = await readQuery(payload, 'select from projects where id = $1 and company_id = $2', [project, company])
  if (!row) throw validationError('The chosen project does not exist.', 'project')
}

/** The reports that there are, and the currencies of the books. */
export const listReports = async ({ req, company }: { req: PayloadRequest; company: string }) => {
  const { currency } = await companySettings(req.payload, company)
  const rows = await readQuery<{ currency: string }>(
    req.payload,
    'select distinct currency from ledger_accounts where company_id = $1 order by 1',
    [company],
  )
  return {
    currency,
    currencies: [...new Set([currency, ...rows.map((row) => row.currency)])],
    reports: Object.entries(reports).map(([key, { title, hint, filters, by = [] }]) => ({
      key,
      title,
      hint,
      filters,
      by,
    })),
  }
}

import type { PayloadRequest } from 'payload'
import { toMajorText } from '../../domain/money-text.ts'
import { validationError } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { csvLine } from '../audit/csv.ts'
import type { ReportArgs, ReportBody, ReportColumn, ReportRow } from './report.ts'
import { type ReportKey, reports } from './reports.ts'
import { argsOf, type ReportQuery } from './run-report.ts'

type Export = { req: PayloadRequest; company: string; report: ReportKey; query: ReportQuery }

/** More than this is a backup, not a table for a spreadsheet. */
const mostRows = 100_000

const rowsPerPage = 10_000

/**
 * A report as a table for spreadsheets, all pages of it. No cell can run as a formula. The download is in the audit log
 * before its first byte.
 * @throws 400 as the report itself, and for more than 100,000 rows
 */
export const exportReport = async ({ req, company, report, query }: Export) => {
  const args = await argsOf({ req, company, report, query, page: 1, limit: rowsPerPage })
  const first = await reports[report].build(args)
  if (first.totalRows > mostRows)
    throw validationError(`The report has ${first.totalRows} rows, and a file takes ${mostRows}. Ask for less.`, 'from')
  const after = { report, format: 'csv', rows: first.totalRows, ...query }
  await recordAudit({ req, rows: [{ action: 'export', entity: 'reports', entityId: report, company, after }] })
  return { stream: streamOf(lines(report, args, first)), fileName: `${report}-${args.to}.csv` }
}

async function* lines(report: ReportKey, args: ReportArgs, first: ReportBody): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  const { columns, totals } = first
  const line = (row: ReportRow): string =>
    csvLine([...columns.map((column) => cellText(row, column, args.currency)), args.currency])
  // Spreadsheets take a file for UTF-8 by its first character.
  yield encoder.encode(`\uFEFF${csvLine([...columns.map(({ label }) => label), 'Currency'])}`)
  const pages = Math.max(1, Math.ceil(first.totalRows / rowsPerPage))
  for (let page = 1; page <= pages; page += 1) {
    const { rows } = page === 1 ? first : await reports[report].build({ ...args, page })
    yield encoder.encode(rows.map(line).join(''))
  }
  if (totals) yield encoder.encode(line(totals))
}

const cellText = ({ cells }: ReportRow, { key, kind }: ReportColumn, currency: string): string | null => {
  const value = cells[key]
  if (value === null || value === undefined) return null
  return kind === 'money' ? toMajorText(BigInt(value), currency) : String(value)
}

const streamOf = (parts: AsyncGenerator<Uint8Array>): ReadableStream =>
  new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await parts.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: async () => void (await parts.return(undefined)),
  })

import type { Payload } from 'payload'
import type { LedgerFilters } from '../ledger/ledger-filters.ts'

type ColumnKind = 'text' | 'date' | 'money' | 'count'

export type ReportColumn = { key: string; label: string; kind: ColumnKind }

type Cell = string | number | null

export type ReportRow = {
  id: string
  cells: Record<string, Cell>
  /** the entries that a figure of a column is the sum of, up to its sign: filters of `GET /finance/ledger` */
  drill?: Record<string, LedgerFilters>
  link?: { collection: 'people' | 'units' | 'projects' | 'ledger-accounts' | 'ledger-transactions'; id: string }
  /** a heading, or the sum of what stands above */
  level?: 'heading' | 'sum'
}

/** What a report is asked; dates are calendar dates of the company, both included. */
export type ReportArgs = {
  payload: Payload
  company: string
  timezone: string
  currency: string
  today: string
  from: string
  to: string
  project?: string
  person?: string
  by?: string
  page: number
  limit: number
}

export type ReportBody = {
  columns: readonly ReportColumn[]
  rows: ReportRow[]
  totalRows: number
  /** of all pages, by column */
  totals?: ReportRow
}

export const text = (key: string, label: string): ReportColumn => ({ key, label, kind: 'text' })
export const day = (key: string, label: string): ReportColumn => ({ key, label, kind: 'date' })
export const money = (key: `${string}Minor`, label: string): ReportColumn => ({ key, label, kind: 'money' })

/** One page of rows that are all at hand. */
export const pageOfRows = (rows: ReportRow[], { page, limit }: Pick<ReportArgs, 'page' | 'limit'>): ReportRow[] =>
  rows.slice((page - 1) * limit, page * limit)

/** The sum of a column over rows. */
export const sumOf = <Row>(rows: readonly Row[], pick: (row: Row) => number): number =>
  rows.reduce((sum, row) => sum + pick(row), 0)

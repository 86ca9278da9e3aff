import type { AboutRate } from '../../services/reports/about-rate.ts'
import type { ReportColumn, ReportRow } from '../../services/reports/report.ts'

/** A report as the API answers it. */
export type ReportData = {
  report: string
  title: string
  currency: string
  filters: Record<string, string>
  columns: ReportColumn[]
  docs: ReportRow[]
  totals: ReportRow | null
  about: AboutRate | null
  page: number
  totalPages: number
  totalDocs: number
}

export type ReportList = {
  currency: string
  currencies: string[]
  reports: { key: string; title: string; hint: string; filters: string[]; by: string[] }[]
}

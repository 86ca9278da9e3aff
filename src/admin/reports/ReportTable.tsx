'use client'

import { Link, useConfig } from '@payloadcms/ui'
import type { ReportColumn, ReportRow } from '../../services/reports/report.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { dateText, periodText } from '../text/date.ts'
import { Amount } from '../ui/Amount.tsx'
import type { ReportData } from './report-data.ts'

/** The rows of a report; a figure leads to the entries that it is the sum of. */
export const ReportTable = ({ report }: { report: ReportData }) => {
  const { columns, docs, totals, currency } = report
  return (
    <div className="fh-scroll">
      <table className="fh-table fh-report__table">
        <thead>
          <tr>
            {columns.map(({ key, label, kind }) => (
              <th className={isNumber(kind) ? 'fh-cell-right' : undefined} key={key} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {docs.map((row) => (
            <Row columns={columns} currency={currency} key={row.id} row={row} />
          ))}
          {docs.length === 0 && (
            <tr>
              <td className="fh-quiet" colSpan={columns.length}>
                Nothing was posted that this report would show. Choose other dates.
              </td>
            </tr>
          )}
        </tbody>
        {totals && docs.length > 0 && (
          <tfoot>
            <Row columns={columns} currency={currency} row={totals} />
          </tfoot>
        )}
      </table>
    </div>
  )
}

const isNumber = (kind: ReportColumn['kind']): boolean => kind === 'money' || kind === 'count'

type RowProps = { columns: readonly ReportColumn[]; row: ReportRow; currency: string }

const Row = ({ columns, row, currency }: RowProps) => (
  <tr className={row.level && `fh-report__${row.level}`}>
    {columns.map((column, index) => (
      <td className={isNumber(column.kind) || column.kind === 'date' ? 'fh-nowrap' : undefined} key={column.key}>
        <Cell column={column} currency={currency} isFirst={index === 0} row={row} />
      </td>
    ))}
  </tr>
)

type CellProps = { column: ReportColumn; row: ReportRow; currency: string; isFirst: boolean }

const Cell = ({ column: { key, kind }, row, currency, isFirst }: CellProps) => {
  const { admin } = useConfig().config.routes
  const { can } = usePermissions()
  const value = row.cells[key]
  if (value === null || value === undefined) return null
  if (kind === 'money') {
    const amount = <Amount className="fh-cell-right" currency={currency} minor={Number(value)} />
    const filters = row.drill?.[key]
    if (!filters || value === 0 || !can('finance.ledger.view')) return amount
    return (
      <Link className="fh-drill" href={`${admin}/ledger?${new URLSearchParams({ ...filters })}`} prefetch={false}>
        {amount}
      </Link>
    )
  }
  const text =
    kind === 'date'
      ? dateText(value)
      : key === 'month' || /^\d{4}-\d{2}$/.test(String(value))
        ? monthText(value)
        : String(value)
  if (!isFirst || !row.link) return text
  return (
    <Link href={`${admin}/collections/${row.link.collection}/${row.link.id}`} prefetch={false}>
      {text}
    </Link>
  )
}

const monthText = (value: string | number): string => {
  const text = periodText(value)
  return text === '—' ? String(value) : text
}

import { readQuery } from '../../db/transaction.ts'
import { periodRange } from '../../domain/calendar.ts'
import type { LedgerKey } from '../../domain/ledger/accounts.ts'
import type { LedgerFilters } from '../ledger/ledger-filters.ts'
import { money, pageOfRows, type ReportArgs, type ReportBody, type ReportRow, sumOf, text } from './report.ts'

type Row = Record<'period' | 'output' | 'input' | 'withholding', string>

/** Tax charged and tax paid to suppliers by month, as documents say; entries by hand are not in it. */
export const tax = async (args: ReportArgs): Promise<ReportBody> => {
  const { payload, company, currency, from, to } = args
  const months = await readQuery<Row>(payload, SELECT, [company, currency, from, to])
  const rows = months.map((row) => rowOf(row, args))
  const keys = ['outputMinor', 'inputMinor', 'netMinor', 'withholdingMinor'] as const
  const sums = keys.map((key) => [key, sumOf(rows, ({ cells }) => Number(cells[key]))] as const)
  return {
    columns: [
      text('month', 'Month'),
      money('outputMinor', 'Tax charged'),
      money('inputMinor', 'Tax on expenses'),
      money('netMinor', 'To be paid'),
      money('withholdingMinor', 'Withheld from owners'),
    ],
    rows: pageOfRows(rows, args),
    totalRows: rows.length,
    totals: {
      id: 'total',
      cells: { month: 'Total', ...Object.fromEntries(sums) },
      drill: drillOf({ from, to }, currency),
    },
  }
}

const drillOf = (range: { from: string; to: string }, currency: string): ReportRow['drill'] => {
  const of = (key: LedgerKey): LedgerFilters => ({ key, currency, about: 'document', ...range })
  return {
    outputMinor: of('tax_payable'),
    inputMinor: of('tax_receivable'),
    withholdingMinor: of('withholding_payable'),
  }
}

const rowOf = ({ period, output, input, withholding }: Row, { from, to, currency }: ReportArgs): ReportRow => {
  const month = periodRange(period)
  const range = { from: month.from < from ? from : month.from, to: month.to > to ? to : month.to }
  return {
    id: period,
    cells: {
      month: period,
      outputMinor: Number(output),
      inputMinor: Number(input),
      netMinor: Number(output) - Number(input),
      withholdingMinor: Number(withholding),
    },
    drill: drillOf(range, currency),
  }
}

const SELECT = `
  select left(e.posted_on, 7) as period,
         -coalesce(sum(e.amount_minor) filter (where a.key = 'tax_payable'), 0) as output,
         coalesce(sum(e.amount_minor) filter (where a.key = 'tax_receivable'), 0) as input,
         -coalesce(sum(e.amount_minor) filter (where a.key = 'withholding_payable'), 0) as withholding
  from ledger_accounts a
  join ledger_entries e on e.account_id = a.id and e.posted_on between $3 and $4
  where a.company_id = $1 and a.currency = $2 and a.key in ('tax_payable', 'tax_receivable', 'withholding_payable')
    and coalesce(e.invoice_id, e.payment_id, e.payout_id, e.expense_id) is not null
  group by 1 order by 1`

import { readQuery } from '../../db/transaction.ts'
import { addDays } from '../../domain/calendar.ts'
import { money, pageOfRows, type ReportArgs, type ReportBody, type ReportRow, sumOf, text } from './report.ts'

type Row = Record<'id' | 'code' | 'name' | 'opening' | 'payment' | 'payout' | 'expense' | 'other', string>

const parts = ['payment', 'payout', 'expense', 'other'] as const

/** Cash, bank and gateways: what was there, what came, what went, what is there. Closing = opening + movements. */
export const cashFlow = async (args: ReportArgs): Promise<ReportBody> => {
  const { payload, company, currency, from, to } = args
  const accounts = await readQuery<Row>(payload, SELECT, [company, currency, from, to])
  const rows = accounts.map(rowOf(args))
  const keys = ['openingMinor', 'paymentMinor', 'payoutMinor', 'expenseMinor', 'otherMinor', 'closingMinor'] as const
  const scope = { type: 'money', currency } as const
  return {
    columns: [
      text('code', 'Code'),
      text('account', 'Account'),
      money('openingMinor', 'Before'),
      money('paymentMinor', 'Received'),
      money('payoutMinor', 'To owners'),
      money('expenseMinor', 'To suppliers'),
      money('otherMinor', 'Refunds and other'),
      money('closingMinor', 'After'),
    ],
    rows: pageOfRows(rows, args),
    totalRows: rows.length,
    totals: {
      id: 'total',
      cells: {
        account: 'Total',
        ...Object.fromEntries(keys.map((key) => [key, sumOf(rows, ({ cells }) => Number(cells[key]))])),
      },
      drill: drillOf(scope, { from, to }),
    },
  }
}

type Scope = { type: 'money'; currency: string } | { account: string }

const drillOf = (scope: Scope, { from, to }: { from: string; to: string }): ReportRow['drill'] => ({
  openingMinor: { ...scope, to: addDays(from, -1) },
  ...Object.fromEntries(parts.map((about) => [`${about}Minor`, { ...scope, about, from, to }])),
  closingMinor: { ...scope, to },
})

const rowOf =
  (range: { from: string; to: string }) =>
  ({ id, code, name, ...amounts }: Row): ReportRow => {
    const opening = Number(amounts.opening)
    const moved = parts.map((part) => Number(amounts[part]))
    return {
      id,
      cells: {
        code,
        account: name,
        openingMinor: opening,
        ...Object.fromEntries(parts.map((part) => [`${part}Minor`, Number(amounts[part])])),
        closingMinor: moved.reduce((sum, amount) => sum + amount, opening),
      },
      drill: drillOf({ account: id }, range),
      link: { collection: 'ledger-accounts', id },
    }
  }

const SELECT = `
  select a.id, a.code, a.name,
         coalesce(sum(e.amount_minor) filter (where e.posted_on < $3), 0) as opening,
         coalesce(sum(e.amount_minor) filter (where e.posted_on >= $3 and e.payment_id is not null), 0) as payment,
         coalesce(sum(e.amount_minor) filter (where e.posted_on >= $3 and e.payment_id is null and e.payout_id is not null), 0) as payout,
         coalesce(sum(e.amount_minor) filter (where e.posted_on >= $3 and e.payment_id is null and e.payout_id is null and e.expense_id is not null), 0) as expense,
         coalesce(sum(e.amount_minor) filter (where e.posted_on >= $3 and coalesce(e.invoice_id, e.payment_id, e.payout_id, e.expense_id) is null), 0) as other
  from ledger_accounts a
  join ledger_entries e on e.account_id = a.id and e.posted_on <= $4
  where a.company_id = $1 and a.currency = $2 and a.key in ('cash', 'bank', 'gateway_clearing')
  group by a.id order by a.code, a.name, a.id`

import { type AccountSum, accountSums, naturalAmount } from './account-sums.ts'
import { money, pageOfRows, type ReportArgs, type ReportBody, type ReportRow, sumOf, text } from './report.ts'

const sections = [
  { type: 'asset', label: 'Assets' },
  { type: 'liability', label: 'Liabilities' },
  { type: 'equity', label: 'Equity' },
] as const

/** What there is, whose it is, and what was earned: on the evening of a day. Only what the ledger knows. */
export const balanceSheet = async (args: ReportArgs): Promise<ReportBody> => {
  const { to, currency } = args
  const accounts = await accountSums({ ...args, project: undefined })
  const scope = { to, currency }
  const result = -sumOf(accounts.filter(isResult), ({ closing }) => closing) || 0
  const earned: ReportRow = {
    id: 'result',
    cells: { account: 'Result to date', amountMinor: result },
    drill: { amountMinor: { ...scope, type: 'result' } },
  }
  const sums = new Map<string, number>()
  const rows = sections.flatMap(({ type, label }): ReportRow[] => {
    const own = accounts.filter((account) => account.type === type && account.closing !== 0)
    const sum = sumOf(own, (account) => naturalAmount(account, account.closing)) + (type === 'equity' ? result : 0)
    sums.set(type, sum)
    return [
      { id: `${type}-head`, cells: { account: label }, level: 'heading' },
      ...own.map((account): ReportRow => ({
        id: account.id,
        cells: { code: account.code, account: account.name, amountMinor: naturalAmount(account, account.closing) },
        drill: { amountMinor: { ...scope, account: account.id } },
        link: { collection: 'ledger-accounts', id: account.id },
      })),
      ...(type === 'equity' ? [earned] : []),
      {
        id: type,
        cells: { account: `Total ${label.toLowerCase()}`, amountMinor: sum },
        ...(type !== 'equity' && { drill: { amountMinor: { ...scope, type } } }),
        level: 'sum',
      },
    ]
  })
  const others = (sums.get('liability') ?? 0) + (sums.get('equity') ?? 0)
  return {
    columns: [text('code', 'Code'), text('account', 'Account'), money('amountMinor', 'Amount')],
    rows: pageOfRows(rows, args),
    totalRows: rows.length,
    totals: { id: 'total', cells: { account: 'Liabilities and equity', amountMinor: others } },
  }
}

const isResult = ({ type }: AccountSum): boolean => type === 'income' || type === 'expense'

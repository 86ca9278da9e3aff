import { type AccountSum, accountSums, naturalAmount } from './account-sums.ts'
import { money, pageOfRows, type ReportArgs, type ReportBody, type ReportRow, sumOf, text } from './report.ts'

/** Income and expense of a range by account. Rent of owners is theirs and no income of the company. */
export const profitLoss = async (args: ReportArgs): Promise<ReportBody> => {
  const { from, to, project, currency } = args
  const accounts = await accountSums(args)
  const scope = { from, to, currency, ...(project && { project }) }
  const section = (type: 'income' | 'expense', label: string): { rows: ReportRow[]; sum: number } => {
    const own = accounts.filter((account) => account.type === type && moved(account))
    const sum = sumOf(own, (account) => naturalAmount(account, account.debit + account.credit))
    const rows = own.map((account): ReportRow => ({
      id: account.id,
      cells: {
        code: account.code,
        account: account.name,
        amountMinor: naturalAmount(account, account.debit + account.credit),
      },
      drill: { amountMinor: { ...scope, account: account.id } },
      link: { collection: 'ledger-accounts', id: account.id },
    }))
    const total: ReportRow = {
      id: type,
      cells: { account: `Total ${label.toLowerCase()}`, amountMinor: sum },
      drill: { amountMinor: { ...scope, type } },
      level: 'sum',
    }
    return { rows: [{ id: `${type}-head`, cells: { account: label }, level: 'heading' }, ...rows, total], sum }
  }
  const income = section('income', 'Income')
  const expense = section('expense', 'Expenses')
  const rows = [...income.rows, ...expense.rows]
  return {
    columns: [text('code', 'Code'), text('account', 'Account'), money('amountMinor', 'Amount')],
    rows: pageOfRows(rows, args),
    totalRows: rows.length,
    totals: {
      id: 'result',
      cells: { account: 'Result', amountMinor: income.sum - expense.sum },
      drill: { amountMinor: { ...scope, type: 'result' } },
    },
  }
}

const moved = ({ debit, credit }: AccountSum): boolean => debit !== 0 || credit !== 0

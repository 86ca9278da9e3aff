import { addDays } from '../../domain/calendar.ts'
import { type AccountSum, accountSums } from './account-sums.ts'
import { money, pageOfRows, type ReportArgs, type ReportBody, type ReportRow, sumOf, text } from './report.ts'

/** Every account with what stood before, what moved and what stands after. Debits are credits, in every column. */
export const trialBalance = async (args: ReportArgs): Promise<ReportBody> => {
  const accounts = await accountSums(args)
  return {
    columns: [
      text('code', 'Code'),
      text('account', 'Account'),
      money('openingMinor', 'Before (debit +, credit −)'),
      money('debitMinor', 'Debits'),
      money('creditMinor', 'Credits'),
      money('debitBalanceMinor', 'Balance, debit'),
      money('creditBalanceMinor', 'Balance, credit'),
    ],
    rows: pageOfRows(accounts.map(rowOf(args)), args),
    totalRows: accounts.length,
    totals: {
      id: 'total',
      cells: {
        account: 'Total',
        openingMinor: sumOf(accounts, ({ opening }) => opening),
        debitMinor: sumOf(accounts, ({ debit }) => debit),
        creditMinor: -sumOf(accounts, ({ credit }) => credit) || 0,
        debitBalanceMinor: sumOf(accounts, ({ closing }) => Math.max(closing, 0)),
        creditBalanceMinor: sumOf(accounts, ({ closing }) => Math.max(-closing, 0)),
      },
    },
  }
}

const rowOf =
  ({ from, to, project }: ReportArgs) =>
  ({ id, code, name, opening, debit, credit, closing }: AccountSum): ReportRow => {
    const scope = { account: id, ...(project && { project }) }
    return {
      id,
      cells: {
        code,
        account: name,
        openingMinor: opening,
        debitMinor: debit,
        creditMinor: -credit || 0,
        debitBalanceMinor: Math.max(closing, 0),
        creditBalanceMinor: Math.max(-closing, 0),
      },
      drill: {
        openingMinor: { ...scope, to: addDays(from, -1) },
        debitMinor: { ...scope, from, to, side: 'debit' },
        creditMinor: { ...scope, from, to, side: 'credit' },
        [closing > 0 ? 'debitBalanceMinor' : 'creditBalanceMinor']: { ...scope, to },
      },
      link: { collection: 'ledger-accounts', id },
    }
  }

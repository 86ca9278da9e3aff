import { statusOfPaid, expenseTransitions } from '../../domain/expense.ts'
import { postings } from '../../domain/ledger/postings.ts'
import type { Tx } from '../../db/transaction.ts'
import { conflict } from '../../platform/errors.ts'
import type { DisbursementSubject, MoneyLeft, OpenSubject } from '../disbursements/subject.ts'
import { requireTransition } from '../transition.ts'
import { type LockedExpense, lockExpense, placeOf } from './expense-row.ts'

/** How a supplier's bill is paid, wholly or in parts: his payable goes down when the money has left. */
export const expenseSubject: DisbursementSubject = {
  permission: 'finance.expenses.pay',
  open: async ({ tx, company, id }) => {
    const expense = await lockExpense(tx, company, id)
    if (expense.status === 'paid') throw conflict('This expense is paid already.', { allowed: [] })
    requireTransition(expenseTransitions, expense.status, 'paid')
    await refuseUnderWay(tx, id)
    return openOf(expense)
  },
  lock: async ({ tx, company, id }) => openOf(await lockExpense(tx, company, id)),
  onSent: () => Promise.resolve([]),
  onSucceeded: async (left) => {
    const { tx, id, amount } = left
    const expense = await lockExpense(tx, left.company.id, id)
    const paid = expense.paid + amount
    await tx.query('update expenses set paid_minor = $2, status = $3, updated_at = now() where id = $1', [
      id,
      paid.toString(),
      statusOfPaid({ total: expense.total, paid }),
    ])
    return paidOut(left, placeOf(expense))
  },
  onFailed: () => Promise.resolve([]),
  // Beyond the bill: its payable turns round, and the supplier owes it back.
  onExcess: async (left) => paidOut(left, placeOf(await lockExpense(left.tx, left.company.id, left.id))),
}

const paidOut = ({ money, amount, charge }: MoneyLeft, place: OpenSubject['place']) =>
  postings.moneyPaidOut({ owed: { account: 'supplier_payable', place }, money, amount, charge })

const openOf = (expense: LockedExpense): OpenSubject => ({
  number: expense.number,
  person: expense.vendor,
  currency: expense.currency,
  leftMinor: expense.status === 'approved' || expense.status === 'partial' ? expense.total - expense.paid : 0n,
  place: placeOf(expense),
})

// The database keeps a second live attempt out as well; this says it in the words of an expense.
const refuseUnderWay = async (tx: Tx, id: string): Promise<void> => {
  const live = await tx.query(
    `select 1 from disbursements where expense_id = $1 and status in ('created', 'submitting', 'submitted', 'unknown') limit 1`,
    [id],
  )
  if (live.length > 0) throw conflict('A payment of this expense is under way. Wait for its result.')
}

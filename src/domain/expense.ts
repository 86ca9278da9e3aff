import { applyRate } from './money.ts'
import type { TransitionTable } from './transitions.ts'

export type ExpenseStatus = 'waiting_for_approval' | 'approved' | 'partial' | 'paid' | 'rejected' | 'cancelled'

/** A bill of a supplier. From its approval on it is in the books and frozen; it is cancelled only while nothing was paid. */
export const expenseTransitions = {
  waiting_for_approval: ['approved', 'rejected', 'cancelled'],
  rejected: ['waiting_for_approval', 'cancelled'],
  approved: ['partial', 'paid', 'cancelled'],
  partial: ['partial', 'paid'],
  paid: [],
  cancelled: [],
} as const satisfies TransitionTable<ExpenseStatus>

/** Its terms may be changed only here. */
export const isOpenExpense = (status: ExpenseStatus): boolean =>
  status === 'waiting_for_approval' || status === 'rejected'

/** Where a bill stands after a payment. */
export const statusOfPaid = ({ total, paid }: { total: bigint; paid: bigint }): 'approved' | 'partial' | 'paid' => {
  if (paid >= total) return 'paid'
  return paid > 0n ? 'partial' : 'approved'
}

/** Tax and total of a bill, minor units: the rate is a rate, never an amount. */
export const expenseTotals = ({ amount, taxRateBps }: { amount: bigint; taxRateBps: number }) => {
  const tax = applyRate(amount, taxRateBps)
  return { tax, total: amount + tax }
}

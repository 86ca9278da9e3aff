import { expenseSubject } from '../expenses/expense-subject.ts'
import { payoutSubject } from '../payouts/payout-subject.ts'
import { refundSubject } from '../refunds/refund-subject.ts'
import type { DisbursementKind, DisbursementSubject } from './subject.ts'

/** What can be paid, and the one who knows how. */
export const subjects: Readonly<Record<DisbursementKind, DisbursementSubject>> = {
  payout: payoutSubject,
  expense: expenseSubject,
  refund: refundSubject,
}

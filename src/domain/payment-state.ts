import { type CalendarDate, daysBetween } from './calendar.ts'
import type { Minor } from './money.ts'

export type PaymentState = 'unpaid' | 'partial' | 'paid'

export type AgeingBucket = 'current' | '1-30' | '31-60' | '61-90' | 'over-90'

type Owed = { dueDate: CalendarDate; today: CalendarDate; balance: Minor }

/** What is still owed: total − live allocations − credit notes; minor units. */
export const invoiceBalance = ({ total, paid, credited }: { total: Minor; paid: Minor; credited: Minor }): Minor =>
  total - paid - credited

/** Derived from the amounts alone; an invoice over nothing is paid. */
export const paymentState = ({ total, balance }: { total: Minor; balance: Minor }): PaymentState => {
  if (balance <= 0n) return 'paid'
  return balance < total ? 'partial' : 'unpaid'
}

/** Days since the due date while something is owed; 0 up to and on the due date, and when nothing is owed. */
export const daysOverdue = ({ dueDate, today, balance }: Owed): number =>
  balance > 0n ? Math.max(0, daysBetween(dueDate, today)) : 0

/** True from the day after the due date (today is the company's date) while something is owed. */
export const isOverdue = (owed: Owed): boolean => daysOverdue(owed) > 0

/** The column of the aged arrears report. */
export const ageingBucket = (days: number): AgeingBucket => {
  if (days <= 0) return 'current'
  if (days <= 30) return '1-30'
  if (days <= 60) return '31-60'
  return days <= 90 ? '61-90' : 'over-90'
}

import {
  type CalendarDate,
  daysBetween,
  daysInMonth,
  earliestDate,
  latestDate,
  type Period,
  periodRange,
} from './calendar.ts'
import { type Minor, roundDiv } from './money.ts'

export type Term = {
  /** First day, included. */
  from: CalendarDate
  /** Last day, included; null or undefined = open. */
  to?: CalendarDate | null
}

/** The part of a term that lies in a month, both days included; undefined when they do not meet. */
export const termInPeriod = ({ from, to, period }: Term & { period: Period }) => {
  const month = periodRange(period)
  const first = latestDate(month.from, from)
  const last = earliestDate(month.to, to ?? month.to)
  return first <= last ? { from: first, to: last, days: daysBetween(first, last) + 1 } : undefined
}

/**
 * A monthly amount for the days of a month that a term covers: amount × days ÷ days in month, half away from zero.
 * Start and end day are both charged; 0 when the term does not touch the month.
 * @param amount minor units per full month
 * @throws RangeError when the period is not a month or a date does not exist
 */
export const prorateMonth = ({ amount, period, from, to }: Term & { amount: Minor; period: Period }): Minor => {
  const covered = termInPeriod({ from, to, period })
  return covered ? roundDiv(amount * BigInt(covered.days), BigInt(daysInMonth(period))) : 0n
}

import { addPeriods, type CalendarDate, type Period, periodRange } from './calendar.ts'

const monthNames = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December',
] // prettier-ignore

/** 'November 2026' */
export const monthText = (period: Period): string => `${monthNames[Number(period.slice(5)) - 1]} ${period.slice(0, 4)}`

/** The days of a month that something is charged for: 'November 2026' for all of it, else '16–30 November 2026'. */
export const daysText = ({ from, to, period }: { from: CalendarDate; to: CalendarDate; period: Period }): string => {
  const month = periodRange(period)
  if (from === month.from && to === month.to) return monthText(period)
  return from === to ? `${dayOf(from)} ${monthText(period)}` : `${dayOf(from)}–${dayOf(to)} ${monthText(period)}`
}

/** 'November 2026', or 'November 2026 to January 2027' for several months. */
export const monthsText = (period: Period, months: number): string =>
  months === 1 ? monthText(period) : `${monthText(period)} to ${monthText(addPeriods(period, months - 1))}`

const dayOf = (date: CalendarDate): number => Number(date.slice(8))

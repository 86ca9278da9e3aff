/** A calendar date 'YYYY-MM-DD' in the company's time zone; sorts as text. */
export type CalendarDate = string

/** A calendar month 'YYYY-MM'; sorts as text. */
export type Period = string

const DAY_MS = 86_400_000

/** True for an existing date of the years 0001 to 9999 in the form 'YYYY-MM-DD'. */
export const isCalendarDate = (text: unknown): text is CalendarDate => {
  if (typeof text !== 'string' || !/^\d{4}-(?:0[1-9]|1[0-2])-\d{2}$/.test(text) || text < '0001') return false
  const day = Number(text.slice(8))
  return day >= 1 && day <= lastDayOf(Number(text.slice(0, 4)), Number(text.slice(5, 7)))
}

/** True for a month 'YYYY-MM'. */
export const isPeriod = (text: unknown): text is Period => typeof text === 'string' && isCalendarDate(`${text}-01`)

/** @throws RangeError when the date does not exist or the result leaves the years 0001 to 9999 */
export const addDays = (date: CalendarDate, days: number): CalendarDate => fromDayNumber(dayNumber(date) + days)

/**
 * Same day of the month, clamped to its last day: 31 January + 1 = 28 February. Count every date from the first
 * one (start + 1, start + 2, …); chaining would lose the 31st for good.
 * @throws RangeError when the date does not exist or the result leaves the years 0001 to 9999
 */
export const addMonths = (date: CalendarDate, months: number): CalendarDate => {
  dayNumber(date)
  return dayOfPeriod(addPeriods(monthOf(date), months), Number(date.slice(8)))
}

/** Days from one date to another: the day after is 1, the day before -1. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number => dayNumber(to) - dayNumber(from)

/** Negative, zero or positive; for sorting dates or periods. */
export const compareDates = (a: CalendarDate, b: CalendarDate): number => (a < b ? -1 : a > b ? 1 : 0)

/** The latest of the given dates. */
export const latestDate = (first: CalendarDate, ...others: CalendarDate[]): CalendarDate =>
  others.reduce((latest, date) => (date > latest ? date : latest), first)

/** The earliest of the given dates. */
export const earliestDate = (first: CalendarDate, ...others: CalendarDate[]): CalendarDate =>
  others.reduce((earliest, date) => (date < earliest ? date : earliest), first)

/** '2026-11-22' -> '2026-11'. */
export const monthOf = (date: CalendarDate): Period => date.slice(0, 7)

/** @throws RangeError when it is not a month */
export const daysInMonth = (period: Period): number => lastDayOf(...yearAndMonth(period))

/**
 * First and last day of a month.
 * @throws RangeError when it is not a month
 */
export const periodRange = (period: Period): { from: CalendarDate; to: CalendarDate } => ({
  from: `${period}-01`,
  to: `${period}-${daysInMonth(period)}`,
})

/**
 * A day of a month, clamped to its last day.
 * @throws RangeError when it is not a month or the day is not 1 to 31
 */
export const dayOfPeriod = (period: Period, day: number): CalendarDate => {
  if (!Number.isInteger(day) || day < 1 || day > 31) throw new RangeError(`Not a day of the month: ${day}`)
  return `${period}-${pad(Math.min(day, daysInMonth(period)), 2)}`
}

/** @throws RangeError when it is not a month or the result leaves the years 0001 to 9999 */
export const addPeriods = (period: Period, months: number): Period => {
  const [year, month] = yearAndMonth(period)
  const index = year * 12 + (month - 1) + months
  const result = `${pad(Math.floor(index / 12), 4)}-${pad((((index % 12) + 12) % 12) + 1, 2)}`
  if (!isPeriod(result)) throw new RangeError(`Month out of range: ${period} + ${months}`)
  return result
}

/** Every month from the first to the last, both included; empty when the last comes before the first. */
export const periodsBetween = (first: Period, last: Period): Period[] => {
  const periods: Period[] = []
  for (let period = first; period <= last; period = addPeriods(period, 1)) periods.push(period)
  return periods
}

/**
 * The calendar date of an instant in an IANA time zone such as 'Africa/Nairobi'.
 * @throws RangeError when the time zone is unknown or the instant invalid
 */
export const todayIn = (timeZone: string, instant: Date): CalendarDate => {
  const format = new Intl.DateTimeFormat('en-u-ca-gregory', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  })
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
  return `${pad(parts.get('year'), 4)}-${pad(parts.get('month'), 2)}-${pad(parts.get('day'), 2)}`
}

const lastDayOf = (year: number, month: number): number => {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

const pad = (value: number | undefined, width: number): string => String(value).padStart(width, '0')

const yearAndMonth = (period: Period): [number, number] => {
  if (!isPeriod(period)) throw new RangeError(`Not a month (YYYY-MM): ${period}`)
  return [Number(period.slice(0, 4)), Number(period.slice(5))]
}

const dayNumber = (date: CalendarDate): number => {
  if (!isCalendarDate(date)) throw new RangeError(`Not a date (YYYY-MM-DD): ${date}`)
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS
}

const fromDayNumber = (day: number): CalendarDate => {
  const time = new Date(day * DAY_MS)
  const text = Number.isNaN(time.getTime()) ? '' : time.toISOString().slice(0, 10)
  if (!isCalendarDate(text)) throw new RangeError('Date out of range: it must be in the years 0001 to 9999')
  return text
}

import { isCalendarDate, isPeriod } from '../../domain/calendar.ts'
import { noValue } from './amount.ts'

const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

/** '2026-11-22' -> '22 Nov 2026'; '—' for no date. */
export const dateText = (date: unknown): string =>
  isCalendarDate(date) ? plainSept(dayFormat.format(Date.parse(`${date}T00:00:00Z`))) : noValue

/** '2026-11' -> 'November 2026', or 'Nov 2026' where it must be short; '—' for no month. */
export const periodText = (period: unknown, month: 'long' | 'short' = 'long'): string => {
  if (!isPeriod(period)) return noValue
  const format = new Intl.DateTimeFormat('en-GB', { month, year: 'numeric', timeZone: 'UTC' })
  return plainSept(format.format(Date.parse(`${period}-01T00:00:00Z`)))
}

/** An instant as a day of the reader's own calendar. */
export const instantText = (instant: unknown): string => {
  const time = typeof instant === 'string' ? Date.parse(instant) : Number.NaN
  if (Number.isNaN(time)) return noValue
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(time)
}

/** An instant as the day of the reader's own calendar, with its year. */
export const instantDayText = (instant: unknown): string => {
  const time = typeof instant === 'string' ? Date.parse(instant) : Number.NaN
  if (Number.isNaN(time)) return noValue
  const format = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
  return plainSept(format.format(time))
}

// Newer ICU data writes "Sept"; one width for all months keeps columns straight.
const plainSept = (text: string): string => text.replace(/\bSept\b/, 'Sep')

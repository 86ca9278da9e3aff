import { addDays, addMonths, type CalendarDate, daysBetween } from './calendar.ts'

type Term = { start: CalendarDate; end: CalendarDate | null }

/** The length of a term in whole months where it has one, else in days; undefined for an open one. */
export const termLength = ({ start, end }: Term): { months: number } | { days: number } | undefined => {
  if (!end) return undefined
  const next = addDays(end, 1)
  const months =
    (Number(next.slice(0, 4)) - Number(start.slice(0, 4))) * 12 + Number(next.slice(5, 7)) - Number(start.slice(5, 7))
  if (months > 0 && addMonths(start, months) === next) return { months }
  return { days: daysBetween(start, end) + 1 }
}

/** A term as long as the last one from a new start; an open one stays open. */
export const renewedTerm = (last: Term, start: CalendarDate): Term => {
  const length = termLength(last)
  if (!length) return { start, end: null }
  const after = 'months' in length ? addMonths(start, length.months) : addDays(start, length.days)
  return { start, end: addDays(after, -1) }
}

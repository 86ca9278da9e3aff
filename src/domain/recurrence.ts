import { addPeriods, type CalendarDate, dayOfPeriod, monthOf } from './calendar.ts'

/**
 * The date after one of a series, on the series' own day of the month: counted from the anchor, not from a date that the
 * end of a short month has clamped (31 January, 28 February, 31 March).
 * @param anchorDay 1 to 31
 * @throws RangeError when the date does not exist or the result leaves the calendar
 */
export const nextOccurrence = ({
  date,
  everyMonths,
  anchorDay,
}: {
  date: CalendarDate
  everyMonths: number
  anchorDay: number
}): CalendarDate => dayOfPeriod(addPeriods(monthOf(date), everyMonths), anchorDay)

/** The dates of a series that are due, the oldest first, and the one after them. At most `limit` at once. */
export const dueOccurrences = ({
  nextDate,
  endDate,
  today,
  limit,
  ...series
}: {
  nextDate: CalendarDate
  /** the last day on which one may fall; null = open */
  endDate: CalendarDate | null
  today: CalendarDate
  everyMonths: number
  anchorDay: number
  limit: number
}): { due: CalendarDate[]; nextDate: CalendarDate } => {
  const due: CalendarDate[] = []
  let date = nextDate
  while (date <= today && (endDate === null || date <= endDate) && due.length < limit) {
    due.push(date)
    date = nextOccurrence({ date, ...series })
  }
  return { due, nextDate: date }
}

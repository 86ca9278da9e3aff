import { addPeriods, type CalendarDate, monthOf, type Period } from '../calendar.ts'

/**
 * The day on which an event is put into the books: its own, or the first day of the first open month when its own month
 * is closed. Months close in order, so that the last closed one says it all.
 */
export const openDayFor = (asked: CalendarDate, closedThrough: Period | null): CalendarDate =>
  closedThrough && monthOf(asked) <= closedThrough ? `${addPeriods(closedThrough, 1)}-01` : asked

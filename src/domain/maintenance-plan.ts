import { addDays, addPeriods, type CalendarDate, dayOfPeriod, monthOf } from './calendar.ts'

export type PlanInterval = 'day' | 'week' | 'month' | 'year'

export type PlanRhythm = {
  every: number
  interval: PlanInterval
  nextDate: CalendarDate
  /** dates that the plan has had already, in any order */
  pastDates?: readonly CalendarDate[]
}

/**
 * The next date of a plan and those after it, without end. Months count from the day of the month on which the plan
 * began: 31 January, 28 February, 31 March.
 */
function* planDates(rhythm: PlanRhythm): Generator<CalendarDate, never> {
  const { every, interval, nextDate } = rhythm
  const day = originalDay(rhythm)
  for (let step = 0; ; step += 1) {
    const count = step * every
    if (interval === 'day' || interval === 'week') yield addDays(nextDate, count * (interval === 'week' ? 7 : 1))
    else yield dayOfPeriod(addPeriods(monthOf(nextDate), count * (interval === 'year' ? 12 : 1)), day)
  }
}

/** The dates up to and including a day, at most so many. */
export const planDatesUntil = (rhythm: PlanRhythm, until: CalendarDate, most: number): CalendarDate[] => {
  const dates: CalendarDate[] = []
  for (const date of planDates(rhythm)) {
    if (date > until || dates.length === most) break
    dates.push(date)
  }
  return dates
}

/** The next so many dates. */
export const nextPlanDates = (rhythm: PlanRhythm, count: number): CalendarDate[] => {
  const dates: CalendarDate[] = []
  for (const date of planDates(rhythm)) {
    if (dates.length === count) break
    dates.push(date)
  }
  return dates
}

/**
 * A date at the end of a short month may stand for a later day. The dates before it tell, back to one that was not cut
 * off; a date that does not follow from the rhythm means that somebody chose a new one.
 */
const originalDay = ({ every, interval, nextDate, pastDates = [] }: PlanRhythm): number => {
  const months = interval === 'month' ? every : interval === 'year' ? every * 12 : 0
  if (months === 0) return dayOf(nextDate)
  const chain = [nextDate]
  let day = dayOf(nextDate)
  for (const date of [...pastDates].sort().reverse()) {
    if (date >= nextDate) continue
    chain.push(date)
    const wanted = Math.max(day, dayOf(date))
    const isOfThisRhythm = chain.every(
      (known, index) => known === dayOfPeriod(addPeriods(monthOf(nextDate), -months * index), wanted),
    )
    if (!isOfThisRhythm) break
    day = wanted
  }
  return day
}

const dayOf = (date: CalendarDate): number => Number(date.slice(8))

import { addMonths, type CalendarDate } from './calendar.ts'
import { applyRate, type Minor } from './money.ts'

/** How the rent of a lease rises: by a rate in basis points, or by an amount in minor units. */
export type Escalation = { kind: 'none' } | { kind: 'percent'; bps: number } | { kind: 'fixed'; amount: Minor }

/**
 * The rent after a number of rises. Each rise counts from the rent before it, and is rounded half away from zero.
 * @param rent minor units
 * @throws RangeError when the number of steps is not a whole number from 0 up
 */
export const rentAfter = (rent: Minor, escalation: Escalation, steps = 1): Minor => {
  if (!Number.isInteger(steps) || steps < 0) throw new RangeError(`Not a number of steps: ${steps}`)
  let after = rent
  for (let step = 0; step < steps; step += 1) after += riseOf(after, escalation)
  return after
}

/** The day of the n-th rise: counted from the start, so that the 31st is not lost in a short month. */
export const escalationDate = ({ start, everyMonths, step }: Schedule & { step: number }): CalendarDate =>
  addMonths(start, everyMonths * step)

/**
 * The first rise after a day; undefined when the lease ends before it.
 * @param after the rise is later than this day
 */
export const nextEscalation = ({
  start,
  everyMonths,
  end,
  after = start,
}: Schedule & { end?: CalendarDate | null; after?: CalendarDate }): CalendarDate | undefined => {
  for (let step = 1; ; step += 1) {
    const date = escalationDate({ start, everyMonths, step })
    if (end && date > end) return undefined
    if (date > after) return date
  }
}

/** The rises that are due from the next one up to a day, both included, within the term. */
export const dueEscalations = ({
  start,
  everyMonths,
  end,
  next,
  until,
}: Schedule & { end?: CalendarDate | null; next: CalendarDate; until: CalendarDate }): CalendarDate[] => {
  const dates: CalendarDate[] = []
  for (
    let date: CalendarDate | undefined = end && next > end ? undefined : next;
    date && date <= until;
    date = nextEscalation({ start, everyMonths, end, after: date })
  )
    dates.push(date)
  return dates
}

export type Terms = Schedule & {
  /** as it stands on the lease now */
  rent: Minor
  end?: CalendarDate | null
  escalation: Escalation
  /** the first rise that is not applied yet */
  next?: CalendarDate | null
  changes?: readonly TermChange[]
}

/** Another rent from a day on: applied after the asked day (then `before` held), or approved and not applied yet. */
export type TermChange = { date: CalendarDate; before: Minor; after: Minor; isApplied: boolean }

/**
 * The rent that holds on a day, whether the changes up to it have been applied by then or not.
 * On one day the agreed rent comes after the rise, and so decides.
 */
export const rentOn = ({ rent, escalation, next, changes = [], ...term }: Terms, date: CalendarDate): Minor => {
  const undone = changes.filter((change) => change.isApplied && change.date > date).toSorted(byDate)[0]
  if (undone) return undone.before
  const rises = next && escalation.kind !== 'none' ? dueEscalations({ ...term, next, until: date }) : []
  const agreed = changes.filter((change) => !change.isApplied && change.date <= date)
  const steps = [
    ...rises.map((on) => ({ on, order: 0, apply: (now: Minor) => rentAfter(now, escalation) })),
    ...agreed.map(({ date: on, after }) => ({ on, order: 1, apply: () => after })),
  ].toSorted((a, b) => (a.on === b.on ? a.order - b.order : a.on < b.on ? -1 : 1))
  return steps.reduce((now, { apply }) => apply(now), rent)
}

type Schedule = { start: CalendarDate; everyMonths: number }

const byDate = (a: TermChange, b: TermChange): number => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)

const riseOf = (rent: Minor, escalation: Escalation): Minor => {
  if (escalation.kind === 'none') return 0n
  return escalation.kind === 'fixed' ? escalation.amount : applyRate(rent, escalation.bps)
}

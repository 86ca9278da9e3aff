import { Decimal } from 'decimal.js'
import { type CalendarDate, daysBetween } from './calendar.ts'
import type { TransitionTable } from './transitions.ts'

export type MeterStatus = 'active' | 'replaced' | 'removed'
export type ReadingKind = 'actual' | 'estimated' | 'final' | 'initial'
export type ReadingStatus = 'accepted' | 'questioned' | 'rejected'

export const meterTransitions = {
  active: ['replaced', 'removed'],
  replaced: [],
  removed: [],
} as const satisfies TransitionTable<MeterStatus>

export const readingTransitions = {
  questioned: ['accepted', 'rejected'],
  accepted: ['rejected'],
  rejected: [],
} as const satisfies TransitionTable<ReadingStatus>

/** What a meter showed on a day; `value` with up to three decimals. */
export type Stand = { date: CalendarDate; value: Decimal.Value; kind: ReadingKind }

/** How often above the average a consumption is before somebody has to look at it. */
export const defaultJumpFactor = 3

/** How many readings the average is taken over. */
const averageOver = 6

/** Meters show at most twelve digits before the point, and we keep three after it. */
const largestReading = new Decimal('999999999999.999')

/** What is wrong with a value that somebody entered; undefined when nothing is. */
export const valueProblem = (value: unknown): string | undefined => {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'Enter what the meter shows, as a number.'
  const reading = new Decimal(value)
  if (reading.isNegative() && !reading.isZero()) return 'A reading is not below zero.'
  if (reading.decimalPlaces() > 3) return 'A reading has at most three decimals.'
  return reading.gt(largestReading) ? 'This is more than a meter can show.' : undefined
}

type Placing = {
  date: CalendarDate
  value: Decimal.Value
  /** what the meter showed before that day: the start of its life at least */
  earlier: readonly Stand[]
  /** what it showed after that day */
  later: readonly Stand[]
}

/**
 * Whether a reading fits between those around it. An estimate gives way: only what somebody has read counts.
 * @param earlier and later, in the order of their dates
 */
export const placingProblem = ({ value, earlier, later }: Placing): string | undefined => {
  const before = earlier.findLast(isRead)
  if (before && new Decimal(value).lt(before.value)) {
    return `The meter showed ${text(before.value)} on ${before.date} already, and it does not run backwards. If it was changed, replace the meter.`
  }
  const after = later.find(isRead)
  return after && new Decimal(value).gt(after.value)
    ? `The meter showed only ${text(after.value)} on ${after.date}, which is later.`
    : undefined
}

/**
 * Consumption since the reading before. Below zero only after an estimate that was too high: the sum of all stays what the
 * meter has counted.
 */
export const consumptionSince = (value: Decimal.Value, before: Stand | undefined): Decimal =>
  new Decimal(value).minus(before?.value ?? value)

/**
 * Why a reading looks wrong; undefined when it does not. The measure is what the meter counted a day on average over its
 * last readings: without any consumption before, nothing is strange.
 * @param earlier in the order of their dates
 */
export const doubtAbout = ({
  date,
  value,
  earlier,
  jumpFactor = defaultJumpFactor,
}: Omit<Placing, 'later'> & { jumpFactor?: number }): string | undefined => {
  const before = earlier.findLast(isRead)
  const perDay = averagePerDay(earlier)
  if (!before || !perDay?.gt(0)) return undefined
  const consumption = consumptionSince(value, before)
  if (consumption.isZero()) return `Nothing was used since ${before.date}, and it was ${about(perDay)} a day before.`
  const usual = perDay.times(Math.max(1, daysBetween(before.date, date)))
  return consumption.gt(usual.times(jumpFactor))
    ? `${text(consumption)} were used since ${before.date}; ${about(usual)} would be usual.`
    : undefined
}

/** What the meter counted a day over its last readings, estimates apart; undefined when there are not two. */
export const averagePerDay = (earlier: readonly Stand[]): Decimal | undefined => {
  const read = earlier.filter(isRead)
  const last = read.at(-1)
  const first = read.slice(-averageOver - 1).at(0)
  if (!last || !first) return undefined
  const days = daysBetween(first.date, last.date)
  return days > 0 ? new Decimal(last.value).minus(first.value).div(days) : undefined
}

/**
 * What a meter probably shows on a day: the last reading and the average since, rounded to three decimals.
 * @returns undefined when there is nothing to estimate from
 */
export const estimateOf = (date: CalendarDate, earlier: readonly Stand[]): Decimal | undefined => {
  const last = earlier.at(-1)
  const perDay = averagePerDay(earlier)
  if (!last || !perDay || perDay.isNegative()) return undefined
  return new Decimal(last.value).plus(perDay.times(daysBetween(last.date, date))).toDecimalPlaces(3)
}

const isRead = ({ kind }: Stand): boolean => kind !== 'estimated'

/** An average, as nobody wants to read all its digits. */
const about = (value: Decimal): string => value.toSignificantDigits(value.gte(100) ? 4 : 2).toString()

const text = (value: Decimal.Value): string => new Decimal(value).toDecimalPlaces(3).toString()

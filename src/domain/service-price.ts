import { Decimal } from 'decimal.js'
import {
  addDays,
  addPeriods,
  type CalendarDate,
  daysBetween,
  earliestDate,
  monthOf,
  type Period,
  periodRange,
  periodsBetween,
} from './calendar.ts'
import { applyRate, type Minor, multiply } from './money.ts'
import { prorateMonth, termInPeriod } from './proration.ts'

export type ServicePricing = 'fixed' | 'variable' | 'percentage' | 'metered'
export type ServiceFrequency = 'one_time' | 'daily' | 'weekly' | 'monthly' | 'quarterly' | 'yearly'

export type ServiceTerms = {
  pricing: ServicePricing
  /** minor units; by meter: of one unit of measure */
  basePriceMinor: Minor | null
  /** of the rent, in basis points */
  percentageBps: number | null
  /** what is agreed for this place in place of the catalogue's price; it goes first whatever the pricing */
  customPriceMinor: Minor | null
}

export type MeterStand = {
  /** what the meter shows now, with up to three decimals */
  reading: Decimal.Value
  /** what it showed when it was billed last, or when it was installed */
  lastBilled: Decimal.Value
}

type PriceFacts = {
  terms: ServiceTerms
  /** what the rent of the place is per month, in minor units; null without one */
  rentMinor?: Minor | null
  /** null without a reading that can be billed */
  meter?: MeterStand | null
}

/** Why there is nothing to charge, where a person has to do something about it. */
export type NoPrice = 'no_price' | 'no_rent' | 'no_reading'

export type ServicePrice =
  | { amountMinor: Minor; unitPriceMinor: Minor; quantity: string; missing?: undefined }
  | { amountMinor?: undefined; missing: NoPrice }

/**
 * The price of a service at a place: of one month, day, week or time by its frequency, or of what a meter counted since
 * it was billed. The custom price goes first, then the catalogue's.
 * @throws RangeError for a meter that shows less than what was billed
 */
export const currentPrice = ({ terms, rentMinor, meter }: PriceFacts): ServicePrice => {
  const { pricing, basePriceMinor, percentageBps, customPriceMinor } = terms
  if (pricing === 'metered') return meteredPrice(customPriceMinor ?? basePriceMinor, meter)
  if (customPriceMinor !== null) return times(customPriceMinor)
  if (pricing !== 'percentage') return basePriceMinor === null ? { missing: 'no_price' } : times(basePriceMinor)
  if (percentageBps === null) return { missing: 'no_price' }
  return rentMinor === undefined || rentMinor === null
    ? { missing: 'no_rent' }
    : times(applyRate(rentMinor, percentageBps))
}

/**
 * What a meter counted, exact to three decimals.
 * @throws RangeError when it shows less than before
 */
export const consumptionOf = ({ reading, lastBilled }: MeterStand): Decimal => {
  const consumption = new Decimal(reading).minus(lastBilled)
  if (consumption.isNegative() && !consumption.isZero()) throw new RangeError('A meter does not run backwards')
  return consumption
}

/** Months that are charged at once, at the price of a month each. */
const monthsAtOnce = { monthly: 1, quarterly: 3, yearly: 12 } as const satisfies Partial<
  Record<ServiceFrequency, number>
>

export type ServiceTerm = {
  frequency: ServiceFrequency
  /** the first day that is charged */
  startDate: CalendarDate
  /** the last day that is charged; null = open */
  endDate: CalendarDate | null
  /** days that are not charged, both included; `to` null = until now */
  pauses?: readonly { from: CalendarDate; to: CalendarDate | null }[]
}

/**
 * What a service costs in a month, in minor units: the months, days or weeks that are due then, times its price.
 * Monthly prices are prorated in the first and last month like rent; quarterly and yearly ones charge three or twelve
 * months at once, counted from the month of the start; a meter is charged where its months are due.
 * Zero where nothing is due.
 */
export const priceOfPeriod = ({
  term,
  period,
  ...facts
}: PriceFacts & { term: ServiceTerm; period: Period }): ServicePrice => {
  const spans = dueSpans(term, period)
  if (spans.length === 0) return { amountMinor: 0n, unitPriceMinor: 0n, quantity: '0' }
  const price = currentPrice(facts)
  if (price.missing !== undefined || facts.terms.pricing === 'metered') return price
  const { amountMinor: unitPriceMinor } = price
  const { frequency } = term
  if (frequency === 'one_time') return price
  if (frequency === 'daily' || frequency === 'weekly') {
    const count = spans.reduce((sum, { from, to }) => sum + daysBetween(from, to) + 1, 0)
    const quantity = frequency === 'daily' ? count : spans.length
    return { amountMinor: unitPriceMinor * BigInt(quantity), unitPriceMinor, quantity: String(quantity) }
  }
  const amountMinor = spans.reduce(
    (sum, { from, to }) => sum + prorateMonth({ amount: unitPriceMinor, period: monthOf(from), from, to }),
    0n,
  )
  return { amountMinor, unitPriceMinor, quantity: String(monthsAtOnce[frequency]) }
}

export type DueState =
  | { state: 'due' | 'not_started' | 'ended' }
  /** nothing falls into this month; `next` is the next one that is charged, when there is one */
  | { state: 'not_due'; next?: Period }
  | { state: 'paused'; since: CalendarDate }

/** Whether a service charges anything in a month, and if not, why and when it does next. */
export const dueIn = (term: ServiceTerm, period: Period): DueState => {
  if (dueSpans(term, period).length > 0) return { state: 'due' }
  const { from, to } = periodRange(period)
  if (term.startDate > to) return { state: 'not_started' }
  const pause = (term.pauses ?? []).find((each) => each.from <= to && (each.to ?? to) >= from)
  if (pause && dueSpans({ ...term, pauses: [] }, period).length > 0) return { state: 'paused', since: pause.from }
  const next = nextDue(term, period)
  return next || !term.endDate || term.endDate >= from
    ? { state: 'not_due', ...(next && { next }) }
    : { state: 'ended' }
}

/** A yearly price comes back within twelve months; anything that does not come within two years is paused or over. */
const monthsAhead = 24

const nextDue = (term: ServiceTerm, period: Period): Period | undefined =>
  periodsBetween(addPeriods(period, 1), addPeriods(period, monthsAhead)).find(
    (month) => dueSpans(term, month).length > 0,
  )

/**
 * What a service brings in an ordinary month, for forecasts: a price per day times the days of a year by twelve.
 * One-time prices bring nothing regularly.
 */
export const monthlyEquivalent = (amount: Minor, frequency: ServiceFrequency): Minor => {
  if (frequency === 'one_time') return 0n
  if (frequency === 'daily') return multiply(amount, new Decimal(365).div(12))
  return frequency === 'weekly' ? multiply(amount, new Decimal(52).div(12)) : amount
}

type Span = { from: CalendarDate; to: CalendarDate }

const times = (amountMinor: Minor): ServicePrice => ({ amountMinor, unitPriceMinor: amountMinor, quantity: '1' })

const meteredPrice = (unitPriceMinor: Minor | null, meter: MeterStand | null | undefined): ServicePrice => {
  if (unitPriceMinor === null) return { missing: 'no_price' }
  if (!meter) return { missing: 'no_reading' }
  const consumption = consumptionOf(meter)
  return { amountMinor: multiply(unitPriceMinor, consumption), unitPriceMinor, quantity: consumption.toString() }
}

/** The days that a month charges: of the month itself, or of all the months that are charged at once. */
const dueSpans = ({ frequency, startDate, endDate, pauses = [] }: ServiceTerm, period: Period): Span[] => {
  const whole = { from: startDate, to: endDate ?? '9999-12-31' }
  if (startDate > periodRange(period).to || whole.to < whole.from) return []
  const running = pauses.reduce<Span[]>((spans, pause) => spans.flatMap((span) => without(span, pause)), [whole])
  if (frequency === 'one_time') {
    return monthOf(startDate) === period && running[0]?.from === startDate ? [{ from: startDate, to: startDate }] : []
  }
  if (frequency === 'weekly') return weeksOf(startDate, period).filter((week) => isDuring(week.from, running))
  const months = frequency === 'daily' ? 1 : monthsAtOnce[frequency]
  const sinceStart = periodsBetween(monthOf(startDate), period).length - 1
  if (sinceStart % months !== 0) return []
  return periodsBetween(period, addPeriods(period, months - 1)).flatMap((month) =>
    running.flatMap(({ from, to }) => {
      const part = termInPeriod({ from, to, period: month })
      return part ? [{ from: part.from, to: part.to }] : []
    }),
  )
}

const without = ({ from, to }: Span, pause: { from: CalendarDate; to: CalendarDate | null }): Span[] => {
  const end = pause.to ?? '9999-12-31'
  if (pause.from > to || end < from) return [{ from, to }]
  const before = pause.from > from ? [{ from, to: earliestDate(to, addDays(pause.from, -1)) }] : []
  return end < to ? [...before, { from: addDays(end, 1), to }] : before
}

/** Weeks that begin in a month, counted from the start. */
const weeksOf = (startDate: CalendarDate, period: Period): Span[] => {
  const month = periodRange(period)
  const sinceStart = Math.max(0, daysBetween(startDate, month.from))
  const weeks: Span[] = []
  for (let from = addDays(startDate, Math.ceil(sinceStart / 7) * 7); from <= month.to; from = addDays(from, 7)) {
    weeks.push({ from, to: addDays(from, 6) })
  }
  return weeks
}

const isDuring = (date: CalendarDate, spans: readonly Span[]): boolean =>
  spans.some(({ from, to }) => from <= date && date <= to)

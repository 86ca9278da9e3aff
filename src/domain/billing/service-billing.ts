import { Decimal } from 'decimal.js'
import { type CalendarDate, latestDate, type Period, periodRange } from '../calendar.ts'
import { type Minor, multiply } from '../money.ts'
import { daysText, monthsText, monthText } from '../period-text.ts'
import { termInPeriod } from '../proration.ts'
import {
  dueIn,
  type DueState,
  priceOfPeriod,
  type ServiceFrequency,
  type ServiceTerm,
  type ServiceTerms,
} from '../service-price.ts'
import type { Billed, BilledCharge, ChargeFor, LeftOut, LeftOutReason } from './billed-charge.ts'

/** What a meter shows against what was billed of it last. */
export type BillableMeter = {
  id: string
  identifier: string
  /** the newest accepted reading that can be billed; null without one since `lastBilled` */
  reading: { id: string; date: CalendarDate; value: Decimal.Value } | null
  lastBilled: Decimal.Value
}

/** A service at a place, as it is billed to somebody at one unit there. */
export type BillableService = Omit<ServiceTerm, 'pauses'> & {
  /** of the row of `project-services` */
  id: string
  name: string
  terms: ServiceTerms
  taxRateBps: number
  currency: string
  pauses: NonNullable<ServiceTerm['pauses']>
  isApproved: boolean
  measure: string | null
  /** a price at a block or project is the place's: its units share it equally; null at a unit */
  shared: { place: string; units: number; index: number } | null
}

type Billing = ChargeFor & {
  service: BillableService
  /** minor units per month; null without one */
  rentMinor: Minor | null
  meters: readonly BillableMeter[]
}

/**
 * What a service costs somebody in a month: its own frequency counted from the later of its start and his, the own price
 * first, a part of the rent, or what the meters counted since they were billed last. What ended is billed once more where
 * a meter was read after the last bill.
 */
export const serviceCharges = (billing: Billing): Billed => {
  const { service, period } = billing
  if (!service.isApproved) return leftOut(service, 'not_approved', 'waits for approval')
  const term = termOf(billing)
  if (term.endDate && term.endDate < term.startDate) return none
  const due = dueIn(term, period)
  const isFinal = Boolean(term.endDate && term.endDate < periodRange(period).from)
  if (service.terms.pricing === 'metered') {
    if (isFinal) return { charges: billing.meters.flatMap((meter) => meterCharge(billing, meter).charges), leftOut: [] }
    return due.state === 'due' ? meteredCharges(billing) : notDue(service, due)
  }
  if (isFinal) return none
  return due.state === 'due' ? pricedCharge(billing, term) : notDue(service, due)
}

const none: Billed = { charges: [], leftOut: [] }

const leftOut = (
  { name }: Pick<BillableService, 'name'>,
  reason: LeftOutReason,
  detail: string,
  rest: Partial<LeftOut> = {},
): Billed => ({ charges: [], leftOut: [{ reason, detail: `${name}: ${detail}`, ...rest }] })

/** A one-time charge belongs to whoever is there on its day. */
const termOf = ({ service, term }: Billing): ServiceTerm => {
  const { frequency, startDate, endDate, pauses } = service
  const ends = [endDate, term.to].filter((date) => date !== null)
  const to = ends.length === 0 ? null : ends.reduce((a, b) => (a < b ? a : b))
  if (frequency === 'one_time') {
    const isThere = term.from <= startDate && (to === null || startDate <= to)
    return { frequency, startDate, endDate: isThere ? null : '0001-01-01', pauses }
  }
  return { frequency, startDate: latestDate(startDate, term.from), endDate: to, pauses }
}

const notDue = (service: BillableService, due: DueState): Billed => {
  const { frequency } = service
  if (due.state === 'not_due')
    return leftOut(
      service,
      'not_due',
      due.next ? `${frequencyText[frequency]}, next in ${monthText(due.next)}` : 'nothing more is due',
    )
  if (due.state === 'paused') return leftOut(service, 'paused', `paused since ${due.since}`)
  return leftOut(service, due.state === 'ended' ? 'ended' : 'not_started', due.state === 'ended' ? 'ended' : 'to come')
}

const frequencyText: Record<ServiceFrequency, string> = {
  one_time: 'once',
  daily: 'daily',
  weekly: 'weekly',
  monthly: 'monthly',
  quarterly: 'quarterly',
  yearly: 'yearly',
}

const monthsAtOnce: Partial<Record<ServiceFrequency, number>> = { quarterly: 3, yearly: 12 }

const pricedCharge = (billing: Billing, term: ServiceTerm): Billed => {
  const { service, period, keyPrefix, rentMinor } = billing
  const price = priceOfPeriod({ term, period, terms: service.terms, rentMinor })
  if (price.missing !== undefined) {
    const detail = price.missing === 'no_rent' ? 'a part of the rent, and there is none' : 'nobody has set a price'
    return leftOut(service, price.missing, detail)
  }
  const isOnce = service.frequency === 'one_time'
  const chargeKey = `${keyPrefix}:service:${service.id}:${isOnce ? 'once' : period}`
  if (price.amountMinor === 0n) return leftOut(service, 'free', 'costs nothing', { chargeKey })
  const isPartOfRent = service.terms.pricing === 'percentage' && service.terms.customPriceMinor === null
  const shared = isPartOfRent ? null : service.shared
  const amounts = amountsOf({ ...price, shared })
  if (amounts.netMinor === 0n) return leftOut(service, 'free', 'its share is nothing', { chargeKey })
  return {
    charges: [
      {
        ...base(service),
        ...amounts,
        description: [service.name, isOnce ? '' : coveredText(term, period)].filter(Boolean).join(', '),
        chargeKey,
        reason: [
          frequencyText[service.frequency],
          isPartOfRent && `${(service.terms.percentageBps ?? 0) / 100} % of the rent`,
          service.terms.customPriceMinor !== null && 'own price of the place',
          shared && shareText(shared),
        ]
          .filter(Boolean)
          .join('; '),
      },
    ],
    leftOut: [],
  }
}

const coveredText = (term: ServiceTerm, period: Period): string => {
  const months = monthsAtOnce[term.frequency]
  if (months) return monthsText(period, months)
  const covered = termInPeriod({ from: term.startDate, to: term.endDate, period })
  return covered ? daysText({ ...covered, period }) : monthText(period)
}

const meteredCharges = (billing: Billing): Billed => {
  const { service, meters } = billing
  if (meters.length === 0) return leftOut(service, 'no_reading', 'there is no meter')
  const billed = meters.map((meter) => meterCharge(billing, meter))
  return { charges: billed.flatMap(({ charges }) => charges), leftOut: billed.flatMap((each) => each.leftOut) }
}

const meterCharge = (
  { service, keyPrefix }: Billing,
  { id, identifier, reading, lastBilled }: BillableMeter,
): Billed => {
  const { basePriceMinor, customPriceMinor } = service.terms
  const unitPriceMinor = customPriceMinor ?? basePriceMinor
  if (unitPriceMinor === null) return leftOut(service, 'no_price', 'nobody has set a price')
  if (!reading) return leftOut(service, 'no_reading', `no reading of meter ${identifier} since the last bill`)
  const consumption = new Decimal(reading.value).minus(lastBilled)
  const chargeKey = `${keyPrefix}:meter:${id}:${reading.id}`
  if (consumption.isNegative() && !consumption.isZero())
    return leftOut(service, 'below_billed', `meter ${identifier} shows less than what was billed`, { chargeKey })
  const amounts = amountsOf({
    amountMinor: multiply(unitPriceMinor, consumption),
    unitPriceMinor,
    quantity: consumption.toString(),
    shared: service.shared,
  })
  if (amounts.netMinor === 0n)
    return leftOut(
      service,
      unitPriceMinor === 0n ? 'free' : 'no_consumption',
      `meter ${identifier} counted nothing to bill`,
    )
  const from = new Decimal(lastBilled).toString()
  return {
    charges: [
      {
        ...base(service),
        ...amounts,
        description: `${service.name}, meter ${identifier}, ${from} to ${new Decimal(reading.value).toString()}${service.measure ? ` ${service.measure}` : ''}`,
        chargeKey,
        meterReading: reading.id,
        reason: [`read on ${reading.date}`, service.shared && shareText(service.shared)].filter(Boolean).join('; '),
      },
    ],
    leftOut: [],
  }
}

const base = ({
  id,
  taxRateBps,
  currency,
}: BillableService): Pick<BilledCharge, 'kind' | 'taxRateBps' | 'currency' | 'projectService'> => ({
  kind: 'service',
  taxRateBps,
  currency,
  projectService: id,
})

const shareText = ({ place, units }: { place: string; units: number }): string => `one of ${units} units of ${place}`

type Amounts = { amountMinor: Minor; unitPriceMinor: Minor; quantity: string; shared: BillableService['shared'] }

/** Unit × quantity where that gives the amount, else one piece of it: the line must add up. */
const amountsOf = ({ amountMinor, unitPriceMinor, quantity, shared }: Amounts) => {
  const netMinor = shared ? equalPart(amountMinor, shared) : amountMinor
  const isWhole = !shared && multiply(unitPriceMinor, quantity) === netMinor
  return isWhole
    ? { netMinor, unitAmountMinor: unitPriceMinor, quantity }
    : { netMinor, unitAmountMinor: netMinor, quantity: '1' }
}

/** An equal part of an amount; what does not divide goes to the first ones, so that the parts add up. */
const equalPart = (amount: Minor, { units, index }: { units: number; index: number }): Minor =>
  amount / BigInt(units) + (BigInt(index) < amount % BigInt(units) ? 1n : 0n)

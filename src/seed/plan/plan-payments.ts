import {
  addPeriods,
  type CalendarDate,
  dayOfPeriod,
  latestDate,
  monthOf,
  type Period,
  periodsBetween,
} from '../../domain/calendar.ts'
import { createChance } from '../chance.ts'
import type { CompanyPlan } from './companies.ts'
import type { LeasePlan } from './plan-leases.ts'

/** A payment of a month's invoice. */
export type PaymentPlan = {
  lease: LeasePlan
  period: Period
  date: CalendarDate
  /** minute of the day */
  minute: number
  /** basis points of the invoice; the last part takes whatever is left */
  shareBps: number
  /** asked for on the payer's phone, not paid by his own initiative */
  isRequested: boolean
}

type Part = { day: number; shareBps: number }

/** Every payment before today, in the order in which it came. */
export const planPayments = (plan: CompanyPlan, leases: LeasePlan[], today: CalendarDate): PaymentPlan[] => {
  const current = monthOf(today)
  const payments = leases
    .filter(({ status }) => status !== 'draft')
    .flatMap((lease) => {
      const ended = lease.status === 'ended' || lease.status === 'terminated'
      const last = ended && lease.endDate ? monthOf(lease.endDate) : current
      // who owes something of last month has not paid this month either
      const firstUnpaid = lease.unpaid === 0 ? '9999-12' : addPeriods(last, ended ? 1 - lease.unpaid : -lease.unpaid)
      return periodsBetween(monthOf(lease.startDate), last).flatMap((period) => {
        // What falls into this month does not depend on the calendar year, only on how long ago it is.
        const ago = periodsBetween(period, current).length
        const chance = createChance(`${plan.slug}/payment/${lease.key}/${ago}`)
        const parts = period < firstUnpaid ? partsOf(lease, chance.whole) : shortfall(lease, period === firstUnpaid)
        return parts.map(({ day, shareBps }) => ({
          lease,
          period,
          date: latestDate(dayOfPeriod(period, day), lease.startDate),
          minute: chance.whole(7 * 60, 20 * 60),
          shareBps,
          isRequested: lease.payBy === 'mobile' && ago <= 3 && chance.next() < 0.3,
        }))
      })
    })
  return payments.filter(({ date }) => date < today).toSorted((a, b) => momentOf(a) - momentOf(b))
}

const momentOf = ({ date, minute }: PaymentPlan): number => Date.parse(`${date}T00:00:00Z`) + minute * 60_000

type Whole = (from: number, to: number) => number

// From the second day on: the invoices are of the first.
const partsOf = ({ manner }: LeasePlan, whole: Whole): Part[] => {
  if (manner === 'prompt') return [{ day: whole(2, 5), shareBps: 10_000 }]
  if (manner === 'usual') return [{ day: whole(6, 10), shareBps: 10_000 }]
  if (manner === 'late') return [{ day: whole(15, 27), shareBps: 10_000 }]
  return [
    { day: whole(3, 6), shareBps: 6_000 },
    { day: whole(16, 26), shareBps: 10_000 },
  ]
}

/** Of those who owe two months and more, everybody paid a part of the first. */
const shortfall = ({ unpaid }: LeasePlan, isFirst: boolean): Part[] =>
  isFirst && unpaid > 1 ? [{ day: 12, shareBps: 4_000 }] : []

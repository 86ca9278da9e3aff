import { type CalendarDate, dayOfPeriod, latestDate, type Period, periodRange } from './calendar.ts'
import type { Minor } from './money.ts'
import { daysText } from './period-text.ts'
import { prorateMonth, termInPeriod } from './proration.ts'

export type BillableLease = {
  id: string
  startDate: CalendarDate
  /** Last day, included; null = open. */
  endDate: CalendarDate | null
  /** Minor units per full month. */
  rentMinor: Minor
  depositMinor: Minor
}

export type LeaseCharge = {
  kind: 'rent' | 'deposit'
  description: string
  amountMinor: Minor
  /** Unique per company in the database: a second run adds nothing. */
  chargeKey: string
}

export type SkipReason = 'not_started' | 'ended' | 'already_billed' | 'zero_rent'

export type LeaseBilling = {
  charges: LeaseCharge[]
  skipped: { chargeKey: string; reason: SkipReason }[]
}

export const rentChargeKey = (leaseId: string, period: Period): string => `lease:${leaseId}:rent:${period}`

export const depositChargeKey = (leaseId: string): string => `lease:${leaseId}:deposit`

/**
 * What a lease owes for a month: rent, prorated in the first and last month, and the deposit once, with the first bill.
 * Nothing outside the term; drafts count as billed.
 * @param billedKeys charge keys on any invoice that is not void, drafts included
 */
export const chargesForPeriod = ({
  lease,
  period,
  billedKeys,
}: {
  lease: BillableLease
  period: Period
  billedKeys: ReadonlySet<string>
}): LeaseBilling => {
  const rentKey = rentChargeKey(lease.id, period)
  const depositKey = depositChargeKey(lease.id)
  const covered = termInPeriod({ from: lease.startDate, to: lease.endDate, period })
  if (!covered) {
    const reason = lease.startDate > periodRange(period).to ? 'not_started' : 'ended'
    return { charges: [], skipped: [{ chargeKey: rentKey, reason }] }
  }

  const rent = prorateMonth({ amount: lease.rentMinor, period, from: lease.startDate, to: lease.endDate })
  const wanted: LeaseCharge[] = [
    { kind: 'rent', description: rentDescription({ period, covered }), amountMinor: rent, chargeKey: rentKey },
  ]
  if (lease.depositMinor > 0n) {
    wanted.push({
      kind: 'deposit',
      description: 'Security deposit',
      amountMinor: lease.depositMinor,
      chargeKey: depositKey,
    })
  }

  const billing: LeaseBilling = { charges: [], skipped: [] }
  for (const charge of wanted) {
    if (billedKeys.has(charge.chargeKey))
      billing.skipped.push({ chargeKey: charge.chargeKey, reason: 'already_billed' })
    else if (charge.amountMinor <= 0n) billing.skipped.push({ chargeKey: charge.chargeKey, reason: 'zero_rent' })
    else billing.charges.push(charge)
  }
  return billing
}

/**
 * The lease's due day in the billed month, clamped to its end; never before the invoice is issued or the lease starts.
 * @param dueDay 1 to 31
 * @throws RangeError when the due day or the period is out of range
 */
export const invoiceDueDate = ({
  period,
  dueDay,
  issueDate,
  startDate,
}: {
  period: Period
  dueDay: number
  issueDate: CalendarDate
  startDate: CalendarDate
}): CalendarDate => latestDate(dayOfPeriod(period, dueDay), issueDate, startDate)

const rentDescription = ({ period, covered }: { period: Period; covered: { from: CalendarDate; to: CalendarDate } }) =>
  `Rent for ${daysText({ ...covered, period })}`

import {
  invoiceDueDate,
  chargesForPeriod,
  depositChargeKey,
  type LeaseCharge,
  rentChargeKey,
  type SkipReason,
} from '../../domain/lease-charges.ts'
import { latestDate, type Period, periodRange } from '../../domain/calendar.ts'
import { rentOn, type Terms } from '../../domain/escalation.ts'
import { sumMinor } from '../../domain/money.ts'
import type { OwnerShare } from '../../domain/owner-shares.ts'
import { rentTerms } from '../leases/lease-row.ts'
import type { BillableRow } from './billable-leases.ts'

export type PlannedInvoice = {
  lease: BillableRow
  dueDate: string
  owners: OwnerShare[]
  charges: LeaseCharge[]
  totalMinor: bigint
}

export type BillingPlan = { invoices: PlannedInvoice[]; skipped: Partial<Record<SkipReason, number>> }

/** What a period bills for a batch of leases, and why it leaves out the others. Pure: rows in, plan out. */
export const planBilling = ({
  leases,
  period,
  issueDate,
}: {
  leases: BillableRow[]
  period: Period
  issueDate: string
}): BillingPlan => {
  const plan: BillingPlan = { invoices: [], skipped: {} }
  for (const lease of leases) {
    const { charges, skipped } = chargesForPeriod({
      lease: termsOf(lease, period),
      period,
      billedKeys: billedKeysOf(lease, period),
    })
    const reason = skipped[0]?.reason
    if (charges.length === 0 && reason) plan.skipped[reason] = (plan.skipped[reason] ?? 0) + 1
    if (charges.length === 0) continue
    plan.invoices.push({
      lease,
      dueDate: invoiceDueDate({ period, dueDay: Number(lease.due_day), issueDate, startDate: lease.start_date }),
      owners: lease.owners ?? [],
      charges,
      totalMinor: sumMinor(charges.map(({ amountMinor }) => amountMinor)),
    })
  }
  return plan
}

/** A period is billed with the rent that holds on the first of its days that the lease covers. */
const termsOf = (lease: BillableRow, period: Period) => ({
  id: lease.id,
  startDate: lease.start_date,
  endDate: lease.end_date,
  rentMinor: rentOn(rentTermsOf(lease), latestDate(periodRange(period).from, lease.start_date)),
  depositMinor: BigInt(lease.deposit_minor),
})

const rentTermsOf = (lease: BillableRow): Terms => ({
  ...rentTerms(lease),
  changes: (lease.changes ?? []).map(({ before, after, ...change }) => ({
    ...change,
    before: BigInt(before ?? lease.rent_minor),
    after: BigInt(after),
  })),
})

const billedKeysOf = (lease: BillableRow, period: Period): Set<string> =>
  new Set([
    ...(lease.rent_billed ? [rentChargeKey(lease.id, period)] : []),
    ...(lease.deposit_billed ? [depositChargeKey(lease.id)] : []),
  ])

import { type LeftOutReason, withoutBilled } from '../../domain/billing/billed-charge.ts'
import type { OwnerCharge } from '../../domain/billing/owner-billing.ts'
import { addDays } from '../../domain/calendar.ts'
import type { BillableUnit } from './billable-units.ts'
import { groupBy } from '../../domain/group-by.ts'
import { ownerCharges } from './owner-charges.ts'
import type { PlanBatch } from './plan-leases.ts'
import { type BillingPlan, type BillingSubject, chargeLine, type PlannedInvoice } from './planned.ts'

/** What a period bills to the owners of the next batch of units: all where we only service them, else only their meters. */
export const planOwners = async (batch: PlanBatch & { dueDays: number }): Promise<BillingPlan> => {
  const { tx, company, period, issueDate, scope, after, limit } = batch
  const charged = await ownerCharges({
    tx,
    company,
    period,
    day: issueDate,
    mode: 'invoiced',
    scope,
    after,
    limit,
  })
  const plan: BillingPlan = {
    looked: charged.length,
    invoices: [],
    skips: [],
    next: charged.length < limit ? undefined : charged.at(-1)?.unit.id,
  }
  for (const { unit, billed, ...candidates } of charged) {
    const isAll = unit.mode === 'service_only'
    const wanted = candidates.charges.filter(
      ({ person, meterReading }) => (isAll || meterReading) && (!scope.person || person === scope.person),
    )
    const told = candidates.leftOut.filter(({ reason }) => isAll || ofMeters.includes(reason))
    const { charges, leftOut } = withoutBilled({ charges: wanted, leftOut: told }, (key) => billed.has(key))
    for (const own of groupBy(charges, ({ ownership, currency }) => `${ownership} ${currency}`).values())
      plan.invoices.push(invoiceOf(batch, unit, own))
    plan.skips.push(...leftOut.map((each) => ({ ...unitSubject(unit), ...each })))
  }
  return plan
}

const ofMeters: readonly LeftOutReason[] = ['no_reading', 'no_consumption', 'below_billed']

const unitSubject = ({ id, identifier }: BillableUnit): BillingSubject => ({
  subject: 'ownership',
  contract: null,
  ownership: null,
  unit: id,
  person: null,
  names: { number: null, unit: identifier, person: null },
})

const invoiceOf = (
  { period, issueDate, dueDays, run }: PlanBatch & { dueDays: number },
  unit: BillableUnit,
  charges: OwnerCharge[],
): PlannedInvoice => {
  const { ownership = null, person = '', currency = unit.currency } = charges[0] ?? {}
  return {
    ...unitSubject(unit),
    ownership,
    person,
    names: { number: null, unit: unit.identifier, person: unit.owners[person] ?? null },
    reasons: charges.map(({ reason }) => reason),
    invoice: {
      kind: 'service',
      person,
      unit: unit.id,
      project: unit.project,
      period,
      issueDate,
      dueDate: addDays(issueDate, dueDays),
      currency,
      billingRun: run,
      lines: charges.map(chargeLine),
    },
  }
}

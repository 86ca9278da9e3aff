import type { Tx } from '../../db/transaction.ts'
import { type BilledCharge, withoutBilled } from '../../domain/billing/billed-charge.ts'
import { leaseCandidates } from '../../domain/billing/lease-billing.ts'
import type { BillableService } from '../../domain/billing/service-billing.ts'
import { earliestDate, latestDate, type Period, periodRange } from '../../domain/calendar.ts'
import { rentOn } from '../../domain/escalation.ts'
import { groupBy } from '../../domain/group-by.ts'
import { invoiceDueDate } from '../../domain/lease-charges.ts'
import { rentTerms } from '../leases/lease-row.ts'
import { type PendingPenalty, takePendingPenalties } from '../penalties/take-pending-penalties.ts'
import { billableLeases, type BillableRow, type BillingScope } from './billable-leases.ts'
import { billableServices } from './billable-services.ts'
import { billedKeys } from './billed-keys.ts'
import { meterStands, standKey } from './meter-stands.ts'
import {
  type BillingPlan,
  type BillingSubject,
  chargeLine,
  kindOf,
  penaltyLine,
  type PlannedInvoice,
} from './planned.ts'

export type PlanBatch = {
  tx: Tx
  company: string
  period: Period
  issueDate: string
  scope: BillingScope
  after: string
  limit: number
  /** the job run that the invoices name */
  run?: string | null
}

type Facts = {
  services: Map<string, BillableService[]>
  meters: Awaited<ReturnType<typeof meterStands>>
  penalties: Map<string, PendingPenalty[]>
}

/** What a period bills for the next batch of leases, and what it leaves out: six queries for any number. */
export const planLeases = async (batch: PlanBatch): Promise<BillingPlan> => {
  const { tx, company, period, limit } = batch
  const leases = await billableLeases(tx, batch)
  const facts = await factsOf(batch, leases)
  const candidates = leases.map((lease) => ({
    lease,
    billed: leaseCandidates({ lease: toBill(lease, facts, period), period }),
  }))
  const known = await billedKeys(
    tx,
    company,
    candidates.flatMap(({ billed }) => billed.charges.map(({ chargeKey }) => chargeKey)),
  )
  const plan: BillingPlan = {
    looked: leases.length,
    invoices: [],
    skips: [],
    next: leases.length < limit ? undefined : leases.at(-1)?.id,
  }
  for (const { lease, billed } of candidates) {
    const { charges, leftOut } = withoutBilled(billed, (key) => known.has(key))
    plan.invoices.push(...invoicesOf({ batch, lease, charges, penalties: facts.penalties.get(lease.id) ?? [] }))
    plan.skips.push(...leftOut.map((each) => ({ ...subjectOf(lease), ...each })))
  }
  return plan
}

const factsOf = async ({ tx, company, period, issueDate }: PlanBatch, leases: BillableRow[]): Promise<Facts> => {
  const services = await billableServices(tx, {
    company,
    period,
    billedTo: 'tenant',
    units: leases.map(({ unit_id: id, block_id: block, project_id: project }) => ({ id, block, project })),
  })
  const metered = leases.flatMap((lease) =>
    (services.get(lease.unit_id) ?? [])
      .filter(({ terms }) => terms.pricing === 'metered')
      .map(({ id, startDate, endDate }) => ({
        attachment: id,
        unit: lease.unit_id,
        lease: lease.id,
        from: latestDate(lease.start_date, startDate),
        until: earliestDate(issueDate, lease.end_date ?? issueDate, endDate ?? issueDate),
      })),
  )
  const penalties = await takePendingPenalties(
    tx,
    company,
    leases.map(({ id }) => id),
  )
  return {
    services,
    meters: await meterStands(tx, { company, subjects: metered }),
    penalties: groupBy(penalties, ({ contract }) => contract ?? ''),
  }
}

/** A period is billed with the rent that holds on the first of its days that the lease covers. */
const toBill = (lease: BillableRow, { services, meters }: Facts, period: Period) => ({
  id: lease.id,
  startDate: lease.start_date,
  endDate: lease.end_date,
  currency: lease.currency,
  rentMinor: rentOn(termsOf(lease), latestDate(periodRange(period).from, lease.start_date)),
  rentTaxBps: Number(lease.rent_tax_bps ?? 0),
  depositMinor: BigInt(lease.deposit_minor),
  services: (services.get(lease.unit_id) ?? []).map((service) => ({
    service,
    meters: meters.get(standKey({ attachment: service.id, unit: lease.unit_id, lease: lease.id })) ?? [],
  })),
})

const termsOf = (lease: BillableRow) => ({
  ...rentTerms(lease),
  changes: (lease.changes ?? []).map(({ before, after, ...change }) => ({
    ...change,
    before: BigInt(before ?? lease.rent_minor),
    after: BigInt(after),
  })),
})

const subjectOf = (lease: BillableRow): BillingSubject => ({
  subject: 'lease',
  contract: lease.id,
  ownership: null,
  unit: lease.unit_id,
  person: lease.person_id,
  names: { number: lease.number, unit: lease.unit, person: lease.person },
})

type Invoices = { batch: PlanBatch; lease: BillableRow; charges: BilledCharge[]; penalties: PendingPenalty[] }

/** One invoice per currency; nearly always one. */
const invoicesOf = ({ batch, lease, charges, penalties }: Invoices): PlannedInvoice[] => {
  const own = penalties.filter(({ person }) => person === lease.person_id)
  const currencies = new Set([...charges, ...own].map(({ currency }) => currency))
  return [...currencies].map((currency) => {
    const billed = charges.filter((charge) => charge.currency === currency)
    const late = own.filter((penalty) => penalty.currency === currency)
    const lines = [...billed.map(chargeLine), ...late.map(penaltyLine)]
    return {
      ...subjectOf(lease),
      reasons: [...billed.map(({ reason }) => reason), ...late.map(() => 'pending penalty')],
      invoice: {
        kind: kindOf(lines),
        person: lease.person_id,
        unit: lease.unit_id,
        contract: lease.id,
        project: lease.project_id,
        period: batch.period,
        issueDate: batch.issueDate,
        dueDate: invoiceDueDate({
          period: batch.period,
          dueDay: Number(lease.due_day),
          issueDate: batch.issueDate,
          startDate: lease.start_date,
        }),
        currency,
        billingRun: batch.run,
        lines,
      },
    }
  })
}

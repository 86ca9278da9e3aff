import type { Payload, PayloadRequest } from 'payload'
import { advisoryLock } from '../../db/locks.ts'
import { createReq, type Tx, withTransaction } from '../../db/transaction.ts'
import type { Period } from '../../domain/calendar.ts'
import { minorToNumber } from '../../domain/money.ts'
import { companySettings, type CompanySettings, settingsIn } from '../companies.ts'
import { writeInvoices } from '../invoices/write-invoices.ts'
import { finishJobRun, reportProgress, startJobRun } from '../job-runs.ts'
import { type BillingScope, countBillableLeases, firstId } from './billable-leases.ts'
import { countBillableUnits } from './billable-units.ts'
import { planLeases } from './plan-leases.ts'
import { planOwners } from './plan-owners.ts'
import type { BillingPlan } from './planned.ts'
import { recordSkips, toldSkips } from './record-skips.ts'

const leasesPerTransaction = 1_000

export type BillingCounts = Record<string, number> & { leases: number; units: number; invoices: number }

/** How far a run has come: kept in the transaction of each batch, so that one that was cut off goes on exactly there. */
type Cursor = { stage: 'leases' | 'owners' | 'done'; after: string; counts: BillingCounts }

/** The billing run of a job. What is billed already is skipped, whoever billed it. */
export const runBilling = async ({ payload, jobRunId }: { payload: Payload; jobRunId: string }): Promise<void> => {
  const run = await startJobRun(payload, jobRunId)
  if (!run?.company) return
  const req = await createReq(payload)
  const { today } = await companySettings(payload, run.company)
  const counts = await billPeriod({
    req,
    company: run.company,
    period: String(run.params.period),
    issueDate: today,
    scope: { projects: run.params.projects as string[] | undefined },
    run: jobRunId,
    cursor: run.params.cursor as Cursor | undefined,
    onProgress: (progress) => reportProgress(payload, jobRunId, progress),
  })
  const processed = counts.leases + counts.units
  await finishJobRun(payload, jobRunId, { processed, total: processed, counts })
}

type BillPeriod = {
  req: PayloadRequest
  company: string
  period: Period
  issueDate: string
  scope?: BillingScope
  /** the job run that invoices and skips name */
  run?: string
  cursor?: Cursor
  onProgress?: (progress: { processed: number; total: number; counts: BillingCounts }) => void
}

/**
 * Bills a period for all leases of a company and the owners of the units that it only services, batch by batch, each in a
 * transaction of its own. @returns what was billed and skipped, with totals per currency
 */
export const billPeriod = async ({ cursor, onProgress, scope = {}, ...args }: BillPeriod): Promise<BillingCounts> => {
  const { req, company, period } = args
  const total = await withTransaction(
    req,
    async (tx) =>
      (await countBillableLeases(tx, { company, period, scope })) +
      (await countBillableUnits(tx, { company, period, scope, mode: 'invoiced' })),
  )
  let at: Cursor = cursor ?? { stage: 'leases', after: firstId, counts: { leases: 0, units: 0, invoices: 0 } }
  while (at.stage !== 'done') {
    at = await billBatch({ ...args, scope, at })
    const processed = at.counts.leases + at.counts.units
    onProgress?.({ processed, total: Math.max(total, processed), counts: at.counts })
  }
  return at.counts
}

type Batch = Omit<BillPeriod, 'onProgress' | 'cursor' | 'scope'> & { scope: BillingScope; at: Cursor }

const billBatch = ({ req, company: id, period, issueDate, scope, run, at }: Batch): Promise<Cursor> =>
  withTransaction(req, async (tx) => {
    // Two runs of one period take turns; the unique charge key would refuse the second one anyway.
    await advisoryLock(tx, 'billing', id, period)
    const company = await settingsIn(tx, id)
    const plan = await planBatch({ tx, company, period, issueDate, scope, run, at })
    const written = await writeInvoices({
      req,
      tx,
      company,
      invoices: plan.invoices.map(({ invoice }) => invoice),
      status: 'issued',
    })
    const skips = toldSkips(plan)
    if (run) await recordSkips(tx, { company: id, run, period, skips })
    const counts = { ...at.counts }
    add(counts, at.stage === 'leases' ? 'leases' : 'units', plan.looked)
    add(counts, 'invoices', written.length)
    for (const { reason } of skips) add(counts, `skipped_${reason}`, 1)
    written.forEach(({ totalMinor }, index) =>
      add(counts, `total_${plan.invoices[index]?.invoice.currency}`, minorToNumber(totalMinor)),
    )
    const cursor: Cursor = { ...nextOf(at.stage, plan.next), counts }
    if (run) await tx.query(KEEP_CURSOR, [run, JSON.stringify(cursor)])
    return cursor
  })

type PlanArgs = { tx: Tx; company: CompanySettings } & Pick<Batch, 'period' | 'issueDate' | 'scope' | 'run' | 'at'>

const planBatch = ({ tx, company, at, ...rest }: PlanArgs): Promise<BillingPlan> => {
  const batch = { ...rest, tx, company: company.id, after: at.after, limit: leasesPerTransaction }
  return at.stage === 'leases' ? planLeases(batch) : planOwners({ ...batch, dueDays: company.money.invoiceDueDays })
}

const nextOf = (stage: Cursor['stage'], next: string | undefined): Pick<Cursor, 'stage' | 'after'> => {
  if (next) return { stage, after: next }
  return stage === 'leases' ? { stage: 'owners', after: firstId } : { stage: 'done', after: firstId }
}

const add = (counts: Record<string, number>, name: string, value: number): void => {
  counts[name] = (counts[name] ?? 0) + value
}

const KEEP_CURSOR = `update job_runs set params = params || jsonb_build_object('cursor', $2::jsonb), updated_at = now() where id = $1`

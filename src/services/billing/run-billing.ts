import type { Payload, PayloadRequest } from 'payload'
import { advisoryLock } from '../../db/locks.ts'
import { createReq, withTransaction } from '../../db/transaction.ts'
import type { Period } from '../../domain/calendar.ts'
import { sumMinor } from '../../domain/money.ts'
import { companySettings } from '../companies.ts'
import { finishJobRun, reportProgress, startJobRun } from '../job-runs.ts'
import { billableLeases, countBillableLeases, firstLease } from './billable-leases.ts'
import { issueInvoices } from './issue-invoices.ts'
import { planBilling } from './plan-billing.ts'

const leasesPerTransaction = 1_000

type Counts = Record<string, number>

/**
 * The billing run of a job: batch by batch, each in a transaction of its own, so that a run that was cut off goes on
 * where it stopped. What is billed already is skipped, whoever billed it.
 */
export const runBilling = async ({ payload, jobRunId }: { payload: Payload; jobRunId: string }): Promise<void> => {
  const run = await startJobRun(payload, jobRunId)
  if (!run?.company) return
  const period = String(run.params.period)
  const req = await createReq(payload)
  const { today } = await companySettings(payload, run.company)
  const counts = await billPeriod({
    req,
    company: run.company,
    period,
    issueDate: today,
    onProgress: (progress) => reportProgress(payload, jobRunId, progress),
  })
  await finishJobRun(payload, jobRunId, { processed: counts.leases, total: counts.leases, counts })
}

type BillPeriod = {
  req: PayloadRequest
  company: string
  period: Period
  issueDate: string
  onProgress?: (progress: { processed: number; total: number; counts: Counts }) => void
}

/** Bills a period for all leases of a company. @returns what was billed and skipped, with totals per currency */
export const billPeriod = async ({
  req,
  company,
  period,
  issueDate,
  onProgress,
}: BillPeriod): Promise<Counts & { leases: number }> => {
  const counts: Counts & { leases: number } = { leases: 0, invoices: 0 }
  const total = await withTransaction(req, (tx) => countBillableLeases(tx, company, period))
  for (let after: string | undefined = firstLease; after !== undefined;) {
    after = await billBatch({ req, company, period, issueDate, after, counts })
    onProgress?.({ processed: counts.leases, total: Math.max(total, counts.leases), counts })
  }
  return counts
}

type Batch = Omit<BillPeriod, 'onProgress'> & { after: string; counts: Counts & { leases: number } }

const billBatch = async ({ req, company, period, issueDate, after, counts }: Batch): Promise<string | undefined> => {
  const { leases, plan } = await withTransaction(req, async (tx) => {
    // Two runs of one period take turns; the unique charge key would refuse the second one anyway.
    await advisoryLock(tx, 'billing', company, period)
    const leases = await billableLeases(tx, { company, period, issueDate, after, limit: leasesPerTransaction })
    const plan = planBilling({ leases, period, issueDate })
    await issueInvoices({ req, tx, company, period, issueDate, invoices: plan.invoices })
    return { leases, plan }
  })
  counts.leases += leases.length
  counts.invoices = (counts.invoices ?? 0) + plan.invoices.length
  for (const [reason, count] of Object.entries(plan.skipped)) add(counts, `skipped_${reason}`, count)
  for (const currency of new Set(plan.invoices.map(({ lease }) => lease.currency))) {
    const amounts = plan.invoices.filter(({ lease }) => lease.currency === currency).map(({ totalMinor }) => totalMinor)
    add(counts, `total_${currency}`, Number(sumMinor(amounts)))
  }
  return leases.length < leasesPerTransaction ? undefined : leases.at(-1)?.id
}

const add = (counts: Counts, name: string, value: number): void => {
  counts[name] = (counts[name] ?? 0) + value
}

import type { Payload, PayloadRequest } from 'payload'
import { advisoryLock } from '../../db/locks.ts'
import { createReq, readQuery, withTransaction } from '../../db/transaction.ts'
import { addDays, type CalendarDate } from '../../domain/calendar.ts'
import { sumMinor } from '../../domain/money.ts'
import { recordAudit } from '../audit.ts'
import { type CompanySettings, companySettings } from '../companies.ts'
import { finishJobRun, reportProgress, startJobRun } from '../job-runs.ts'
import { countLateInvoices, findLateInvoices, firstInvoice } from './find-late-invoices.ts'
import { readLateInvoices } from './late-invoices.ts'
import { readPolicyVersions } from './policy-versions.ts'
import { takeBackPenalties } from './take-back.ts'
import { workOut, type WorkedOut } from './work-out.ts'
import { writeDifferences } from './write-differences.ts'

const invoicesPerTransaction = 2_000

type PenaltyCounts = Record<string, number>

/** The penalty run of a job. What counts is the last whole day, so that a payment of today is in time. */
export const runPenalties = async ({ payload, jobRunId }: { payload: Payload; jobRunId: string }): Promise<void> => {
  const run = await startJobRun(payload, jobRunId)
  if (!run?.company) return
  const req = await createReq(payload)
  const company = await companySettings(payload, run.company)
  const [last] = await readQuery<{ started_at: Date }>(payload, LAST_RUN, [run.company, jobRunId])
  const counts = await chargeLate({
    req,
    company,
    asOf: addDays(company.today, -1),
    since: last ? new Date(last.started_at.getTime() - overlapMs) : null,
    isDryRun: run.dryRun,
    onProgress: (progress) => reportProgress(payload, jobRunId, progress),
  })
  if (!run.dryRun)
    await recordAudit({
      req,
      rows: [{ action: 'penalty.run', entity: 'job-runs', entityId: jobRunId, company: company.id, after: counts }],
    })
  await finishJobRun(payload, jobRunId, { processed: counts.invoices, total: counts.invoices, counts })
}

/** Transactions that were open when the last run read. */
const overlapMs = 86_400_000

const LAST_RUN = `
  select started_at from job_runs
  where company_id = $1 and kind = 'penalties.run' and status = 'done' and not coalesce(dry_run, false) and id <> $2
  order by started_at desc limit 1`

type Charge = {
  req: PayloadRequest
  company: CompanySettings & { today: string }
  asOf: CalendarDate
  since: Date | null
  isDryRun?: boolean
  onProgress?: (progress: { processed: number; total: number; counts: PenaltyCounts }) => void
}

/** Brings the penalties of every overdue invoice of a company up to a day; twice is once. @returns what it did */
export const chargeLate = async (charge: Charge): Promise<PenaltyCounts & { invoices: number }> => {
  const { req, company, asOf, onProgress } = charge
  const counts: PenaltyCounts & { invoices: number } = { invoices: 0 }
  const total = await withTransaction(req, (tx) => countLateInvoices(tx, company.id, asOf))
  for (let after: string | undefined = firstInvoice; after !== undefined;) {
    after = await chargeBatch({ ...charge, after, counts })
    onProgress?.({ processed: counts.invoices, total: Math.max(total, counts.invoices), counts })
  }
  return counts
}

type Batch = Omit<Charge, 'onProgress'> & { after: string; counts: PenaltyCounts & { invoices: number } }

const chargeBatch = async ({
  req,
  company,
  asOf,
  since,
  isDryRun,
  after,
  counts,
}: Batch): Promise<string | undefined> => {
  const { ids, worked, versions, written } = await withTransaction(req, async (tx) => {
    // Two runs take turns; the unique period of a penalty would refuse the second one anyway.
    await advisoryLock(tx, 'penalties', company.id)
    const ids = await findLateInvoices({ tx, company: company.id, asOf, since, after, limit: invoicesPerTransaction })
    const versions = await readPolicyVersions(tx, company.id)
    const late = await readLateInvoices({ tx, company: company.id, ids, asOf, isLocked: !isDryRun })
    const worked = late.map((invoice) => workOut(invoice, { versions, asOf }))
    const { today, money } = company
    const write = { tx, company: company.id, worked, asOf, today, dueDays: money.invoiceDueDays }
    return { ids, versions, worked, written: isDryRun ? dryRun(worked) : await writeDifferences(write) }
  })
  counts.invoices += ids.length
  for (const [name, count] of Object.entries(written)) add(counts, name, count)
  for (const each of worked) note(counts, each)
  const tooMuch = worked.filter(({ differences }) => differences.takeBack.length > 0)
  for (const { invoice } of isDryRun ? [] : tooMuch)
    add(counts, 'corrected', await takeBackPenalties({ req, company, invoice: invoice.id, versions, asOf }))
  return ids.length < invoicesPerTransaction ? undefined : ids.at(-1)
}

const dryRun = (worked: readonly WorkedOut[]) => ({
  added: worked.reduce((sum, { differences }) => sum + differences.add.length, 0),
  changed: worked.reduce((sum, { differences }) => sum + differences.change.length, 0),
})

/** Why invoices were left alone, and what was added per currency. */
const note = (counts: PenaltyCounts, { invoice, reason, differences }: WorkedOut): void => {
  if (reason) add(counts, `skipped_${reason}`, 1)
  const added = sumMinor(differences.add.map(({ amount }) => amount))
  if (added > 0n) add(counts, `added_${invoice.currency}`, Number(added))
}

const add = (counts: PenaltyCounts, name: string, value: number): void => {
  counts[name] = (counts[name] ?? 0) + value
}

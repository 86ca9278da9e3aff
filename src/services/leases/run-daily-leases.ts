import type { Payload } from 'payload'
import { createReq } from '../../db/transaction.ts'
import { companySettings } from '../companies.ts'
import { finishJobRun, startJobRun } from '../job-runs.ts'
import { applyDueTerms, type DueCounts } from './apply-due-terms.ts'
import { notifyExpiring } from './notify-expiring.ts'

/**
 * What a company's day brings to its leases: rises of rents, approved changes of terms, and notices of those that end.
 * A second run finds nothing left to do; one that comes late catches up.
 */
export const runDailyLeases = async ({ payload, jobRunId }: { payload: Payload; jobRunId: string }): Promise<void> => {
  const run = await startJobRun(payload, jobRunId)
  if (!run?.company) return
  const counts = await dailyLeases({ payload, company: run.company })
  const processed = counts.escalated + counts.amended + counts.notices
  await finishJobRun(payload, jobRunId, { processed, total: processed, counts })
}

/** The same for a company, without a job run. */
export const dailyLeases = async ({
  payload,
  company,
}: {
  payload: Payload
  company: string
}): Promise<DueCounts & { notices: number }> => {
  const settings = await companySettings(payload, company)
  const req = await createReq(payload)
  const counts = await applyDueTerms({ req, company, today: settings.today })
  return { ...counts, notices: await notifyExpiring({ req, company: settings }) }
}

import type { Payload, PayloadRequest } from 'payload'
import { advisoryLock } from '../../db/locks.ts'
import { createReq, withTransaction } from '../../db/transaction.ts'
import { type CompanySettings, companySettings } from '../companies.ts'
import { finishJobRun, reportProgress, startJobRun } from '../job-runs.ts'
import { dueReminders } from './due-reminders.ts'
import { settlePromises } from './settle-promises.ts'
import { type ReminderCounts, writeReminders } from './write-reminders.ts'

const payersPerTransaction = 200
const firstPayer = '00000000-0000-0000-0000-000000000000'

/** The reminders of a company's day. A second run of the same day finds nothing left to send. */
export const runReminders = async ({ payload, jobRunId }: { payload: Payload; jobRunId: string }): Promise<void> => {
  const run = await startJobRun(payload, jobRunId)
  if (!run?.company) return
  const counts = await remindAll({
    req: await createReq(payload),
    company: await companySettings(payload, run.company),
    onProgress: (progress) => reportProgress(payload, jobRunId, { processed: progress.sent, counts: progress }),
  })
  await finishJobRun(payload, jobRunId, { processed: counts.sent, total: counts.sent, counts })
}

type Remind = {
  req: PayloadRequest
  company: CompanySettings & { today: string }
  onProgress?: (counts: ReminderCounts) => void
}

/** Settles promises, then sends what the ladder asks for, batch of payers by batch. @returns what it did */
export const remindAll = async ({
  req,
  company,
  onProgress,
}: Remind): Promise<ReminderCounts & Record<string, number>> => {
  const promises = await withTransaction(req, (tx) => settlePromises(tx, company))
  const counts = { sent: 0, skipped: 0, mails: 0, ...promises }
  for (let after: string | undefined = firstPayer; after !== undefined;) {
    const start: string = after
    after = await withTransaction(req, async (tx) => {
      await advisoryLock(tx, 'reminders', company.id)
      const { id, today } = company
      const due = await dueReminders({ tx, company: id, today, after: start, payers: payersPerTransaction })
      const { sent, skipped, mails } = await writeReminders({ tx, company, due })
      counts.sent += sent
      counts.skipped += skipped
      counts.mails += mails
      return due.at(-1)?.person
    })
    onProgress?.(counts)
  }
  return counts
}

import { type Period } from '../../domain/calendar.ts'
import { billPeriod } from '../../services/billing/run-billing.ts'
import { queueJobRun } from '../../services/job-runs.ts'
import { instantOn, workAt } from '../moments.ts'
import type { SeedContext } from './context.ts'

/** Companies bill at this minute of the first day of a month. */
const atSix = 6 * 60

/** The billing run of a month as the schedule starts it, with its report. */
export const billMonth = async (
  { req, tx, company }: Pick<SeedContext, 'req' | 'tx' | 'company'>,
  period: Period,
): Promise<void> => {
  const issueDate = `${period}-01`
  const at = instantOn(issueDate, atSix)
  await workAt(at, async () => {
    const run = await queueJobRun(tx, {
      kind: 'billing.run',
      company: company.id,
      params: { period, trigger: 'schedule' },
      idempotencyKey: `billing/${company.id}/${period}`,
    })
    const counts = await billPeriod({ req, company: company.id, period, issueDate, run })
    const processed = counts.leases + counts.units
    await tx.query(
      `update job_runs set status = 'done', processed = $2, total = $2, counts = $3::jsonb, created_at = $4,
         started_at = $4, finished_at = $4::timestamptz + interval '2 seconds' where id = $1`,
      [run, processed, JSON.stringify(counts), at.toISOString()],
    )
  })
}

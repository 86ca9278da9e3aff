import type { PayloadRequest } from 'payload'
import { advisoryLock } from '../../db/locks.ts'
import { withTransaction } from '../../db/transaction.ts'
import type { Period } from '../../domain/calendar.ts'
import { recordAudit } from '../audit.ts'
import { assertSameRequest } from '../idempotency.ts'
import { queueJobRun } from '../job-runs.ts'
import { emit } from '../outbox.ts'

type Start = {
  req: PayloadRequest
  company: string
  period: Period
  /** the projects that the caller is limited to */
  projects?: readonly string[]
  idempotency: { key: string; requestHash: string }
}

/** Queues a billing run; its progress is the job run's. The same key answers the same run. */
export const startBilling = ({ req, company, period, projects, idempotency }: Start): Promise<{ jobRun: string }> =>
  withTransaction(req, async (tx) => {
    await advisoryLock(tx, 'job-run', company, idempotency.key)
    const [known] = await tx.query<{ id: string; request_hash: string | null }>(
      'select id, request_hash from job_runs where company_id = $1 and idempotency_key = $2',
      [company, idempotency.key],
    )
    if (known) {
      assertSameRequest(known.request_hash, idempotency.requestHash)
      return { jobRun: known.id }
    }
    const jobRun = await queueJobRun(tx, {
      kind: 'billing.run',
      company,
      params: { period, ...(projects && { projects }) },
      idempotencyKey: idempotency.key,
      requestHash: idempotency.requestHash,
    })
    await emit(tx, { topic: 'billing.run', company, key: `billing-${jobRun}`, payload: { jobRunId: jobRun } })
    await recordAudit({
      req,
      rows: [{ action: 'billing.start', entity: 'job-runs', entityId: jobRun, company, after: { period } }],
    })
    return { jobRun }
  })

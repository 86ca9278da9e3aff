import type { PayloadRequest } from 'payload'
import { advisoryLock } from '../../db/locks.ts'
import { withTransaction } from '../../db/transaction.ts'
import { recordAudit } from '../audit.ts'
import { assertSameRequest } from '../idempotency.ts'
import { queueJobRun } from '../job-runs.ts'
import { emit } from '../outbox.ts'

type Start = {
  req: PayloadRequest
  company: string
  dryRun: boolean
  idempotency: { key: string; requestHash: string }
}

/** Queues a penalty run; its progress is the job run's. The same key answers the same run. */
export const startPenalties = ({ req, company, dryRun, idempotency }: Start): Promise<{ jobRun: string }> =>
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
      kind: 'penalties.run',
      company,
      dryRun,
      params: { trigger: 'manual' },
      idempotencyKey: idempotency.key,
      requestHash: idempotency.requestHash,
    })
    await emit(tx, { topic: 'penalties.run', company, key: `penalties-${jobRun}`, payload: { jobRunId: jobRun } })
    await recordAudit({
      req,
      rows: [{ action: 'penalty.start', entity: 'job-runs', entityId: jobRun, company, after: { dryRun } }],
    })
    return { jobRun }
  })

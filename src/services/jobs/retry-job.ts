import type { PayloadRequest } from 'payload'
import { withTransaction } from '../../db/transaction.ts'
import { notFound } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { retryDeadJob } from '../dead-jobs.ts'

/** Retries a dead job of one of the companies. @throws 404 outside them, 409 when it is not dead */
export const retryJob = ({
  req,
  companies,
  id,
}: {
  req: PayloadRequest
  companies: string[]
  id: string
}): Promise<{ id: string }> =>
  withTransaction(req, async (tx) => {
    const [row] = await tx.query<{ company_id: string }>(
      'select company_id from job_runs where id = $1 and company_id = any($2::uuid[])',
      [id, companies],
    )
    if (!row) throw notFound()
    await retryDeadJob({ req, id, company: row.company_id })
    await recordAudit({
      req,
      rows: [
        { action: 'job.retry', entity: 'job-runs', entityId: id, company: row.company_id, after: { retried: true } },
      ],
    })
    return { id }
  })

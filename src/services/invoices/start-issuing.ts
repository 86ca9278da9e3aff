import type { PayloadRequest } from 'payload'
import { advisoryLock } from '../../db/locks.ts'
import { type Tx, withTransaction } from '../../db/transaction.ts'
import { validationError } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { assertSameRequest } from '../idempotency.ts'
import { queueJobRun } from '../job-runs.ts'
import { emit } from '../outbox.ts'

/** The drafts named, or all that are dated up to today, of a project or of all. */
export type IssueChoice = { invoices?: string[]; all?: true; project?: string }

type Start = {
  req: PayloadRequest
  company: string
  choice: IssueChoice
  sends: boolean
  idempotency: { key: string; requestHash: string }
}

/** Queues a run that issues many drafts; its progress is the job run's. The same key answers the same run. */
export const startIssuing = ({ req, company, choice, sends, idempotency }: Start): Promise<{ jobRun: string }> =>
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
    await requireOwn(tx, company, choice)
    const jobRun = await queueJobRun(tx, {
      kind: 'invoices.issue',
      company,
      params: { ...choice, sends, actor: req.user?.id ?? null },
      idempotencyKey: idempotency.key,
      requestHash: idempotency.requestHash,
    })
    await emit(tx, { topic: 'invoices.issue', company, key: `invoices-issue-${jobRun}`, payload: { jobRunId: jobRun } })
    const after = { count: choice.invoices?.length ?? null, project: choice.project ?? null, sends }
    await recordAudit({
      req,
      rows: [{ action: 'invoice.issue-many', entity: 'job-runs', entityId: jobRun, company, after }],
    })
    return { jobRun }
  })

/** @throws 400 for what is not the company's, as for what does not exist */
const requireOwn = async (tx: Tx, company: string, { invoices = [], project }: IssueChoice): Promise<void> => {
  const wanted = [...new Set(invoices)]
  const [found] = await tx.query<{ invoices: number; project: boolean }>(
    `select (select count(*)::int from invoices where company_id = $1 and id = any($2::uuid[])) as invoices,
            exists (select from projects where company_id = $1 and id = $3) as project`,
    [company, wanted, project ?? null],
  )
  if (found?.invoices !== wanted.length) throw validationError('One of the invoices does not exist.', 'invoices')
  if (project && !found.project) throw validationError('The chosen project does not exist.', 'project')
}

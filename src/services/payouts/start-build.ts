import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { insertRows } from '../../db/insert-rows.ts'
import { advisoryLock } from '../../db/locks.ts'
import { type Tx, withTransaction } from '../../db/transaction.ts'
import { validationError } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { companySettings } from '../companies.ts'
import { assertSameRequest } from '../idempotency.ts'
import { queueJobRun } from '../job-runs.ts'
import { emit } from '../outbox.ts'

export type BuildRequest = {
  toDate: string
  /** all who have something unsettled without it */
  persons?: string[]
  project?: string
  notes?: string
}

type Start = {
  req: PayloadRequest
  company: string
  build: BuildRequest
  idempotency: { key: string; requestHash: string }
}

/**
 * Queues the building of owners' statements as one batch; its progress is the job run's. The same key answers the same batch.
 * @throws 400 for a day to come, and for owners or a project that are not the company's
 */
export const startBuild = async ({ req, company, build, idempotency }: Start): Promise<StartedBuild> => {
  const { today } = await companySettings(req.payload, company)
  return withTransaction(req, async (tx) => {
    await advisoryLock(tx, 'payout-batch', company, idempotency.key)
    const known = await knownBatch(tx, company, idempotency.key)
    if (known) {
      assertSameRequest(known.hash, idempotency.requestHash)
      return { batch: known.batch, jobRun: known.jobRun }
    }
    await checkScope(tx, company, { ...build, today })
    const batch = randomUUID()
    const jobRun = await queueJobRun(tx, {
      kind: 'payouts.build',
      company,
      params: { ...build, batch, actor: req.user?.id },
      idempotencyKey: idempotency.key,
      requestHash: idempotency.requestHash,
    })
    await insertRows(tx, 'payout_batches', [
      {
        id: batch,
        company_id: company,
        name: `Statements up to ${build.toDate}`,
        to_date: build.toDate,
        counts: {},
        proposed_by_id: req.user?.id ?? null,
        status: 'open',
        idempotency_key: idempotency.key,
        request_hash: idempotency.requestHash,
      },
    ])
    await emit(tx, { topic: 'payouts.build', company, key: `payouts-${jobRun}`, payload: { jobRunId: jobRun } })
    await recordAudit({
      req,
      rows: [{ action: 'payout.build', entity: 'payout-batches', entityId: batch, company, after: { ...build } }],
    })
    return { batch, jobRun }
  })
}

type StartedBuild = { batch: string; jobRun: string }

const knownBatch = async (
  tx: Tx,
  company: string,
  key: string,
): Promise<(StartedBuild & { hash: string | null }) | undefined> => {
  const [row] = await tx.query<StartedBuild & { hash: string | null }>(
    `select b.id as batch, j.id as "jobRun", b.request_hash as hash from payout_batches b
     join job_runs j on j.company_id = b.company_id and j.idempotency_key = b.idempotency_key
     where b.company_id = $1 and b.idempotency_key = $2`,
    [company, key],
  )
  return row
}

/** @throws 400 with the path of what is wrong */
export const checkScope = async (
  tx: Tx,
  company: string,
  { toDate, persons, project, today }: BuildRequest & { today: string },
): Promise<void> => {
  if (toDate > today) throw validationError('A statement goes up to today at most.', 'toDate')
  if (project) {
    const found = await tx.query('select from projects where company_id = $1 and id = $2 and deleted_at is null', [
      company,
      project,
    ])
    if (found.length === 0) throw validationError('There is no such project.', 'project')
  }
  if (persons) {
    const found = await tx.query<{ id: string }>(
      'select id from people where company_id = $1 and id = any($2::uuid[])',
      [company, persons],
    )
    const known = new Set(found.map(({ id }) => id))
    const missing = persons.findIndex((person) => !known.has(person))
    if (missing >= 0) throw validationError('There is no such owner.', `persons.${missing}`)
  }
}

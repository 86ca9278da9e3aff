import { randomUUID } from 'node:crypto'

import type { PayloadRequest } from 'payload'

import { type Tx, withTransaction } from '../db/transaction.ts'
import { conflict, notFound } from '../platform/errors.ts'
import { type Effect, emit } from './outbox.ts'

export type DeadJob = {
  jobId: string
  topic: string
  company: string | null
  data: unknown
  error: Error
  attempts: number
  /** The job run of an earlier death that this job was a retry of. */
  retryOf?: string
}

/** Shows a dead job among the job runs, once per job; a retry that died goes back to the row it came from. */
export const recordDeadJob = async (tx: Pick<Tx, 'query'>, job: DeadJob): Promise<void> => {
  const { name, message } = job.error
  const errors = JSON.stringify([{ name, message, at: new Date().toISOString() }])
  const counts = JSON.stringify({ attempts: job.attempts })
  if (job.retryOf) await tx.query(dieAgain, [job.retryOf, job.jobId, errors, counts])
  else await tx.query(die, [job.jobId, job.topic, job.company, JSON.stringify(job.data ?? {}), errors, counts])
}

/** Closes the row of a dead job whose retry went well. */
export const resolveDeadJob = async (tx: Pick<Tx, 'query'>, runId: string): Promise<void> => {
  await tx.query(resolve, [runId])
}

/**
 * Emits a dead job once more, as a new job.
 * @param company limits the look-up to that company's jobs
 * @throws AppError 404 when there is no such row, 409 when it is not dead (any more)
 */
export const retryDeadJob = ({ req, id, company }: RetryArgs): Promise<void> =>
  withTransaction(req, async (tx) => {
    const [run] = await tx.query<DeadRun>(lockRun, [id, company ?? null])
    if (!run) throw notFound()
    if (run.status !== 'dead') throw conflict('Only a dead job can be tried again.')
    // The row was written from an emitted effect, so topic and payload fit.
    const effect = { topic: run.kind, payload: run.params, company: run.company } as Effect
    await emit(tx, { ...effect, key: `${retryPrefix}${id}/${randomUUID()}` })
    await tx.query(requeue, [id])
  })

/** @returns the job run that an outbox row with this key retries, if it does */
export const retriedRunOf = (key: string | null): string | undefined =>
  key?.startsWith(retryPrefix) ? key.slice(retryPrefix.length).split('/')[0] : undefined

type RetryArgs = { req: PayloadRequest; id: string; company?: string }
type DeadRun = { kind: string; status: string; params: unknown; company: string | null }

const retryPrefix = 'dead-job-retry/'

const die = `
  insert into job_runs (id, kind, company_id, status, params, errors, counts, queue_job_id, dry_run, finished_at, created_at, updated_at)
  select gen_random_uuid(), $2::text, $3::uuid, 'dead', $4::jsonb, $5::jsonb, $6::jsonb, $1::text, false, now(), now(), now()
  where not exists (select 1 from job_runs where queue_job_id = $1::text)`

const dieAgain = `
  update job_runs
  set status = 'dead', queue_job_id = $2::text, errors = coalesce(errors, '[]'::jsonb) || $3::jsonb, counts = $4::jsonb,
    finished_at = now(), updated_at = now()
  where id = $1 and queue_job_id is distinct from $2::text`

const resolve = `update job_runs set status = 'done', finished_at = now(), updated_at = now() where id = $1 and status = 'queued'`

const lockRun = `
  select kind, status, params, company_id as company
  from job_runs
  where id = $1 and ($2::uuid is null or company_id = $2::uuid)
  for update`

const requeue = `update job_runs set status = 'queued', finished_at = null, updated_at = now() where id = $1`

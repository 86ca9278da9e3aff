import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import { readQuery, type Tx } from '../db/transaction.ts'
import { logger } from '../platform/logger.ts'
import { publish } from '../realtime/publish.ts'

export type JobRunStatus = 'queued' | 'running' | 'done' | 'failed' | 'dead'
export type JobRunError = { message: string; code?: string; path?: string; at?: string }
export type JobProgress = { processed?: number; total?: number; counts?: Record<string, number> }

export type NewJobRun = {
  id?: string
  kind: string
  company?: string | null
  params: Record<string, unknown>
  dryRun?: boolean
  idempotencyKey?: string | null
  requestHash?: string | null
}

export type JobRun = {
  id: string
  kind: string
  company: string | null
  status: JobRunStatus
  params: Record<string, unknown>
  dryRun: boolean
}

/** Writes a queued run in the caller's transaction, beside the outbox row that starts it. */
export const queueJobRun = async (tx: Tx, run: NewJobRun): Promise<string> => {
  const id = run.id ?? randomUUID()
  await tx.query(insertRun, [
    id,
    run.kind,
    run.company ?? null,
    JSON.stringify(run.params),
    run.dryRun ?? false,
    run.idempotencyKey ?? null,
    run.requestHash ?? null,
  ])
  return id
}

/**
 * Marks a run as running. A run that was interrupted starts again; a finished one does not.
 * @returns the run, or undefined when it is missing or already done
 */
export const startJobRun = async (payload: Payload, id: string): Promise<JobRun | undefined> => {
  const [run] = await readQuery<JobRun>(payload, startRun, [id])
  if (run) announce(payload, { ...run, processed: 0, total: null, counts: {} })
  return run
}

/**
 * Records how far a run has come, at most 4 times a second and outside the work's transaction,
 * and tells the company's screens. The last call before `finishJobRun` is never lost.
 */
export const reportProgress = (payload: Payload, id: string, progress: JobProgress): void => {
  const held = pending.get(id)
  if (held) {
    held.progress = { ...held.progress, ...progress }
    return
  }
  const timer = setTimeout(() => {
    const last = pending.get(id)?.progress ?? progress
    pending.delete(id)
    save(payload, id, last).catch((error: unknown) =>
      logger.warn({ err: error, jobRun: id }, 'The progress of a job could not be recorded.'),
    )
  }, progressIntervalMs)
  pending.set(id, { progress, timer })
}

/** Ends a run well. What `reportProgress` still held is written with it. */
export const finishJobRun = async (payload: Payload, id: string, progress: JobProgress = {}): Promise<void> => {
  await end(payload, id, { status: 'done', progress, errors: [] })
}

/** Ends a run badly; `errors` is what the admin panel shows. */
export const failJobRun = async (
  payload: Payload,
  id: string,
  args: { errors: readonly JobRunError[]; progress?: JobProgress },
): Promise<void> => {
  await end(payload, id, { status: 'failed', progress: args.progress ?? {}, errors: args.errors })
}

type Announcement = Pick<JobRun, 'id' | 'kind' | 'company' | 'status'> & {
  processed: number
  total: number | null
  counts: Record<string, number>
}
type Ending = { status: JobRunStatus; progress: JobProgress; errors: readonly JobRunError[] }

const progressIntervalMs = 250
const pending = new Map<string, { progress: JobProgress; timer: NodeJS.Timeout }>()

const save = async (payload: Payload, id: string, progress: JobProgress): Promise<void> => {
  const [row] = await readQuery<Announcement>(payload, saveProgress, [id, ...columns(progress)])
  if (row) announce(payload, row)
}

const end = async (payload: Payload, id: string, { status, progress, errors }: Ending): Promise<void> => {
  const held = pending.get(id)
  clearTimeout(held?.timer)
  pending.delete(id)
  const last = columns({ ...held?.progress, ...progress })
  const [row] = await readQuery<Announcement>(payload, endRun, [id, ...last, status, JSON.stringify(errors)])
  if (row) announce(payload, row)
}

const columns = ({ processed, total, counts }: JobProgress): unknown[] => [
  processed ?? null,
  total ?? null,
  counts ? JSON.stringify(counts) : null,
]

/** A screen that misses one step shows the next one, so a failure here never fails the work. */
const announce = (payload: Payload, { company, counts: _result, ...data }: Announcement): void => {
  if (!company) return
  Promise.resolve(publish(payload, { company, event: 'job.progress', data })).catch((error: unknown) =>
    logger.warn({ err: error, jobRun: data.id }, 'The progress of a job could not be published.'),
  )
}

const insertRun = `
  insert into job_runs (id, kind, company_id, params, dry_run, idempotency_key, request_hash, status, created_at, updated_at)
  values ($1, $2, $3, $4::jsonb, $5, $6, $7, 'queued', now(), now())`

const startRun = `
  update job_runs
  set status = 'running', started_at = coalesce(started_at, now()), finished_at = null, errors = '[]', updated_at = now()
  where id = $1 and status <> 'done'
  returning id, kind, company_id as company, status, params, coalesce(dry_run, false) as "dryRun"`

const assignProgress = `
  processed = coalesce($2::numeric, processed),
  total = coalesce($3::numeric, total),
  counts = coalesce($4::jsonb, counts),
  updated_at = now()`

const announcement = `
  id, kind, company_id as company, status,
  coalesce(processed, 0)::float8 as processed, total::float8 as total, coalesce(counts, '{}'::jsonb) as counts`

const saveProgress = `update job_runs set ${assignProgress} where id = $1 and status = 'running' returning ${announcement}`

const endRun = `
  update job_runs set status = $5, errors = $6::jsonb, finished_at = now(), ${assignProgress}
  where id = $1
  returning ${announcement}`

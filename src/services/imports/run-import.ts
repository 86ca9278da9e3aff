import type { Payload, PayloadRequest } from 'payload'
import { createReq, readQuery, withTransaction } from '../../db/transaction.ts'
import { failJobRun, finishJobRun, reportProgress, startJobRun } from '../job-runs.ts'
import { checkRows, storedRows, storeFindings } from './check-import.ts'
import { writeImport } from './commit-import.ts'
import { lockImport } from './import-record.ts'

type ImportStep = {
  jobRunId: string
  importId: string
  step: 'check' | 'commit'
  skipWrong?: boolean
  actor?: string
}

/**
 * Checks or writes a long file. A worker that dies leaves nothing of it: the job comes again and starts anew, and a
 * step that was done stays done.
 */
export const runImport = async ({ payload, step }: { payload: Payload; step: ImportStep }): Promise<void> => {
  const run = await startJobRun(payload, step.jobRunId)
  if (!run) return
  const refusal = step.step === 'check' ? await checkStep(payload, step) : await commitStep(payload, step)
  if (refusal) await failJobRun(payload, step.jobRunId, { errors: [{ message: refusal }] })
  else await finishJobRun(payload, step.jobRunId, { processed: 100, total: 100 })
}

/** What is left when a step failed for good. */
export const failImport = async (
  payload: Payload,
  { jobRunId, importId, step }: ImportStep,
  error: Error,
): Promise<void> => {
  const failure =
    step === 'check'
      ? 'The file could not be checked. Upload it again.'
      : 'Nothing was written, because the import failed. Try again.'
  await readQuery(
    payload,
    `update imports set status = 'failed', failure = $2, updated_at = now() where id = $1 and status in ('checking', 'committing')`,
    [importId, failure],
  )
  await failJobRun(payload, jobRunId, { errors: [{ message: error.message }] })
}

const percents = { read: 20, checked: 50, written: 90 } as const

const checkStep = async (payload: Payload, { jobRunId, importId }: ImportStep): Promise<undefined> => {
  const req = await createReq(payload)
  await withTransaction(req, async (tx) => {
    const record = await lockImport(tx, importId)
    if (record.status !== 'checking') return
    const stored = await storedRows(tx, importId)
    reportProgress(payload, jobRunId, { processed: percents.read, total: 100 })
    const checked = await checkRows({ req, tx, record, stored })
    reportProgress(payload, jobRunId, { processed: percents.written, total: 100 })
    await storeFindings(tx, importId, checked, record.summary)
  })
}

const commitStep = async (
  payload: Payload,
  { jobRunId, importId, skipWrong = false, actor }: ImportStep,
): Promise<string | undefined> => {
  const req = await reqOf(payload, actor)
  return withTransaction(req, async (tx) => {
    const record = await lockImport(tx, importId)
    if (record.status !== 'committing') return undefined
    const onProgress = (part: keyof typeof percents): void =>
      reportProgress(payload, jobRunId, { processed: percents[part], total: 100 })
    const refusal = await writeImport({ req, tx, record, skipWrong, onProgress })
    if (refusal) await tx.query('update imports set failure = $2 where id = $1', [importId, refusal])
    return refusal
  })
}

/** The request of whoever asked for it, so that what is written names him. */
const reqOf = async (payload: Payload, actor: string | undefined): Promise<PayloadRequest> => {
  const req = await createReq(payload)
  const user = actor
    ? await payload.findByID({
        collection: 'users',
        id: actor,
        disableErrors: true,
        overrideAccess: true,
        depth: 0,
        req,
      })
    : null
  return user ? createReq(payload, { user: { ...user, collection: 'users' } }) : req
}

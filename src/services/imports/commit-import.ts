import type { PayloadRequest } from 'payload'
import { advisoryLock } from '../../db/locks.ts'
import { type Tx, withTransaction } from '../../db/transaction.ts'
import { conflict } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { queueJobRun } from '../job-runs.ts'
import { emit } from '../outbox.ts'
import { type Checked, checkRows, inChunks, stateOf, storedRows, storeFindings } from './check-import.ts'
import { type ImportAnswer, importAnswer } from './import-answer.ts'
import { type ImportRecord, lockImport } from './import-record.ts'
import type { Made } from './kind.ts'
import { importKinds } from './kinds.ts'
import { prunedText } from './prune-imports.ts'
import { rowsInRequest } from './upload-import.ts'

type Commit = { req: PayloadRequest; id: string; skipWrong: boolean }

/**
 * Writes what a check found right, in one transaction and checked again in it: all of it, or nothing. Longer files are
 * written by a job. A second call answers how the first one stands.
 * @throws 409 while rows are wrong and nobody asked to skip them, and for a file that was written before
 */
export const commitImport = async ({ req, id, skipWrong }: Commit): Promise<ImportAnswer> => {
  const { answer, refusal } = await withTransaction(req, async (tx) => {
    const record = await lockImport(tx, id)
    const isUnderWay = record.status === 'done' || record.status === 'committing'
    if (isUnderWay) return { answer: await importAnswer(tx, id), refusal: undefined }
    requireCommittable(record, skipWrong)
    // Waits for another import of the same file, and is refused once that one is written.
    await tx.query(`update imports set status = 'committing', failure = null, updated_at = now() where id = $1`, [id])
    const refusal =
      record.rows > rowsInRequest
        ? await queueCommit({ req, tx, record, skipWrong })
        : await writeImport({ req, tx, record, skipWrong })
    return { answer: await importAnswer(tx, id), refusal }
  })
  if (refusal) throw conflict(refusal, { path: 'rows' })
  return answer
}

const requireCommittable = (
  { status, failure, wrongRows, rows, skippedRows }: ImportRecord,
  skipWrong: boolean,
): void => {
  if (status === 'checking') throw conflict('The file is still being checked.')
  if (failure === prunedText) throw conflict(prunedText)
  if (status === 'undone') throw conflict('This import was taken back: upload the file again.')
  if (wrongRows > 0 && !skipWrong) throw conflict(wrongText(wrongRows), { path: 'rows' })
  if (rows - wrongRows - skippedRows <= 0) throw conflict('There is no row to write.', { path: 'rows' })
}

const wrongText = (count: number): string =>
  `${count} ${count === 1 ? 'row is' : 'rows are'} wrong: correct the file and upload it again, or ask to skip them.`

type Step = { req: PayloadRequest; tx: Tx; record: ImportRecord; skipWrong: boolean }

const queueCommit = async ({ req, tx, record: { id, company, rows }, skipWrong }: Step): Promise<undefined> => {
  const jobRun = await queueJobRun(tx, { kind: 'import.commit', company, params: { import: id, rows } })
  await tx.query(
    `update imports set summary = coalesce(summary, '{}'::jsonb) || jsonb_build_object('jobRun', $2::text) where id = $1`,
    [id, jobRun],
  )
  const payload = { jobRunId: jobRun, importId: id, step: 'commit' as const, skipWrong, actor: req.user?.id }
  await emit(tx, { topic: 'import.run', company, key: `import-commit-${jobRun}`, payload })
}

type Write = Step & { onProgress?: (part: 'read' | 'checked' | 'written') => void }

/**
 * Checks an import again, under locks, and writes it.
 * @returns why nothing was written; undefined when it was
 */
export const writeImport = async ({ req, tx, record, skipWrong, onProgress }: Write): Promise<string | undefined> => {
  const { id, company, summary } = record
  const kind = importKinds[record.kind]
  // Imports of one kind take turns: each sees what the one before has made.
  await advisoryLock(tx, 'import', company, kind.key)
  const stored = await storedRows(tx, id)
  onProgress?.('read')
  const checked = await checkRows({ req, tx, record, stored, isLocked: true })
  await storeFindings(tx, id, checked, summary)
  if (checked.wrong > 0 && !skipWrong) return wrongText(checked.wrong)
  if (checked.rows.every((row) => stateOf(row) !== 'ok')) return 'There is no row to write.'
  onProgress?.('checked')
  const made = await kind.write({ req, tx, context: checked.context, plan: checked.plan, import: id })
  const written = await storeMade(tx, { id, checked, made, isPersonal: kind.isPersonal ?? false })
  onProgress?.('written')
  await recordAudit({ req, rows: auditRows({ record, made, written, skipped: checked.wrong }) })
  return undefined
}

type Store = { id: string; checked: Checked; made: ReadonlyMap<number, Made[]>; isPersonal: boolean }

const storeMade = async (tx: Tx, { id, checked, made, isPersonal }: Store): Promise<number> => {
  const written = checked.rows.filter((row) => stateOf(row) === 'ok')
  for (const rows of inChunks(written))
    await tx.query(
      `update import_rows r set status = 'written', made = x.m, data = case when $3 then null else r.data end, updated_at = now()
       from jsonb_to_recordset($2::jsonb) as x (n numeric, m jsonb) where r.import_id = $1 and r.row_number = x.n`,
      [id, JSON.stringify(rows.map(({ number }) => ({ n: number, m: made.get(number) ?? [] }))), isPersonal],
    )
  await tx.query(
    `update imports set status = 'done', created_rows = $2, committed_at = now(), updated_at = now() where id = $1`,
    [id, written.length],
  )
  return written.length
}

type Audit = {
  record: ImportRecord
  made: ReadonlyMap<number, Made[]>
  written: number
  skipped: number
}

const auditRows = ({ record: { id, company, kind, fileName }, made, written, skipped }: Audit) => {
  const entityOf = new Map(importKinds[kind].tables.map(({ name, entity }) => [name, entity]))
  return [
    {
      action: 'import.commit',
      entity: 'imports',
      entityId: id,
      company,
      after: { kind, fileName, written, skipped },
    },
    ...(importKinds[kind].isSelfAudited ? [] : [...made.values()].flat()).map(
      ({ in: table, id: entityId, label, floors }) => ({
        action: floors ? 'update' : 'create',
        entity: entityOf.get(table) ?? table,
        entityId,
        company,
        ...(floors && { before: { floors: floors.was } }),
        after: floors ? { floors: floors.now } : { ...(label && { label }), import: id },
      }),
    ),
  ]
}

import { createHash, randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { insertRows } from '../../db/insert-rows.ts'
import { type Tx, withTransaction } from '../../db/transaction.ts'
import { matchColumns } from '../../domain/imports/match-columns.ts'
import { now } from '../../platform/clock.ts'
import { AppError, validationError } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { queueJobRun } from '../job-runs.ts'
import { emit } from '../outbox.ts'
import { checkRows, remarksOf, stateOf } from './check-import.ts'
import { type StoredRow, storedRow } from './import-row.ts'
import type { ImportSummary } from './import-record.ts'
import type { ImportKindKey } from './kind.ts'
import { importKinds } from './kinds.ts'
import { type ImportAnswer, importAnswer } from './import-answer.ts'
import { type ImportFile, readSheet } from './read-sheet.ts'

/** A file up to here is checked while its sender waits; a longer one by a job. */
export const rowsInRequest = 1_000

type Upload = {
  req: PayloadRequest
  /** of the import; by default a new one */
  id?: string
  company: string
  kind: ImportKindKey
  project?: string
  bankAccount?: string
  gatewayAccount?: string
  file: ImportFile
}

/**
 * Takes a file in and checks it: nothing is written but the import itself.
 * @throws 400 for a file that cannot be read, with the columns that are missing or unknown
 */
export const uploadImport = async ({
  req,
  id = randomUUID(),
  company,
  kind,
  project,
  bankAccount,
  gatewayAccount,
  file,
}: Upload): Promise<ImportAnswer> => {
  if (project && importKinds[kind].project === 'none')
    throw validationError('This kind of file is for no single project.', 'project')
  requireOneAccount({ kind, bankAccount, gatewayAccount })
  const { stored, variant } = await readImport(kind, file)
  const fileHash = createHash('sha256').update(file.data).digest('hex')
  return withTransaction(req, async (tx) => {
    if (project) await requireProject(tx, company, project)
    await requireAccount(tx, { company, bankAccount, gatewayAccount })
    const sameAs = await writtenBefore(tx, { company, kind, project, fileHash })
    const summary: ImportSummary = { variant, ...(sameAs && { sameAs }) }
    const account = { bankAccount: bankAccount ?? null, gatewayAccount: gatewayAccount ?? null }
    const record = { id, company, kind, project: project ?? null, ...account, summary }
    const isSmall = stored.length <= rowsInRequest
    const checked = isSmall ? await checkRows({ req, tx, record, stored }) : undefined
    const jobRun = isSmall
      ? undefined
      : await queueJobRun(tx, { kind: 'import.check', company, params: { import: id } })
    const at = now().toISOString()
    await insertRows(tx, 'imports', [
      {
        id,
        company_id: company,
        kind,
        project_id: project ?? null,
        bank_account_id: account.bankAccount,
        gateway_account_id: account.gatewayAccount,
        file_name: file.name,
        file_hash: fileHash,
        status: checked ? (checked.wrong > 0 ? 'invalid' : 'ready') : 'checking',
        rows: stored.length,
        wrong_rows: checked?.wrong ?? 0,
        skipped_rows: checked?.skipped ?? 0,
        summary: { ...summary, ...(checked?.preview ?? { jobRun }) },
        started_by_id: req.user?.id ?? null,
        created_at: at,
        updated_at: at,
      },
    ])
    await insertRows(
      tx,
      'import_rows',
      stored.map(({ number, cells }, index) => {
        const row = checked?.rows[index]
        const state = row ? { status: stateOf(row), errors: remarksOf(row) } : { status: 'ok', errors: null }
        return { company_id: company, import_id: id, row_number: number, data: cells, ...state }
      }),
    )
    if (jobRun)
      await emit(tx, {
        topic: 'import.run',
        company,
        key: `import-check-${id}`,
        payload: { jobRunId: jobRun, importId: id, step: 'check' },
      })
    await recordAudit({
      req,
      rows: [
        {
          action: 'import.upload',
          entity: 'imports',
          entityId: id,
          company,
          after: { kind, fileName: file.name, rows: stored.length },
        },
      ],
    })
    return importAnswer(tx, id)
  })
}

const readImport = async (kind: ImportKindKey, file: ImportFile): Promise<{ stored: StoredRow[]; variant: string }> => {
  const [headings, ...rows] = await readSheet(file, importKinds[kind].mostRows)
  const names = (headings?.cells ?? []).map((cell) => (typeof cell === 'string' ? cell : ''))
  const { columns, problems, variant } = matchColumns(names, importKinds[kind].variants)
  if (problems.length > 0)
    throw new AppError({
      status: 400,
      code: 'VALIDATION',
      message: problems[0] ?? '',
      data: { errors: problems.slice(0, 50).map((message) => ({ message, path: 'file' })) },
    })
  for (const { number, cells } of rows)
    if (cells.slice(columns.length).some((cell) => cell !== ''))
      throw validationError(`Row ${number} has more cells than there are headings.`, 'file')
  return { stored: rows.map((row) => storedRow(row, columns)), variant: variant.key }
}

type Accounts = { kind: ImportKindKey; bankAccount?: string; gatewayAccount?: string }

const requireOneAccount = ({ kind, bankAccount, gatewayAccount }: Accounts): void => {
  const isStatement = importKinds[kind].account === 'required'
  if (!isStatement && (bankAccount || gatewayAccount))
    throw validationError('This kind of file is of no account.', bankAccount ? 'bankAccount' : 'gatewayAccount')
  if (isStatement && (bankAccount === undefined) === (gatewayAccount === undefined))
    throw validationError('Choose the bank account or the gateway account that the statement is of.', 'bankAccount')
}

const requireAccount = async (
  tx: Tx,
  { company, bankAccount, gatewayAccount }: { company: string; bankAccount?: string; gatewayAccount?: string },
): Promise<void> => {
  if (!bankAccount && !gatewayAccount) return
  const found = await tx.query(
    bankAccount
      ? 'select 1 from payment_accounts where company_id = $1 and id = $2 and person_id is null and deleted_at is null'
      : 'select 1 from gateway_accounts where company_id = $1 and id = $2',
    [company, bankAccount ?? gatewayAccount],
  )
  if (found.length === 0)
    throw validationError('The chosen account is none of the company.', bankAccount ? 'bankAccount' : 'gatewayAccount')
}

const requireProject = async (tx: Tx, company: string, project: string): Promise<void> => {
  const found = await tx.query('select 1 from projects where company_id = $1 and id = $2 and deleted_at is null', [
    company,
    project,
  ])
  if (found.length === 0) throw validationError('The chosen project does not exist.', 'project')
}

type SameFile = { company: string; kind: ImportKindKey; project?: string; fileHash: string }

const writtenBefore = async (tx: Tx, { company, kind, project, fileHash }: SameFile): Promise<string | undefined> => {
  const [row] = await tx.query<{ id: string }>(
    `select id from imports
     where company_id = $1 and kind = $2 and project_id is not distinct from $3::uuid and file_hash = $4
       and status in ('committing', 'done')`,
    [company, kind, project ?? null, fileHash],
  )
  return row?.id
}

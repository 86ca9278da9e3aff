import type { Tx } from '../../db/transaction.ts'
import { notFound } from '../../platform/errors.ts'
import type { ImportContext, ImportKindKey, Preview } from './kind.ts'

export type ImportStatus = 'checking' | 'ready' | 'invalid' | 'committing' | 'done' | 'failed' | 'undone'

/** What an import keeps beside its counts. */
export type ImportSummary = Partial<Preview> & {
  variant: string
  /** the run that checks or writes it */
  jobRun?: string
  /** an import of the same file that is written already */
  sameAs?: string
}

export type ImportRecord = {
  id: string
  company: string
  kind: ImportKindKey
  project: string | null
  bankAccount: string | null
  gatewayAccount: string | null
  status: ImportStatus
  fileName: string
  fileHash: string
  rows: number
  wrongRows: number
  skippedRows: number
  createdRows: number
  summary: ImportSummary
  failure: string | null
}

export const importColumns = `
  i.id, i.company_id as company, i.kind, i.project_id as project, i.bank_account_id as "bankAccount",
  i.gateway_account_id as "gatewayAccount", i.status, i.file_name as "fileName",
  i.file_hash as "fileHash", i.rows::int as rows, i.wrong_rows::int as "wrongRows", i.skipped_rows::int as "skippedRows",
  i.created_rows::int as "createdRows", coalesce(i.summary, '{}'::jsonb) as summary, i.failure`

/** The import as it is now, locked until the transaction ends. @throws 404 */
export const lockImport = async (tx: Tx, id: string): Promise<ImportRecord> => {
  const [row] = await tx.query<ImportRecord>(`select ${importColumns} from imports i where i.id = $1 for update`, [id])
  if (!row) throw notFound()
  return row
}

type Loaded = Omit<ImportContext, 'project'> & { id: string | null; code: string; name: string }

type ContextOf = Pick<ImportRecord, 'company' | 'project' | 'bankAccount' | 'gatewayAccount'>

/** What the rows of an import are read with, as it is now. */
export const importContext = async (
  tx: Tx,
  { company, project, bankAccount, gatewayAccount }: ContextOf,
): Promise<ImportContext> => {
  const [row] = await tx.query<Loaded>(
    `select c.id as company, c.currency, c.country, to_char(now() at time zone c.timezone, 'YYYY-MM-DD') as today,
            p.id, p.code, p.name,
            case when b.id is not null then json_build_object('kind', 'bank', 'id', b.id, 'currency', c.currency, 'name', b.account_name)
                 when g.id is not null then json_build_object('kind', 'gateway', 'id', g.id, 'currency', g.currency, 'name', g.name) end as account
     from companies c
     left join payment_accounts b on b.company_id = c.id and b.id = $3::uuid
     left join gateway_accounts g on g.company_id = c.id and g.id = $4::uuid
     left join projects p on p.company_id = c.id and p.id = $2::uuid and p.deleted_at is null
     where c.id = $1`,
    [company, project, bankAccount, gatewayAccount],
  )
  if (!row) throw notFound()
  const { id, code, name, ...context } = row
  return { ...context, project: id ? { id, code, name } : null }
}

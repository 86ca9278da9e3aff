import type { PayloadRequest } from 'payload'
import type { Tx } from '../../db/transaction.ts'
import type { ReadRow } from '../../domain/imports/column.ts'
import { readRows, type StoredRow } from './import-row.ts'
import { importContext, type ImportRecord, type ImportSummary } from './import-record.ts'
import type { AnyImportKind, ImportContext, Preview } from './kind.ts'
import { importKinds } from './kinds.ts'

export type Checked = {
  context: ImportContext
  rows: ReadRow[]
  plan: unknown
  preview: Preview
  wrong: number
  skipped: number
}

type Check = {
  req: PayloadRequest
  tx: Tx
  record: Pick<ImportRecord, 'company' | 'kind' | 'project' | 'bankAccount' | 'gatewayAccount' | 'summary'>
  stored: readonly StoredRow[]
  /** what the rows depend on stays as it is until the transaction ends */
  isLocked?: boolean
}

/** Reads the rows and holds them against the database; the number of queries does not grow with them. */
export const checkRows = async ({ req, tx, record, stored, isLocked = false }: Check): Promise<Checked> => {
  const kind: AnyImportKind = importKinds[record.kind]
  const context = await importContext(tx, record)
  const variant = kind.variants.find(({ key }) => key === record.summary.variant)
  if (!variant) throw new Error(`There is no variant ${record.summary.variant} of ${record.kind}.`)
  const rows = readRows(stored, variant, context)
  const plan = await kind.check({ req, tx, context, rows, variant: variant.key, isLocked })
  const wrong = rows.filter(({ problems }) => problems.length > 0)
  return {
    context,
    rows,
    plan,
    preview: kind.preview(plan, context),
    wrong: wrong.length,
    skipped: rows.filter((row) => row.skipped && row.problems.length === 0).length,
  }
}

/** The rows of an import as they were uploaded. */
export const storedRows = (tx: Tx, id: string): Promise<StoredRow[]> =>
  tx.query<StoredRow>(
    `select row_number::int as number, coalesce(data, '{}'::jsonb) as cells from import_rows where import_id = $1 order by row_number`,
    [id],
  )

export const stateOf = ({ problems, skipped }: ReadRow): 'ok' | 'error' | 'skipped' => {
  if (problems.length > 0) return 'error'
  return skipped ? 'skipped' : 'ok'
}

/** What is said about a row: its problems, or why nothing is to be done for it. */
export const remarksOf = ({ problems, skipped }: ReadRow) => {
  if (problems.length > 0) return problems
  return skipped ? [{ column: '', message: skipped }] : null
}

const rowsPerStatement = 10_000

/** Rows in parts that are written by one statement each: PostgreSQL parses their JSON at once. */
export const inChunks = <Row>(rows: readonly Row[]): Row[][] =>
  Array.from({ length: Math.ceil(rows.length / rowsPerStatement) }, (_, index) =>
    rows.slice(index * rowsPerStatement, (index + 1) * rowsPerStatement),
  )

/** Keeps what a check found: rows that changed their state, counts, preview. */
export const storeFindings = async (tx: Tx, id: string, checked: Checked, summary: ImportSummary): Promise<void> => {
  for (const rows of inChunks(checked.rows)) {
    const findings = rows.map((row) => ({ n: row.number, s: stateOf(row), e: remarksOf(row) }))
    await tx.query(
      `update import_rows r set status = x.s, errors = x.e, updated_at = now()
     from jsonb_to_recordset($2::jsonb) as x (n numeric, s text, e jsonb)
     where r.import_id = $1 and r.row_number = x.n and (r.status, r.errors) is distinct from (x.s, x.e)`,
      [id, JSON.stringify(findings)],
    )
  }
  await tx.query(
    `update imports set status = $2, wrong_rows = $3, skipped_rows = $4, summary = $5::jsonb, failure = null, updated_at = now()
     where id = $1`,
    [
      id,
      checked.wrong > 0 ? 'invalid' : 'ready',
      checked.wrong,
      checked.skipped,
      JSON.stringify({ ...summary, ...checked.preview }),
    ],
  )
}

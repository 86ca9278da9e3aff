import type { Tx } from '../../db/transaction.ts'
import { notFound } from '../../platform/errors.ts'
import type { ImportKindKey } from './kind.ts'
import { importColumns, type ImportRecord, type ImportStatus, type ImportSummary } from './import-record.ts'

type ImportProblem = { row: number; column: string; message: string }

export type ImportAnswer = {
  id: string
  kind: ImportKindKey
  project: string | null
  fileName: string
  status: ImportStatus
  rows: number
  wrongRows: number
  skippedRows: number
  createdRows: number
  summary: ImportSummary
  failure: string | null
  /** of the check or the commit that runs */
  progress: { processed: number; total: number } | null
  /** the first problems; all of them are at `errors.csv` and in `import-rows` */
  problems: ImportProblem[]
}

const shownProblems = 200

/** An import as its page shows it. @throws 404 */
export const importAnswer = async (tx: Pick<Tx, 'query'>, id: string): Promise<ImportAnswer> => {
  const [row] = await tx.query<ImportRecord & Pick<ImportAnswer, 'progress'>>(
    `select ${importColumns},
            case when i.status in ('checking', 'committing') and j.id is not null then jsonb_build_object(
              'processed', coalesce(j.processed, 0), 'total', coalesce(j.total, i.rows)) end as progress
     from imports i left join job_runs j on j.company_id = i.company_id and j.id::text = i.summary ->> 'jobRun'
     where i.id = $1`,
    [id],
  )
  if (!row) throw notFound()
  const problems = await tx.query<ImportProblem>(
    `select r.row_number::int as row, e ->> 'column' as column, e ->> 'message' as message
     from import_rows r cross join lateral jsonb_array_elements(r.errors) e
     where r.import_id = $1 and r.status = 'error' and jsonb_typeof(r.errors) = 'array'
     order by r.row_number limit $2`,
    [id, shownProblems],
  )
  const { company: _company, fileHash: _hash, ...shown } = row
  return { ...shown, problems }
}

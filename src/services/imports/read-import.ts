import type { PayloadRequest } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { csvLine } from '../audit/csv.ts'
import { type ImportAnswer, importAnswer } from './import-answer.ts'

type Read = { req: PayloadRequest; id: string }

const reader = ({ payload }: PayloadRequest) => ({
  query: <Row>(text: string, values?: unknown[]) => readQuery<Row>(payload, text, values),
})

/** How an import stands, with its progress and its first problems. @throws 404 */
export const readImport = ({ req, id }: Read): Promise<ImportAnswer> => importAnswer(reader(req), id)

type Remark = { row: number; state: string; column: string; message: string }

/** Every problem and every skipped row as CSV: row, column, what is wrong. */
export const importErrors = async ({ req, id }: Read): Promise<string> => {
  const remarks = await readQuery<Remark>(
    req.payload,
    `select r.row_number::int as row, r.status as state, e ->> 'column' as column, e ->> 'message' as message
     from import_rows r cross join lateral jsonb_array_elements(r.errors) e
     where r.import_id = $1 and jsonb_typeof(r.errors) = 'array'
     order by r.row_number`,
    [id],
  )
  const lines = remarks.map(({ row, state, column, message }) => csvLine([String(row), state, column, message]))
  // spreadsheets take a file for UTF-8 by its first character
  return `\uFEFF${csvLine(['Row', 'State', 'Column', 'Message'])}${lines.join('')}`
}

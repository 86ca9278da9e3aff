import { validationError } from '../platform/errors.ts'
import { quoteIdentifier } from './quote-identifier.ts'
import type { Tx } from './transaction.ts'

/** Keys are column names; a column that no row has keeps its default, one that some rows lack is null there. */
export type Row = Record<string, unknown>

type InsertOptions = {
  /** 'nothing', or what follows ON CONFLICT in SQL */
  onConflict?: 'nothing' | (string & {})
  /** what follows RETURNING in SQL; without it no rows come back */
  returning?: string
}

/** PostgreSQL parses the JSON at once: this bounds its memory and ours. */
const rowsPerStatement = 5_000

/**
 * Inserts many rows with one statement per 5,000. Integers may be `bigint`, exact within the safe range.
 * @throws AppError VALIDATION for a number that cannot be stored exactly
 */
export const insertRows = async <Returned = Row>(
  tx: Tx,
  table: string,
  rows: readonly Row[],
  { onConflict, returning }: InsertOptions = {},
): Promise<Returned[]> => {
  const returned: Returned[] = []
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    const chunk = rows.slice(start, start + rowsPerStatement)
    const names = [...new Set(chunk.flatMap((row) => Object.keys(row)))].filter((name) =>
      chunk.some((row) => row[name] !== undefined),
    )
    const columns = names.map(quoteIdentifier).join(', ')
    const source = `select ${columns} from json_populate_recordset(null::${quoteIdentifier(table)}, $1::json)`
    const text = [
      `insert into ${quoteIdentifier(table)} (${columns}) ${source}`,
      onConflict && `on conflict ${onConflict === 'nothing' ? 'do nothing' : onConflict}`,
      returning && `returning ${returning}`,
    ]
    const inserted = await tx.query<Returned>(text.filter(Boolean).join(' '), [
      `[${chunk.map((row) => rowAsJson(row)).join(',')}]`,
    ])
    for (const row of inserted) returned.push(row)
  }
  return returned
}

const rowAsJson = (row: Row): string => {
  const members: string[] = []
  for (const [name, value] of Object.entries(row)) {
    if (value !== undefined) members.push(`${JSON.stringify(name)}:${valueAsJson(value, name)}`)
  }
  return `{${members.join(',')}}`
}

const largest = BigInt(Number.MAX_SAFE_INTEGER)

const valueAsJson = (value: unknown, name: string): string => {
  if (typeof value === 'bigint') {
    if (value > largest || value < -largest)
      throw validationError(`A number is too large to be stored exactly (${name}).`)
    return value.toString()
  }
  // JSON would silently make null of these
  if (typeof value === 'number' && !Number.isFinite(value)) throw validationError(`A number is not finite (${name}).`)
  return JSON.stringify(value)
}

import { sql, type PostgresAdapter } from '@payloadcms/db-postgres'
import type { SQL } from 'drizzle-orm'

type Description = Readonly<Record<string, string | readonly string[]>>
type Statement = {
  /** what tells this set from others; it may reach a browser with the access of a page, so it holds ids only */
  description: Description
  /** a query of one column of ids with `$1`, `$2` … */
  text: string
  values: readonly unknown[]
}

/**
 * Ids for an access query that only the database knows: `{ id: { equals: rowSet(…) } }` becomes `id in (select …)`.
 * What a caller sends never is such a set, because only the very object made here stands for its SQL.
 */
export const rowSet = ({ description, text, values }: Statement): string => {
  const mark = { ...description }
  known.set(mark, statementOf(text, values))
  // Payload's types know plain values only; the object goes to the adapter as it is.
  return mark as unknown as string
}

/** Teaches the adapter what a row set means. */
export const readRowSets = (adapter: PostgresAdapter): void => {
  const { equals } = adapter.operators
  const readEquals: typeof equals = (column, value) => {
    const ids = typeof value === 'object' && value !== null ? known.get(value) : undefined
    return ids ? sql`${column} in (${ids})` : equals(column, value)
  }
  adapter.operators = { ...adapter.operators, equals: readEquals }
}

// One registry per process: the panel's bundle has another copy of this module.
const registry = globalThis as { [key: symbol]: WeakMap<object, SQL> | undefined }
const key = Symbol.for('freehold.rowSets')
const known = (registry[key] ??= new WeakMap<object, SQL>())

const statementOf = (text: string, values: readonly unknown[]): SQL =>
  sql.join(
    text
      .split(/(\$\d+)/)
      .map((part) => (/^\$\d+$/.test(part) ? sql.param(values[Number(part.slice(1)) - 1]) : sql.raw(part))),
  )

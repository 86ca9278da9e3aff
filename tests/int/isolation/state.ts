import type { Payload } from 'payload'
import { readQuery } from '../../../src/db/transaction.ts'

/** A row of a table as a text. */
export type State = ReadonlySet<string>

const TABLES = `
  select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind = 'r' order by 1`

/** Columns that follow from the log-ins of the actors themselves. */
const passing: Record<string, readonly string[]> = { sessions: ['last_used_at', 'updated_at', 'ip'] }

/**
 * What somebody asked for is in the audit log of his own company, whatever it was; what a suspended member does with his
 * own log-in is in that of the company that he may come back to.
 */
const of: Record<string, string> = {
  audit_log: `where t.company_id = '$1' and not (t.entity = 'users' and t.entity_id = t.actor_id::text)`,
  audit_unsealed: `join audit_log e on e.id = t.entry_id and not (e.entity = 'users' and e.entity_id = e.actor_id::text)`,
}

const uuid = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g

/** Every row of the database, of whatever table, that names one of these ids. */
export const stateOf = async (payload: Payload, company: string, ids: ReadonlySet<string>): Promise<State> => {
  const state = new Set<string>()
  for (const { name } of await readQuery<{ name: string }>(payload, TABLES)) {
    const columns = (passing[name] ?? []).map((column) => ` - '${column}'`).join('')
    const where = of[name]?.replace('$1', company) ?? ''
    const sql = `select (to_jsonb(t)${columns})::text as row from "${name}" t ${where}`
    const rows = await readQuery<{ row: string }>(payload, sql)
    for (const { row: text } of rows)
      if ((text.match(uuid) ?? []).some((id) => ids.has(id))) state.add(`${name} ${text}`)
  }
  return state
}

/** What is gone, new or different. */
export const differences = (before: State, after: State): string[] => [
  ...[...before].filter((row) => !after.has(row)).map((row) => `gone: ${row.slice(0, 400)}`),
  ...[...after].filter((row) => !before.has(row)).map((row) => `new: ${row.slice(0, 400)}`),
]

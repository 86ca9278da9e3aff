import { randomUUID } from 'node:crypto'
import type { PoolClient } from 'pg'

/** A foreign key over the company and a row: `columns` of `table` point at `(company_id, id)` of `target`. */
export type CompanyKey = { name: string; table: string; column: string; target: string }

/** Every foreign key of the database that carries the company. */
export const companyKeys = async (client: PoolClient): Promise<CompanyKey[]> => {
  const { rows } = await client.query<CompanyKey>(`
    select r.conname as name, r.conrelid::regclass::text as table, a.attname as column, r.confrelid::regclass::text as target
      from pg_constraint r join pg_attribute a on a.attrelid = r.conrelid and a.attnum = r.conkey[2]
     where r.contype = 'f' and r.connamespace = 'public'::regnamespace and cardinality(r.conkey) = 2
       and (select attname from pg_attribute where attrelid = r.conrelid and attnum = r.conkey[1]) = 'company_id'
     order by 2, 3`)
  return rows
}

type Column = { name: string; type: string; required: boolean; target: string | null }

/** Leaves nothing but the keys, until the transaction is rolled back: what rows may hold is the matter of other tests. */
export const keepKeysOnly = async (client: PoolClient): Promise<void> => {
  const { rows } = await client.query<{ statement: string }>(`
    select distinct format('alter table %s disable trigger user', tgrelid::regclass) as statement
      from pg_trigger join pg_class c on c.oid = tgrelid where not tgisinternal and c.relnamespace = 'public'::regnamespace
    union
    select format('alter table %s drop constraint %I', conrelid::regclass, conname)
      from pg_constraint where contype in ('c', 'x') and conrelid <> 0 and connamespace = 'public'::regnamespace`)
  for (const { statement } of rows) await client.query(statement)
}

/** Makes rows that the keys accept, from the catalog alone: whatever a table needs, in the same company. */
export const rowMaker = (client: PoolClient) => {
  const known = new Map<string, string>()

  const rowIn = async (table: string, company: string): Promise<string> => {
    const key = `${table} ${company}`
    const found = known.get(key)
    if (found) return found
    const columns = await columnsOf(client, table)
    const id = table === 'companies' ? company : randomUUID()
    const row: Record<string, unknown> = { id }
    for (const { name, type, required, target } of columns) {
      if (name === 'company_id') row[name] = await rowIn('companies', company)
      else if (name in row || !required) continue
      else if (target)
        row[name] = target === table ? id : await rowIn(target, target === 'users' ? 'platform' : company)
      else row[name] = fill(type)
    }
    const names = Object.keys(row)
    await client.query(
      `insert into ${table} (${names.map((name) => `"${name}"`).join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')})`,
      Object.values(row),
    )
    known.set(key, id)
    return id
  }
  return rowIn
}

const columnsOf = async (client: PoolClient, table: string): Promise<Column[]> => {
  const { rows } = await client.query<Column>(
    `select a.attname as name, format_type(a.atttypid, null) as type,
            a.attname = 'company_id' or (a.attnotnull and not a.atthasdef and a.attidentity = '') as required,
            (select min(r.confrelid::regclass::text) from pg_constraint r
              where r.conrelid = a.attrelid and r.contype = 'f' and r.conkey[cardinality(r.conkey)] = a.attnum) as target
       from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped`,
    [table],
  )
  return rows
}

const fill = (type: string): unknown => {
  if (type === 'numeric' || type === 'integer' || type === 'bigint') return 1
  if (type === 'boolean') return false
  if (type === 'jsonb') return '{}'
  return type.startsWith('timestamp') ? new Date() : randomUUID()
}

import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core'
import type { Pool } from 'pg'
import { handWrittenObjects } from './hand-written.ts'
import type { Migration } from './migration.ts'
import { recordedNames } from './run-migrations.ts'

type VerifyArgs = { adapter: PostgresAdapter; pool: Pool; migrations: readonly Migration[] }

/**
 * Compares the live database with what the code expects: recorded migrations, tables, columns with type and
 * nullability, constraints, indexes and triggers. Tables that are not ours are ignored.
 * @returns the number of tables
 * @throws Error with every difference
 */
export const verifySchema = async ({ adapter, pool, migrations }: VerifyArgs): Promise<number> => {
  const recorded = await recordedNames(pool)
  const expected = Object.values(adapter.tables as Record<string, PgTable>).flatMap(expectedObjects)
  const live = await liveObjects(pool)
  const ownTables = new Set(Object.keys(adapter.tables))
  const hasHandWritten = migrations.length > 0
  const wanted = new Set([...expected, ...(hasHandWritten ? handWrittenObjects : [])])

  const differences = [
    ...migrations.filter(({ name }) => !recorded.has(name)).map(({ name }) => `not recorded: migration ${name}`),
    ...[...wanted].filter((object) => !live.has(object)).map((object) => `missing: ${object}`),
    ...[...live]
      .filter((object) => isColumnOf(ownTables, object) && !wanted.has(object))
      .map((object) => `unexpected: ${object}`),
  ]
  if (differences.length > 0) {
    throw new Error(`The database is not what this version expects:\n  ${differences.slice(0, 40).join('\n  ')}`)
  }
  return ownTables.size
}

const expectedObjects = (table: PgTable): string[] => {
  const { name, columns, checks, uniqueConstraints, foreignKeys, indexes } = getTableConfig(table)
  return [
    ...columns.map((column) => describeColumn(name, column.name, sqlType(column.getSQLType()), column.notNull)),
    ...checks.map((rule) => `constraint ${name}.${rule.name}`),
    ...uniqueConstraints.map((rule) => `constraint ${name}.${rule.getName()}`),
    ...foreignKeys.map((rule) => `constraint ${name}.${rule.getName().slice(0, 63)}`),
    ...indexes.map((index) => `index ${name}.${index.config.name?.slice(0, 63)}`),
  ]
}

const sqlType = (type: string): string => ({ varchar: 'character varying', serial: 'integer' })[type] ?? type

const describeColumn = (table: string, column: string, type: string, notNull: boolean): string =>
  `column ${table}.${column} ${type}${notNull ? ' not null' : ''}`

const isColumnOf = (tables: ReadonlySet<string>, object: string): boolean =>
  object.startsWith('column ') && tables.has(object.slice('column '.length).split('.')[0] ?? '')

const liveObjects = async (pool: Pool): Promise<Set<string>> => {
  const { rows } = await pool.query<{ object: string }>(`
    select format('column %s.%s %s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                  case when a.attnotnull then ' not null' else '' end) as object
      from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = current_schema::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
    union all
    select format('constraint %s.%s', c.relname, r.conname) from pg_constraint r join pg_class c on c.oid = r.conrelid
     where c.relnamespace = current_schema::regnamespace and r.convalidated
    union all
    select format('index %s.%s', c.relname, i.relname)
      from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
     where c.relnamespace = current_schema::regnamespace and x.indisvalid
    union all
    select format('trigger %s.%s', c.relname, t.tgname) from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where c.relnamespace = current_schema::regnamespace and not t.tgisinternal and t.tgenabled = 'O'
    union all
    select format('function %s', p.proname) from pg_proc p where p.pronamespace = current_schema::regnamespace`)
  return new Set(rows.map(({ object }) => object))
}

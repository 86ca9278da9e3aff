import type { PostgresSchemaHook } from '@payloadcms/drizzle/postgres'
import { sql } from 'drizzle-orm'
import { check, unique, uniqueIndex, type PgTableExtraConfigValue } from 'drizzle-orm/pg-core'
import { isPlainColumn } from './declared-rules.ts'
import type { SchemaPlan } from './plan.ts'

type HookArgs = Parameters<PostgresSchemaHook>[0]
type ExtraConfig = NonNullable<Parameters<HookArgs['extendTable']>[0]['extraConfig']>
type Columns = Parameters<ExtraConfig>[0]

/** Adds the planned constraints to the drizzle tables, from where they reach the generated migrations. */
export const extendTables = ({ schema, extendTable }: HookArgs, plan: SchemaPlan): void => {
  const planned = [...plan.checks, ...plan.uniqueConstraints, ...plan.uniqueIndexes]
  for (const name of new Set(planned.map(({ table }) => table))) {
    const table = schema.tables[name]
    if (table) extendTable({ table, extraConfig: (columns) => extraConfig(columns, name, plan) })
  }
}

const extraConfig = (columns: Columns, table: string, plan: SchemaPlan): ReturnType<ExtraConfig> => {
  const config: Record<string, PgTableExtraConfigValue> = {}
  for (const rule of plan.checks.filter((rule) => rule.table === table)) {
    config[rule.name] = check(rule.name, sql.raw(rule.sql))
  }
  for (const rule of plan.uniqueConstraints.filter((rule) => rule.table === table)) {
    const [first, ...rest] = rule.columns.map((key) => required(columns, key))
    config[rule.name] = unique(rule.name).on(first as Columns[string], ...rest)
  }
  for (const rule of plan.uniqueIndexes.filter((rule) => rule.table === table)) {
    const [first, ...rest] = rule.columns.map((column) =>
      isPlainColumn(column) ? byName(columns, column) : sql.raw(column),
    )
    const index = uniqueIndex(rule.name).on(first as Columns[string], ...rest)
    config[rule.name] = rule.where ? index.where(sql.raw(rule.where)) : index
  }
  return config
}

const required = (columns: Columns, key: string): Columns[string] => {
  const column = columns[key]
  if (!column) throw new Error(`The schema has no column ${key}.`)
  return column
}

const byName = (columns: Columns, name: string): Columns[string] =>
  required(columns, Object.entries(columns).find(([, column]) => column.name === name)?.[0] ?? name)

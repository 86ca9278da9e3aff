import type { SchemaRules } from '../constraints.ts'
import { columnKey, type RawTable, type RawTables, type SchemaPlan } from './plan.ts'

/**
 * Takes over the rules that are declared as data, for the tables that the config has.
 * @throws Error when a rule names a column that its table lacks: it would protect nothing
 */
export const declaredRules = (tables: RawTables, plan: SchemaPlan, rules: SchemaRules): void => {
  plan.checks.push(...rules.checks.filter(({ table }) => table in tables))
  for (const rule of rules.uniques) {
    const table = tables[rule.table]
    if (!table) continue
    for (const column of rule.columns.filter(isPlainColumn)) requireColumn(table, column, rule.name)
    const hasTrash = columnKey(table, 'deleted_at') !== undefined
    const conditions = [rule.where, hasTrash && !rule.includesTrash && 'deleted_at is null'].filter(Boolean)
    plan.uniqueIndexes.push({ ...rule, where: conditions.join(' and ') || undefined })
  }
}

/** An expression, such as lower(code), is passed on as it is. */
export const isPlainColumn = (column: string): boolean => /^[a-z_][a-z0-9_]*$/.test(column)

const requireColumn = (table: RawTable, column: string, rule: string): void => {
  if (columnKey(table, column) === undefined) {
    throw new Error(`The rule ${rule} names the column ${column}, which the table ${table.name} does not have.`)
  }
}

import { constraintName } from './names.ts'
import { isProductTable, type RawTable, type RawTables, type SchemaPlan } from './plan.ts'

/**
 * Choices become text with a CHECK: a value of a PostgreSQL enum can neither be removed nor renamed in a migration.
 * @param unchecked tables of hasMany choices whose list grows with the code (the values are validated there)
 */
export const textEnums = (tables: RawTables, plan: SchemaPlan, unchecked: readonly string[]): void => {
  for (const table of Object.values(tables)) {
    for (const [key, column] of Object.entries(table.columns)) {
      if (column.type !== 'enum' || !('options' in column)) continue
      const { enumName: _, options, ...rest } = column
      table.columns[key] = { ...rest, type: 'varchar' } as RawTable['columns'][string]
      if (!isProductTable(table.name) || unchecked.includes(table.name)) continue
      plan.checks.push({
        table: table.name,
        name: constraintName(table.name, column.name, 'values'),
        sql: `"${column.name}" in (${options.map((option) => `'${option.replaceAll("'", "''")}'`).join(', ')})`,
      })
    }
  }
}

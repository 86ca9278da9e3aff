import { constraintName } from './names.ts'
import { isProductTable, type RawColumn, type RawTables, type SchemaPlan } from './plan.ts'

type ColumnRule = { suffix: string; appliesTo: (column: RawColumn) => boolean; sql: (column: string) => string }

/** scale() is null for NaN and infinity, the comparison refuses those */
const isWhole = (column: string): string => `scale(${column}) = 0`

const rules: ColumnRule[] = [
  {
    suffix: 'whole',
    appliesTo: ({ name, type }) => name.endsWith('_minor') && type === 'numeric',
    sql: (column) => `${isWhole(column)} and abs(${column}) <= ${Number.MAX_SAFE_INTEGER}`,
  },
  {
    suffix: 'whole',
    appliesTo: ({ name, type }) => name.endsWith('_bps') && type === 'numeric',
    sql: (column) => `${isWhole(column)} and ${column} between 0 and 1000000`,
  },
  {
    suffix: 'date',
    appliesTo: ({ name, type }) => /_(date|on)$/.test(name) && type === 'varchar',
    sql: (column) => `${column} is null or fh_date(${column}) is not null`,
  },
  {
    suffix: 'iso4217',
    appliesTo: ({ name, type }) => name === 'currency' && type === 'varchar',
    sql: (column) => `${column} ~ '^[A-Z]{3}$'`,
  },
  {
    suffix: 'month',
    appliesTo: ({ name, type }) => name === 'period' && type === 'varchar',
    sql: (column) => `${column} ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'`,
  },
]

/** Rules that follow from a column's name, so that a new table has them from its first day. */
export const columnChecks = (tables: RawTables, plan: SchemaPlan): void => {
  for (const table of Object.values(tables).filter(({ name }) => isProductTable(name))) {
    for (const column of Object.values(table.columns)) {
      for (const rule of rules.filter(({ appliesTo }) => appliesTo(column))) {
        const name = constraintName(table.name, column.name, rule.suffix)
        plan.checks.push({ table: table.name, name, sql: rule.sql(`"${column.name}"`) })
      }
    }
  }
}

import { constraintName } from './names.ts'
import {
  columnKey,
  isProductTable,
  isRootTable,
  type RawColumn,
  type RawTable,
  type RawTables,
  type SchemaPlan,
} from './plan.ts'

/**
 * The database itself keeps companies apart: `company_id` is not null and a reference between rows of companies is
 * one foreign key over (company_id, x_id), so a row of another company is simply not there.
 * @param optional tables whose rows may belong to the platform
 */
export const companyKeys = (tables: RawTables, plan: SchemaPlan, optional: readonly string[]): void => {
  const companyTables = new Map<string, string>()
  for (const table of Object.values(tables)) {
    const key = columnKey(table, 'company_id')
    if (key && isProductTable(table.name) && isRootTable(table)) companyTables.set(table.name, key)
  }
  for (const [name, companyKey] of companyTables) {
    const table = tables[name] as RawTable
    const isOptional = optional.includes(name)
    if (!isOptional) (table.columns[companyKey] as RawColumn).notNull = true
    plan.uniqueConstraints.push({
      table: name,
      name: constraintName(name, 'company_id', 'key'),
      columns: [companyKey, 'id'],
    })
    for (const [key, column] of Object.entries(table.columns)) {
      const target = column.reference && companyTables.get(column.reference.table)
      if (column.reference && target)
        referToCompanyRow({ table, companyKey, key, column, target, keepsSingle: isOptional })
    }
  }
}

type ReferArgs = {
  table: RawTable
  companyKey: string
  key: string
  column: RawColumn
  target: string
  keepsSingle: boolean
}

/** A composite key with a null in it checks nothing: where the company may be absent the single one stays beside it. */
const referToCompanyRow = ({ table, companyKey, key, column, target, keepsSingle }: ReferArgs): void => {
  const to = column.reference?.table as string
  table.foreignKeys = {
    ...table.foreignKeys,
    [`${key}InCompany`]: {
      name: constraintName(table.name, column.name, 'company_fk'),
      columns: [companyKey, key],
      foreignColumns: [
        { table: to, name: target },
        { table: to, name: 'id' },
      ],
      onDelete: 'restrict',
    },
  }
  if (!keepsSingle) delete column.reference
}

import { isProductTable, type RawTables } from './plan.ts'

/**
 * A referenced row cannot be deleted: Payload would set the reference to null, or delete the rows of hasMany fields.
 * Rows that are a part of another (arrays, hasMany values) still go with it.
 */
export const restrictReferences = (tables: RawTables): void => {
  for (const table of Object.values(tables)) {
    if (!isProductTable(table.name)) continue
    for (const { reference } of Object.values(table.columns)) {
      if (reference) reference.onDelete = 'restrict'
    }
    for (const foreignKey of Object.values(table.foreignKeys ?? {})) {
      const isPart = foreignKey.columns.some((column) => column === 'parent' || column === '_parentID')
      if (!isPart) foreignKey.onDelete = 'restrict'
    }
  }
  for (const table of Object.values(tables)) deleteVersionsWithTheirDocument(table)
}

const deleteVersionsWithTheirDocument = (table: RawTables[string]): void => {
  const reference = table.name.startsWith('_') ? table.columns.parent?.reference : undefined
  if (reference) reference.onDelete = 'cascade'
}

import type { PostgresSchemaHook } from '@payloadcms/drizzle/postgres'
import type { PlannedCheck, PlannedUnique } from '../constraints.ts'

export type RawTables = Parameters<PostgresSchemaHook>[0]['adapter']['rawTables']
export type RawTable = RawTables[string]
export type RawColumn = RawTable['columns'][string]

/** What the hooks before the tables are built leave for the one after. */
export type SchemaPlan = {
  checks: PlannedCheck[]
  /** full constraints, made with the table, so that a foreign key of the same migration may point at them */
  uniqueConstraints: { table: string; name: string; columns: string[] }[]
  uniqueIndexes: PlannedUnique[]
}

export const emptyPlan = (): SchemaPlan => ({ checks: [], uniqueConstraints: [], uniqueIndexes: [] })

/** Tables of the product; Payload's own and its version tables keep Payload's rules. */
export const isProductTable = (name: string): boolean => !name.startsWith('payload_') && !name.startsWith('_')

/** Not a table of an array, a block or a hasMany field. */
export const isRootTable = ({ columns }: RawTable): boolean =>
  !Object.values(columns).some(({ name }) => name === '_parent_id') && !('parent' in columns && 'order' in columns)

export const columnKey = (table: RawTable, columnName: string): string | undefined =>
  Object.entries(table.columns).find(([, column]) => column.name === columnName)?.[0]

import type { Column, RawCell, ReadRow } from '../../domain/imports/column.ts'
import type { Variant } from '../../domain/imports/match-columns.ts'
import { readRow } from '../../domain/imports/read-row.ts'
import type { ImportContext } from './kind.ts'

/** A row as it is kept: the cells under the keys of their columns. */
export type StoredRow = { number: number; cells: Record<string, RawCell> }

/** The cells of a row under the keys of their columns; empty ones are left out. */
export const storedRow = (
  { number, cells }: { number: number; cells: readonly RawCell[] },
  columns: readonly (Column | undefined)[],
): StoredRow => {
  const kept: Record<string, RawCell> = {}
  columns.forEach((column, index) => {
    const cell = cells[index] ?? ''
    if (column && cell !== '') kept[column.key] = cell
  })
  return { number, cells: kept }
}

export const readRows = (rows: readonly StoredRow[], { columns }: Variant, context: ImportContext): ReadRow[] =>
  rows.map(({ number, cells }) => readRow({ number, cells, columns, context }))

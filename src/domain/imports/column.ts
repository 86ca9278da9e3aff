import type { CalendarDate } from '../calendar.ts'

/** What stands in a cell: its text, dates as YYYY-MM-DD, or why it was not read. */
export type RawCell = string | { refused: string }

/** Amounts are minor units. */
export type CellValue = string | number | bigint | readonly string[] | null

export type CellProblem = { column: string; message: string }

type Common = {
  key: string
  /** the heading in templates */
  label: string
  /** other headings that are understood */
  aliases?: readonly string[]
  required?: boolean
}

/** A column of a file that is imported: how its heading reads and what its cells may hold. */
export type Column = Common &
  (
    | { type: 'text'; maxLength: number }
    | { type: 'whole'; min: number; max: number; /** stands for "none" */ none?: string }
    | { type: 'decimal'; max: number }
    | { type: 'money' | 'date' | 'phone' | 'email' | 'currency' }
    | {
        type: 'choice' | 'choices'
        /** words in lower case, and what they mean */ words: Readonly<Record<string, string>>
      }
  )

/** What cells are read with. */
export type CellContext = {
  /** of amounts in rows that name none */
  currency: string
  /** ISO 3166 code, whose national phone numbers are meant */
  country: string
}

export type Values = Readonly<Record<string, CellValue>>

/** A row of a file: what it says, what is wrong with it, or why nothing is to be done for it. */
export type ReadRow = {
  /** as the spreadsheet counts, its heading is 1 */
  number: number
  values: Values
  problems: CellProblem[]
  skipped?: string
}

export const textOf = (values: Values, key: string): string | null => {
  const value = values[key]
  return typeof value === 'string' && value !== '' ? value : null
}

export const dateOf = (values: Values, key: string): CalendarDate | null => textOf(values, key)

export const countOf = (values: Values, key: string): number | null => {
  const value = values[key]
  return typeof value === 'number' ? value : null
}

export const minorOf = (values: Values, key: string): bigint | null => {
  const value = values[key]
  return typeof value === 'bigint' ? value : null
}

export const listOf = (values: Values, key: string): readonly string[] => {
  const value = values[key]
  return Array.isArray(value) ? (value as readonly string[]) : []
}

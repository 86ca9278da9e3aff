import { isCalendarDate } from '../calendar.ts'
import { isCurrency } from '../currency.ts'
import { parseMajor } from '../money-text.ts'
import { normalisePhone, phoneCountry } from '../phone.ts'
import type { CellContext, CellProblem, CellValue, Column, RawCell, ReadRow } from './column.ts'

type Read = {
  number: number
  cells: Readonly<Record<string, RawCell>>
  columns: readonly Column[]
  context: CellContext
}

/** Reads the cells of a row; every cell that cannot be read is a problem of its own column. */
export const readRow = ({ number, cells, columns, context }: Read): ReadRow => {
  const problems: CellProblem[] = []
  const values: Record<string, CellValue> = {}
  const currencyColumn = columns.find(({ type }) => type === 'currency')
  const own = currencyColumn && plainText(cells[currencyColumn.key]).toUpperCase()
  const currency = own && isCurrency(own) ? own : context.currency
  for (const column of columns) {
    const outcome = readCell(column, cells[column.key] ?? '', { ...context, currency })
    if (outcome instanceof Problem) problems.push({ column: column.label, message: outcome.message })
    else values[column.key] = outcome
  }
  return { number, values, problems }
}

/** Why a cell cannot be taken. */
class Problem {
  readonly message: string
  constructor(message: string) {
    this.message = message
  }
}

const plainText = (cell: RawCell | undefined): string => (typeof cell === 'string' ? cell.trim() : '')

const readCell = (column: Column, cell: RawCell, context: CellContext): CellValue | Problem => {
  if (typeof cell !== 'string') return new Problem(cell.refused)
  const text = cell.trim()
  if (text === '') return column.required ? new Problem(`${column.label} is missing.`) : null
  switch (column.type) {
    case 'text':
      return text.length > column.maxLength ? new Problem(`At most ${column.maxLength} characters are taken.`) : text
    case 'whole':
      return readWhole(text, column)
    case 'decimal':
      return readDecimal(text, column.max)
    case 'money':
      return readMoney(text, context.currency)
    case 'date':
      return isCalendarDate(text) ? text : new Problem(`"${shown(text)}" is not a date: write it as YYYY-MM-DD.`)
    case 'phone':
      return readPhone(text, context.country)
    case 'email':
      return readEmail(text)
    case 'currency':
      return readCurrency(text)
    case 'choice':
      return readChoice(text, column.words)
    case 'choices':
      return readChoices(text, column.words)
  }
}

const readWhole = (
  text: string,
  { min, max, none }: { min: number; max: number; none?: string },
): CellValue | Problem => {
  if (none !== undefined && text === none) return null
  const value = /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  return value >= min && value <= max
    ? value
    : new Problem(`"${shown(text)}" is not a whole number from ${min} to ${max}.`)
}

const readDecimal = (text: string, max: number): CellValue | Problem => {
  const value = /^\d{1,12}(\.\d{1,6})?$/.test(text) ? Number(text) : Number.NaN
  return value <= max ? value : new Problem(`"${shown(text)}" is not a number from 0 to ${max}, such as 64.5.`)
}

const readMoney = (text: string, currency: string): CellValue | Problem => {
  let minor: bigint
  try {
    minor = parseMajor(text, currency)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return new Problem(`"${shown(text)}" is not an amount in ${currency}, such as 35000.`)
  }
  if (minor < 0n) return new Problem('The amount cannot be negative.')
  return minor <= BigInt(Number.MAX_SAFE_INTEGER) ? minor : new Problem('The amount is too large.')
}

const readPhone = (text: string, country: string): CellValue | Problem =>
  normalisePhone({ text, country: phoneCountry(country) }) ??
  new Problem(`"${shown(text)}" is not a phone number: write it with its country code, such as +254712345678.`)

const readEmail = (text: string): CellValue | Problem =>
  text.length <= 200 && /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>"]{2,}$/.test(text)
    ? text.toLowerCase()
    : new Problem(`"${shown(text)}" is not an e-mail address.`)

const readCurrency = (text: string): CellValue | Problem =>
  isCurrency(text.toUpperCase())
    ? text.toUpperCase()
    : new Problem(`"${shown(text)}" is not a currency code, such as KES.`)

type Words = Readonly<Record<string, string>>

const readChoice = (text: string, words: Words): CellValue | Problem => {
  const word = text.toLowerCase().replaceAll(/[\s_-]+/g, ' ')
  return Object.hasOwn(words, word)
    ? (words[word] ?? null)
    : new Problem(`"${shown(text)}" is none of ${listed(words)}.`)
}

const readChoices = (text: string, words: Words): CellValue | Problem => {
  const found = text
    .split(/[,;/|+&]/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => readChoice(part, words))
  const problem = found.find((each) => each instanceof Problem)
  return problem instanceof Problem ? problem : [...new Set(found as string[])]
}

/** One word for each meaning, the first that is declared. */
const listed = (words: Words): string => {
  const first = new Map<string, string>()
  for (const [word, meaning] of Object.entries(words)) if (!first.has(meaning)) first.set(meaning, word)
  return [...first.values()].join(', ')
}

const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

import { type CalendarDate, isCalendarDate } from '../calendar.ts'
import type { Minor } from '../money.ts'
import { parseMajor } from '../money-text.ts'
import { type ReadRow, textOf } from './column.ts'

/** A line of a statement; money that went out is below zero, minor units. */
export type StatementLine = {
  row: ReadRow
  reference: string
  bookedOn: CalendarDate
  amount: Minor
  balance: Minor | null
}

type Review = { rows: readonly ReadRow[]; currency: string; today: CalendarDate }

/**
 * Reads the lines of a statement. What cannot be read in one way only is a problem of its row: a date that is not
 * written year first, an amount of too many decimals, both sides at once. A reference is never made up.
 */
export const reviewStatement = ({ rows, currency, today }: Review): StatementLine[] => {
  const seen = new Map<string, number>()
  return rows.flatMap((row) => {
    const refuse = (column: string, message: string): null => {
      row.problems.push({ column, message })
      return null
    }
    const given = textOf(row.values, 'currency')
    if (given && given !== currency) refuse('Currency', `The account is kept in ${currency}, not in ${given}.`)
    const bookedOn = dateOf(row, today, refuse)
    const amount = amountOf(row, currency, refuse)
    const balanceText = textOf(row.values, 'balance')
    const balance = balanceText === null ? null : readAmount(balanceText, currency)
    if (balance === undefined) refuse('Balance', amountText(balanceText ?? '', currency))
    const reference = textOf(row.values, 'reference')
    const first = reference === null ? undefined : seen.get(reference.toLowerCase())
    if (reference !== null && first === undefined) seen.set(reference.toLowerCase(), row.number)
    if (first !== undefined) refuse('Reference', `Row ${first} has the same reference.`)
    if (row.problems.length > 0 || reference === null || bookedOn === null || amount === null) return []
    return [{ row, reference, bookedOn, amount, balance: balance ?? null }]
  })
}

type Refuse = (column: string, message: string) => null

/** `2026-01-31`, with a time after it or not, or the gateway's `20260131142233`. */
const dateOf = (row: ReadRow, today: CalendarDate, refuse: Refuse): CalendarDate | null => {
  const text = textOf(row.values, 'date')
  if (text === null) return null
  const compact = /^(\d{4})(\d\d)(\d\d)(?:\d{6})?$/.exec(text)
  const spelt = /^(\d{4}-\d\d-\d\d)(?:[T ]\d\d?:\d\d(?::\d\d(?:\.\d+)?)?(?: ?[AP]M)?(?:Z|[+-]\d\d:?\d\d)?)?$/i.exec(
    text,
  )
  const date = compact ? compact.slice(1, 4).join('-') : (spelt?.[1] ?? '')
  if (!isCalendarDate(date))
    return refuse('Date', `"${shown(text)}" can be read in several ways or none: write the date as YYYY-MM-DD.`)
  return date <= today ? date : refuse('Date', 'The date is in the future.')
}

const amountOf = (row: ReadRow, currency: string, refuse: Refuse): Minor | null => {
  const given = (['amount', 'paidIn', 'paidOut'] as const).flatMap((key) => {
    const text = textOf(row.values, key)
    return text === null ? [] : [{ key, text, minor: readAmount(text, currency) }]
  })
  const bad = given.find(({ minor }) => minor === undefined)
  if (bad) return refuse(labels[bad.key], amountText(bad.text, currency))
  // An empty side is often written as 0.00.
  const [used, second] = given.filter(({ minor }) => minor !== 0n)
  if (!used) return refuse('Amount', given.length > 0 ? 'The amount is zero.' : 'Amount is missing.')
  if (second) return refuse(labels[second.key], 'Only one of amount, money in and money out may be filled.')
  const minor = used.minor ?? 0n
  if (used.key === 'amount') return minor
  // Some banks write what went out with a minus, others without.
  if (used.key === 'paidOut') return minor < 0n ? minor : -minor
  return minor > 0n ? minor : refuse(labels.paidIn, 'Money in cannot be below zero.')
}

const labels = { amount: 'Amount', paidIn: 'Money in', paidOut: 'Money out' } as const

/** @returns undefined for what is no amount of this currency */
const readAmount = (text: string, currency: string): Minor | undefined => {
  const isOut = /^\(.*\)$/.test(text)
  try {
    const minor = parseMajor((isOut ? text.slice(1, -1) : text).replace(/^\+/, ''), currency)
    if (minor > largest || minor < -largest) return undefined
    return isOut ? -minor : minor
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

const largest = BigInt(Number.MAX_SAFE_INTEGER)

const amountText = (text: string, currency: string): string =>
  `"${shown(text)}" is not an amount in ${currency}, such as 35000.50.`

const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

import type { CalendarDate } from '../calendar.ts'
import { type Entry, entryKey } from './entry.ts'

/**
 * One text for equal requests, to be hashed and stored beside an idempotency key: object keys sorted, undefined left
 * out, bigint written as its digits (so 100 and 100n are the same amount), dates as ISO instants.
 * @throws TypeError for what JSON cannot carry: functions, symbols, NaN, infinities
 */
export const canonicalString = (value: unknown): string => {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'bigint') return value.toString()
  if (typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  if (value instanceof Date) return JSON.stringify(value.toISOString())
  if (Array.isArray(value)) return `[${value.map(canonicalString).join(',')}]`
  if (typeof value === 'object') return canonicalObject(value)
  throw new TypeError(`Cannot put a ${typeof value} into a request hash: ${String(value)}`)
}

/** The canonical text of a ledger transaction; the order of its entries does not matter. */
export const requestHashInput = ({
  event,
  currency,
  postedOn,
  entries,
}: {
  event: string
  currency: string
  postedOn: CalendarDate
  entries: readonly Entry[]
}): string => {
  const lines = entries.map((entry) => `${entryKey(entry)}|${entry.amountMinor}`)
  return canonicalString([event, currency, postedOn, ...lines.sort()])
}

const canonicalObject = (value: object): string => {
  const fields = Object.entries(value).filter(([, field]) => field !== undefined)
  fields.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonicalString(field)}`).join(',')}}`
}

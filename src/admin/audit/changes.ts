import { amountText, noValue } from '../text/amount.ts'
import { dateText } from '../text/date.ts'
import { percentText } from '../text/percent.ts'
import { isCalendarDate } from '../../domain/calendar.ts'
import { words } from '../text/words.ts'

/** A piece of a value, and whether the other side has it too. */
export type Piece = { text: string; isChanged: boolean }

export type Side =
  | { form: 'nothing' }
  /** a value of one line */
  | { form: 'text'; text: string }
  /** a list of short values; `same` counts those that both sides have */
  | { form: 'list'; pieces: Piece[]; same: number }
  /** structured data, line by line */
  | { form: 'lines'; pieces: Piece[] }

export type Change = { name: string; label: string; before: Side; after: Side }

type Row = Record<string, unknown>

/** What an audit entry says has changed, field by field, as staff read it. @param currency of amounts whose row names none */
export const changesOf = (before: unknown, after: unknown, currency?: string): Change[] => {
  const [old, now] = [rowOf(before), rowOf(after)]
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])]
  const money = now.currency ?? old.currency ?? currency
  return names.map((name) => ({
    name,
    label: labelOf(name),
    before: sideOf({ name, value: old[name], other: now[name], money }),
    after: sideOf({ name, value: now[name], other: old[name], money }),
  }))
}

/** 'dueDay' and 'due_day' -> 'Due day'; an amount loses its unit, which the value says. */
export const labelOf = (name: string): string => {
  const spaced = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase()
    .replace(/ (?:minor|bps)$/, '')
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}

type SideArgs = { name: string; value: unknown; other: unknown; money: unknown }

const sideOf = ({ name, value, other, money }: SideArgs): Side => {
  if (value === undefined || value === null || value === '') return { form: 'nothing' }
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return listOf(value, other)
  if (typeof value === 'object') return linesOf(value, other)
  return { form: 'text', text: valueText({ name, value, money }) }
}

const listOf = (value: unknown[], other: unknown): Side => {
  const others = new Set(Array.isArray(other) ? other : [])
  const changed = value.filter((item) => !others.has(item))
  return {
    form: 'list',
    pieces: changed.map((item) => ({ text: String(item), isChanged: true })),
    same: value.length - changed.length,
  }
}

const linesOf = (value: unknown, other: unknown): Side => {
  const others = new Set(textLines(other).map(bare))
  return {
    form: 'lines',
    pieces: textLines(value).map((text) => ({ text, isChanged: /\w/.test(text) && !others.has(bare(text)) })),
  }
}

const textLines = (value: unknown): string[] =>
  value === undefined || value === null ? [] : JSON.stringify(value, null, 2).split('\n')

/** A comma at its end does not make a line another one. */
const bare = (line: string): string => line.replace(/,$/, '')

const valueText = ({ name, value, money }: Omit<SideArgs, 'other'>): string => {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (/(?:Minor|_minor)$/.test(name)) return amountOf(value, money)
  if (/(?:Bps|_bps)$/.test(name)) return percentText(Number(value))
  if (isCalendarDate(value)) return dateText(value)
  if (typeof value === 'string' && instant.test(value)) return instantWithYear(value)
  if (/^(?:status|state|kind|paymentState|payment_state|verification|channel)$/.test(name)) return words(value)
  return String(value)
}

/** SQL gives large numbers as text. Without a currency the digits alone are told. */
const amountOf = (value: unknown, money: unknown): string => {
  const text = amountText(Number(value), money)
  return text === noValue ? `${String(value)} minor units` : text
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/

const instantWithYear = (value: string): string => {
  const time = Date.parse(value)
  if (Number.isNaN(time)) return value
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' }).format(time)
}

const rowOf = (value: unknown): Row =>
  value && typeof value === 'object' && !Array.isArray(value) ? (value as Row) : {}

import { Decimal } from 'decimal.js'
import { daysBetween } from '../../domain/calendar.ts'
import { defaultJumpFactor, valueProblem } from '../../domain/meter.ts'

/** 12.5 -> '12.5', grouped; '—' for none. */
export const quantityText = (value: number | null | undefined): string =>
  value === null || value === undefined
    ? '—'
    : new Intl.NumberFormat('en-KE', { maximumFractionDigits: 3 }).format(value)

export type ReadValue = { value: number } | { problem: string } | undefined

/** Reads what somebody typed off a meter: '1,012.5' -> 1012.5; nothing -> undefined. */
export const readValue = (text: string): ReadValue => {
  const bare = text.trim().replaceAll(',', '')
  if (bare === '') return undefined
  const value = /^-?\d+(\.\d+)?$/.test(bare) ? Number(bare) : Number.NaN
  const problem = valueProblem(value)
  return problem ? { problem } : { value }
}

type Before = { value: number; date: string; perDay: number | null; isEstimated: boolean }

export type Used = { text: string; tone: 'quiet' | 'warn' | 'bad' }

/** What was used since the last reading, and whether that is strange: a first look, the server decides. */
export const usedText = (value: number, date: string, before: Before): Used => {
  const used = new Decimal(value).minus(before.value)
  const text = `${quantityText(used.toNumber())} used`
  if (used.isNegative() && !used.isZero()) {
    return before.isEstimated
      ? { text: `${text}: corrects the estimate`, tone: 'quiet' }
      : { text: 'lower than the last', tone: 'bad' }
  }
  const usual = (before.perDay ?? 0) * Math.max(1, daysBetween(before.date, date))
  if (usual <= 0) return { text, tone: 'quiet' }
  if (used.isZero()) return { text: `${text}, usually ${quantityText(Math.round(usual * 10) / 10)}`, tone: 'warn' }
  return used.gt(usual * defaultJumpFactor)
    ? { text: `${text}, usually ${quantityText(Math.round(usual * 10) / 10)}`, tone: 'warn' }
    : { text, tone: 'quiet' }
}

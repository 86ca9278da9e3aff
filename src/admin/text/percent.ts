import { noValue } from './amount.ts'

/** 750 -> '7.5'; '' for no rate. */
export const percentDigits = (bps: unknown): string => {
  if (typeof bps !== 'number' || !Number.isSafeInteger(bps)) return ''
  const digits = String(Math.abs(bps)).padStart(3, '0')
  const fraction = digits.slice(-2).replace(/0+$/, '')
  return `${bps < 0 ? '-' : ''}${digits.slice(0, -2)}${fraction ? `.${fraction}` : ''}`
}

/** 750 -> '7.5 %'; '—' for no rate. */
export const percentText = (bps: unknown): string => {
  const digits = percentDigits(bps)
  return digits ? `${digits} %` : noValue
}

export type ReadPercent = { bps: number | null } | { problem: string }

/** Reads a percentage of at most two decimals, exactly: '7.5', '7,5 %' -> 750; nothing -> null. */
export const readPercent = (text: string): ReadPercent => {
  const bare = text.replace('%', '').trim()
  if (bare === '') return { bps: null }
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(bare)
  const bps = match ? Number(`${match[1]}${(match[2] ?? '').padEnd(2, '0')}`) : Number.NaN
  if (!match || bps > 10_000) return { problem: 'Enter a percentage from 0 to 100, such as 7.5.' }
  return { bps }
}

import { isCurrency } from '../../domain/currency.ts'
import { formatMinor, parseMajor } from '../../domain/money-text.ts'

export const noValue = '—'

/** 3500000 KES -> 'KES 35,000.00'; '—' for no amount or a currency that does not exist. */
export const amountText = (minor: unknown, currency: unknown): string =>
  isMinor(minor) && isCurrency(currency) ? formatMinor(BigInt(minor), currency) : noValue

/** The digits alone, grouped, for a field that names its currency beside it; '' for no amount. */
export const digitsText = (minor: unknown, currency: string): string =>
  isMinor(minor) ? formatMinor(BigInt(minor), currency).replace(`${currency} `, '') : ''

export type ReadAmount = { minor: number | null } | { problem: string }

/** Reads what somebody typed, exactly: '35,000.50' -> 3500050; nothing -> null. */
export const readAmount = (text: string, currency: string): ReadAmount => {
  if (text.trim() === '') return { minor: null }
  try {
    const minor = Number(parseMajor(text, currency))
    return Number.isSafeInteger(minor) ? { minor } : { problem: 'The amount is too large.' }
  } catch (error) {
    if (error instanceof RangeError) return { problem: `Enter an amount in ${currency}, such as ${example(currency)}.` }
    throw error
  }
}

/** Amounts of the API are whole and within what a number holds exactly. */
const isMinor = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value)

const example = (currency: string): string => digitsText(3_500_050, currency)

import { currencyExponent } from './currency.ts'
import type { Minor } from './money.ts'

/**
 * Major units with the point and all digits of the currency, without grouping: 3079957n KES -> '30799.57'.
 * @throws RangeError when the currency is unknown
 */
export const toMajorText = (amount: Minor, currency: string): string => {
  const exponent = currencyExponent(currency)
  const digits = (amount < 0n ? -amount : amount).toString().padStart(exponent + 1, '0')
  const split = digits.length - exponent
  const fraction = exponent > 0 ? `.${digits.slice(split)}` : ''
  return `${amount < 0n ? '-' : ''}${digits.slice(0, split)}${fraction}`
}

/**
 * An amount as people read it, exact at any size: 3079957n KES -> 'KES 30,799.57'.
 * @param locale decides grouping, sign, symbol and its place; default 'en-KE', with the code instead of a symbol
 * @throws RangeError when the currency is unknown
 */
export const formatMinor = (amount: Minor, currency: string, locale?: string): string => {
  const exponent = currencyExponent(currency)
  const format = new Intl.NumberFormat(locale ?? 'en-KE', {
    style: 'currency',
    currency,
    currencyDisplay: locale ? 'symbol' : 'code',
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
  })
  // Text keeps every digit; a number would round above 2^53.
  const text = format.format(toMajorText(amount, currency) as Intl.StringNumericLiteral)
  return text.replaceAll(/[\u00a0\u202f]/g, ' ')
}

/**
 * Reads an amount in major units: '30,799.57', '30799.57', '-0.5', 'KES 1,000' -> minor units, exact.
 * Commas are taken only where they group thousands; more digits than the currency has are refused, not rounded.
 * @throws RangeError when the text is not such an amount or the currency is unknown
 */
export const parseMajor = (text: string, currency: string): Minor => {
  const exponent = currencyExponent(currency)
  const bare = text.trim().replace(new RegExp(`^(-?)${currency}\\s*|\\s*${currency}$`, 'i'), '$1')
  const match = /^(-?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/.exec(bare)
  const [, sign = '', whole = '', fraction = ''] = match ?? []
  if (!match || fraction.length > exponent) {
    throw new RangeError(`Not an amount in ${currency} with at most ${exponent} decimals: ${text}`)
  }
  const minor = BigInt(whole.replaceAll(',', '') + fraction.padEnd(exponent, '0'))
  return sign === '-' ? -minor : minor
}

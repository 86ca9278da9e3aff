import { isCurrency } from '../domain/currency.ts'
import { parseMajor } from '../domain/money-text.ts'

/**
 * Reads a gateway's amount in major units exactly: "1500.00", 1500, "1,500.00".
 * @returns minor units, or null when it is negative, not a number, finer than the currency or beyond a safe integer
 */
export const parseMajorAmount = ({ value, currency }: { value: unknown; currency: string }): bigint | null => {
  const text = amountText(value)
  if (text === null || text.includes('-') || !isCurrency(currency)) return null
  try {
    const minor = parseMajor(withoutSpareZeros(text), currency)
    return minor <= BigInt(Number.MAX_SAFE_INTEGER) ? minor : null
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

// Some gateways send a fixed number of decimals whatever the currency: "1500.000" KES, "1500.00" UGX.
const withoutSpareZeros = (text: string): string =>
  /^[^.]*\.\d+$/.test(text) ? text.replace(/0+$/, '').replace(/\.$/, '') : text

// A JSON number keeps its decimal text up to 2^53; past that digits are already lost, so it is refused.
const amountText = (value: unknown): string | null => {
  if (typeof value === 'string') return value.length <= 40 ? value.trim() : null
  if (typeof value !== 'number' || !Number.isFinite(value)) return null
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? String(value) : null
}

import { Decimal } from 'decimal.js'

/** An amount in minor units (cents of KES, whole UGX, …). The currency travels beside it. */
export type Minor = bigint

/** Basis points per whole: 10,000 bps = 100 %. */
export const FULL_BPS = 10_000

/**
 * Divides and rounds half away from zero: 5/2 -> 3, -5/2 -> -3.
 * @throws RangeError when the denominator is zero
 */
export const roundDiv = (numerator: bigint, denominator: bigint): bigint => {
  if (denominator === 0n) throw new RangeError('Cannot divide by zero')
  const negative = numerator < 0n !== denominator < 0n
  const doubled = 2n * absolute(numerator)
  const divisor = absolute(denominator)
  const rounded = (doubled + divisor) / (2n * divisor)
  return negative ? -rounded : rounded
}

/**
 * Amount times an exact decimal factor, rounded half away from zero once.
 * @param factor a quantity such as 3, '12.5' or a Decimal
 * @throws RangeError when the factor is not a finite number
 */
export const multiply = (amount: Minor, factor: Decimal.Value): Minor => {
  const { numerator, denominator } = ratioOf(factor)
  return roundDiv(amount * numerator, denominator)
}

/**
 * The part of an amount that a rate takes, rounded half away from zero.
 * @param bps basis points: an integer, or a Decimal for rates finer than one basis point (12.345 % = 1234.5)
 * @throws RangeError when a plain number is not a whole number of basis points
 */
export const applyRate = (amount: Minor, bps: number | Decimal): Minor => {
  if (typeof bps === 'number' && !Number.isSafeInteger(bps)) {
    throw new RangeError(`A rate is a whole number of basis points, got ${bps}`)
  }
  const { numerator, denominator } = ratioOf(bps)
  return roundDiv(amount * numerator, denominator * BigInt(FULL_BPS))
}

/**
 * Splits an amount over weights so that the parts add up to it exactly (largest remainder; ties go to the
 * earlier weight). A zero weight gets nothing.
 * @param total minor units, any sign
 * @param weights non-negative, at least one above zero
 * @throws RangeError when a weight is negative or every weight is zero
 */
export const allocateByWeight = (total: Minor, weights: readonly bigint[]): Minor[] => {
  if (weights.some((weight) => weight < 0n)) throw new RangeError('A weight cannot be negative')
  const weightSum = sumMinor(weights)
  if (weightSum === 0n) throw new RangeError('Cannot split an amount without any weight')

  const size = absolute(total)
  const shares = weights.map((weight, index) => ({
    index,
    part: (size * weight) / weightSum,
    remainder: (size * weight) % weightSum,
  }))
  const missing = size - sumMinor(shares.map(({ part }) => part))
  const raised = new Set(
    shares
      .toSorted((a, b) => compareBigint(b.remainder, a.remainder) || a.index - b.index)
      .slice(0, Number(missing))
      .map(({ index }) => index),
  )
  return shares.map(({ index, part }) => {
    const whole = raised.has(index) ? part + 1n : part
    return total < 0n ? -whole : whole
  })
}

/** Sum of amounts; 0n for none. */
export const sumMinor = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n)

/** The smaller of two amounts. */
export const minMinor = (a: Minor, b: Minor): Minor => (a < b ? a : b)

/**
 * Takes a number of minor units from outside (JSON, a database row) into the domain.
 * @throws RangeError when it is not a safe integer
 */
export const toMinor = (value: number): Minor => {
  if (!Number.isSafeInteger(value)) throw new RangeError(`Not a whole number of minor units: ${value}`)
  return BigInt(value)
}

/**
 * Hands an amount to the outside as a number of minor units.
 * @throws RangeError when a number cannot hold it exactly
 */
export const minorToNumber = (amount: Minor): number => {
  const value = Number(amount)
  if (!Number.isSafeInteger(value)) throw new RangeError(`Amount too large: ${amount} minor units`)
  return value
}

const absolute = (value: bigint): bigint => (value < 0n ? -value : value)

const compareBigint = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0)

// Plain notation always, so that the digits of any factor can be read off exactly.
const PlainDecimal = Decimal.clone({ toExpNeg: -9e15, toExpPos: 9e15, defaults: true })

const ratioOf = (value: Decimal.Value): { numerator: bigint; denominator: bigint } => {
  const decimal = new PlainDecimal(value)
  if (!decimal.isFinite()) throw new RangeError(`Not a finite number: ${String(value)}`)
  const [whole = '0', fraction = ''] = decimal.toString().split('.')
  return { numerator: BigInt(whole + fraction), denominator: 10n ** BigInt(fraction.length) }
}

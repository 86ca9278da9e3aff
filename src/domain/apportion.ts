import { type Minor, roundDiv, sumMinor } from './money.ts'

/**
 * Splits an amount over weights so that the parts add up to it and *more to share never gives anyone less*
 * (Webster / Sainte-Laguë). The largest remainder of `allocateByWeight` lacks the second property, so running splits
 * (rent collected payment by payment) take this one; up to three parties both stay within one unit of the exact share.
 * @param total minor units, any sign
 * @param weights non-negative, at least one above zero
 * @throws RangeError when a weight is negative or every weight is zero
 */
export const apportion = (total: Minor, weights: readonly bigint[]): Minor[] => {
  if (weights.some((weight) => weight < 0n)) throw new RangeError('A weight cannot be negative')
  const weightSum = sumMinor(weights)
  if (weightSum === 0n) throw new RangeError('Cannot split an amount without any weight')
  if (total < 0n) return apportion(-total, weights).map((part) => -part)

  const parts = startingParts({ total, weights, weightSum })
  for (let left = total - sumMinor(parts); left > 0n; left -= 1n) {
    const next = nextInLine(parts, weights)
    parts[next] = (parts[next] ?? 0n) + 1n
  }
  return parts
}

// Shares of total − n/2: never more than the total together, at most n units short of it, so the loop above is short.
const startingParts = ({
  total,
  weights,
  weightSum,
}: {
  total: Minor
  weights: readonly bigint[]
  weightSum: bigint
}) => {
  const doubled = 2n * total - BigInt(weights.length)
  return weights.map((weight) => (doubled <= 0n ? 0n : roundDiv(weight * doubled, 2n * weightSum)))
}

// The party with the highest weight ÷ (2 × part + 1); the first of equals.
const nextInLine = (parts: readonly Minor[], weights: readonly bigint[]): number => {
  let best = 0
  weights.forEach((weight, index) => {
    if (weight * claim(parts[best]) > (weights[best] ?? 0n) * claim(parts[index])) best = index
  })
  return best
}

const claim = (part = 0n): bigint => 2n * part + 1n

import { type Minor, minMinor } from './money.ts'

/** A live allocation, minor units above zero. */
export type LiveAllocation = { id: string; lineId: string; amount: Minor }

/** An allocation that is taken off its line: whole, or down to what `stays` as a row of its own. */
export type ReleasedAllocation<Live extends LiveAllocation> = { allocation: Live; amount: Minor; stays: Minor }

/**
 * What is taken off when lines give money back: the last allocation first, each at most once.
 * @param live in the order in which they came
 * @param wanted per line how much it gives back, minor units; null = all of it; lines that are not named keep theirs
 * @throws RangeError when a wanted amount is not above zero, or above what is live on its line
 */
export const releaseFromLines = <Live extends LiveAllocation>(
  live: readonly Live[],
  wanted: ReadonlyMap<string, Minor | null>,
): ReleasedAllocation<Live>[] => {
  const left = new Map(wanted)
  for (const amount of left.values()) {
    if (amount !== null && amount <= 0n) throw new RangeError('What a line gives back must be above zero')
  }
  const released = live.toReversed().flatMap((allocation): ReleasedAllocation<Live>[] => {
    const rest = left.get(allocation.lineId)
    if (rest === undefined || rest === 0n) return []
    const amount = rest === null ? allocation.amount : minMinor(rest, allocation.amount)
    if (rest !== null) left.set(allocation.lineId, rest - amount)
    return [{ allocation, amount, stays: allocation.amount - amount }]
  })
  if ([...left.values()].some((rest) => rest !== null && rest > 0n))
    throw new RangeError('More would be taken off a line than was put on it')
  return released
}

export type Pair = { value: number; limit: number }

type Interleave = {
  rounds: number
  value: () => Promise<number>
  limit: () => Promise<number>
}

/**
 * Measures two sides in turns, so that whatever else the machine does meets both alike; who begins changes with every
 * round. @returns the median of each
 */
export const interleave = async ({ rounds, value, limit }: Interleave): Promise<Pair> => {
  const values: number[] = []
  const limits: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 1) limits.push(await limit())
    values.push(await value())
    if (round % 2 === 0) limits.push(await limit())
  }
  return { value: median(values), limit: median(limits) }
}

const median = (numbers: number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2
}

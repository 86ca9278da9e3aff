import { createHash } from 'node:crypto'

/** A reproducible source of chance: the same seed gives the same sequence. Never for secrets. */
export type Chance = {
  /** 0 up to, but not including, 1 */
  next: () => number
  /** a whole number, both ends included */
  whole: (from: number, to: number) => number
  pick: <T>(list: readonly T[]) => T
}

/** Mulberry32, seeded by a text. */
export const createChance = (seed: string): Chance => {
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0)
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  return { next, whole, pick: (list) => list[whole(0, list.length - 1)] as (typeof list)[number] }
}

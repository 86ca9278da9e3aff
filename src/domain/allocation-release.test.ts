import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { releaseFromLines } from './allocation-release.ts'
import { sumMinor } from './money.ts'

const live = [
  { id: 'a1', lineId: 'l1', amount: 60n },
  { id: 'a2', lineId: 'l2', amount: 10n },
  { id: 'a3', lineId: 'l1', amount: 40n },
]

describe('releaseFromLines', () => {
  test('takes the last money off a line first, down to what stays', () => {
    expect(releaseFromLines(live, new Map([['l1', 50n]]))).toEqual([
      { allocation: live[2], amount: 40n, stays: 0n },
      { allocation: live[0], amount: 10n, stays: 50n },
    ])
  })

  test('all of a line, and nothing of one that is not named', () => {
    expect(releaseFromLines(live, new Map([['l2', null]]))).toEqual([{ allocation: live[1], amount: 10n, stays: 0n }])
    expect(releaseFromLines(live, new Map([['l3', null]]))).toEqual([])
  })

  test.each([
    ['more than is on it', new Map([['l1', 101n]])],
    ['nothing', new Map([['l1', 0n]])],
    ['less than nothing', new Map([['l1', -1n]])],
    ['what is on no line', new Map([['l3', 1n]])],
  ])('refuses %s', (_case, wanted) => {
    expect(() => releaseFromLines(live, wanted)).toThrow(RangeError)
  })

  test('gives back exactly what is wanted, none of it twice', () => {
    const amounts = fc.array(fc.bigInt({ min: 1n, max: 500n }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(amounts, fc.bigInt({ min: 1n, max: 4_000n }), (given, wish) => {
        const rows = given.map((amount, index) => ({ id: `a${index}`, lineId: 'l1', amount }))
        const wanted = wish > sumMinor(given) ? sumMinor(given) : wish
        const released = releaseFromLines(rows, new Map([['l1', wanted]]))
        expect(sumMinor(released.map(({ amount }) => amount))).toBe(wanted)
        expect(new Set(released.map(({ allocation }) => allocation.id)).size).toBe(released.length)
        for (const { allocation, amount, stays } of released) {
          expect(amount > 0n && stays >= 0n).toBe(true)
          expect(amount + stays).toBe(allocation.amount)
        }
      }),
    )
  })
})

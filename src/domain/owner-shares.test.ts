import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { sumMinor } from './money.ts'
import { type OwnerShare, type OwnerSplit, ownerPart, splitByShares, splitIncrement } from './owner-shares.ts'

const shares = () =>
  fc
    .array(fc.integer({ min: 0, max: 2_500 }), { maxLength: 4 })
    .map((list) => list.map((bps, index): OwnerShare => ({ person: `p${index}`, bps })))
const total = () => fc.bigInt({ min: 0n, max: 10n ** 9n })
const sum = ({ owners, company }: OwnerSplit) => sumMinor([...owners.map(({ amount }) => amount), company])

describe('splitByShares', () => {
  test.each<[string, bigint, OwnerShare[], bigint[], bigint]>([
    ['one owner', 100n, [{ person: 'a', bps: 10_000 }], [100n], 0n],
    ['nobody', 100n, [], [], 100n],
    ['the company keeps what is free', 101n, [{ person: 'a', bps: 6_000 }], [61n], 40n],
    [
      'two owners',
      -101n,
      [
        { person: 'a', bps: 5_000 },
        { person: 'b', bps: 5_000 },
      ],
      [-51n, -50n],
      0n,
    ],
    [
      'a share of zero',
      100n,
      [
        { person: 'a', bps: 0 },
        { person: 'b', bps: 10_000 },
      ],
      [0n, 100n],
      0n,
    ],
  ])('%s', (_case, amount, list, owners, company) => {
    const split = splitByShares(amount, list)
    expect(split.owners.map((part) => part.amount)).toEqual(owners)
    expect(split.owners.map(({ person }) => person)).toEqual(list.map(({ person }) => person))
    expect(split.company).toBe(company)
  })

  test.each([[[10_001]], [[6_000, 5_000]], [[-1]], [[0.5]], [[Number.NaN]]])('refuses shares of %j', (list) => {
    const wrong = list.map((bps, index) => ({ person: `p${index}`, bps }))
    expect(() => splitByShares(1n, wrong)).toThrow(RangeError)
  })

  test('owners and company add up to the total', () => {
    fc.assert(fc.property(total(), shares(), (amount, list) => expect(sum(splitByShares(amount, list))).toBe(amount)))
  })
})

describe('splitIncrement', () => {
  const cuts = () =>
    fc.tuple(total(), fc.array(fc.integer({ min: 0, max: 1_000 }), { maxLength: 8 })).map(([whole, marks]) => ({
      whole,
      steps: [0n, ...marks.sort((a, b) => a - b).map((mark) => (whole * BigInt(mark)) / 1_000n), whole],
    }))

  test('payment by payment the increments sum to the split of the total, and none is negative', () => {
    fc.assert(
      fc.property(cuts(), shares(), ({ whole, steps }, list) => {
        const gained = list.map(() => 0n)
        let company = 0n
        steps.slice(1).forEach((paidAfter, index) => {
          const part = splitIncrement({ total: whole, paidBefore: steps[index] ?? 0n, paidAfter, shares: list })
          expect(part.owners.every(({ amount }) => amount >= 0n) && part.company >= 0n).toBe(true)
          part.owners.forEach(({ amount }, owner) => (gained[owner] = (gained[owner] ?? 0n) + amount))
          company += part.company
        })
        const expected = splitByShares(whole, list)
        expect({ gained, company }).toEqual({
          gained: expected.owners.map(({ amount }) => amount),
          company: expected.company,
        })
      }),
    )
  })

  test('no owner loses a unit to a payment, where the largest remainder would take one away', () => {
    const list = [4_286, 4_286, 1_428].map((bps, index) => ({ person: `p${index}`, bps }))
    const { owners } = splitIncrement({ total: 11n, paidBefore: 10n, paidAfter: 11n, shares: list })
    expect(owners.every(({ amount }) => amount >= 0n)).toBe(true)
  })

  test('a way back is the opposite of the way there', () => {
    const list = [
      { person: 'a', bps: 3_333 },
      { person: 'b', bps: 6_667 },
    ]
    const there = splitIncrement({ total: 100n, paidBefore: 10n, paidAfter: 43n, shares: list })
    const back = splitIncrement({ total: 100n, paidBefore: 43n, paidAfter: 10n, shares: list })
    expect(back.owners.map(({ amount }) => -amount)).toEqual(there.owners.map(({ amount }) => amount))
  })

  test.each([
    [-1n, 5n],
    [0n, 101n],
    [101n, 0n],
  ])('refuses a move from %s to %s of 100', (paidBefore, paidAfter) => {
    expect(() => splitIncrement({ total: 100n, paidBefore, paidAfter, shares: [] })).toThrow(RangeError)
  })
})

describe('ownerPart', () => {
  test.each([
    [100n, 116n, 116n, 100n],
    [100n, 116n, 58n, 50n],
    [100n, 116n, 0n, 0n],
    [100n, 100n, 33n, 33n],
    [2n, 3n, 1n, 1n],
    [1n, 2n, 1n, 1n],
    [1n, 3n, 1n, 0n],
    [0n, 0n, 0n, 0n],
  ])('net %s of %s, collected %s: %s', (net, whole, cumulative, expected) => {
    expect(ownerPart({ net, total: whole, cumulative })).toBe(expected)
  })

  test('never falls while more is collected, and ends at the net', () => {
    fc.assert(
      fc.property(total(), fc.bigInt({ min: 0n, max: 10n ** 8n }), fc.nat(1_000), (net, tax, mark) => {
        const whole = net + tax
        const cumulative = (whole * BigInt(mark)) / 1_000n
        const part = ownerPart({ net, total: whole, cumulative })
        expect(part >= 0n && part <= ownerPart({ net, total: whole, cumulative: whole })).toBe(true)
        expect(ownerPart({ net, total: whole, cumulative: whole })).toBe(net)
      }),
    )
  })
})

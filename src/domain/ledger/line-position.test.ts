import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { sumMinor } from '../money.ts'
import { chargeOf, type PostedLine } from './invoice-postings.ts'
import { creditedTax, linePosition, type LinePosition } from './line-position.ts'

const kind = fc.constantFrom('rent' as const, 'service' as const, 'deposit' as const)
const anyLine = () =>
  fc
    .record({
      kind,
      net: fc.bigInt({ min: 0n, max: 5_000n }),
      discount: fc.bigInt({ min: 0n, max: 500n }),
      tax: fc.bigInt({ min: 0n, max: 800n }),
      shares: fc.constantFrom(undefined, [], [10_000], [6_000, 3_000], [3_333, 3_333, 3_334], [1], [5_000, 4_999, 0]),
    })
    .map(({ shares, net, ...line }): PostedLine => ({
      ...line,
      net: net + line.discount,
      ownerShares: shares?.map((bps, index) => ({ person: `o${index}`, bps })),
    }))

const totalOf = (line: PostedLine): bigint => chargeOf(line) + line.tax

/** A line with how far it is paid and credited: two points between nothing and its total. */
const progressed = () =>
  fc.tuple(anyLine(), fc.nat(1_000), fc.nat(1_000)).map(([line, a, b]) => {
    const paid = (totalOf(line) * BigInt(a)) / 1_000n
    return { line, paid, credited: ((totalOf(line) - paid) * BigInt(b)) / 1_000n }
  })

const accrualOf = ({ owners }: LinePosition): bigint => sumMinor(owners.map(({ accrual }) => accrual))
const payableOf = ({ owners }: LinePosition): bigint => sumMinor(owners.map(({ payable }) => payable))

const rent: PostedLine = {
  kind: 'rent',
  net: 1_000n,
  tax: 160n,
  ownerShares: [
    { person: 'ann', bps: 6_000 },
    { person: 'ben', bps: 3_000 },
  ],
}

describe('whose a line is', () => {
  test('half paid: half of the rent is due to the owners, the tax and the free part are not theirs', () => {
    expect(linePosition(rent, { paid: 580n, credited: 0n })).toEqual({
      owners: [
        { person: 'ann', accrual: 300n, payable: 300n },
        { person: 'ben', accrual: 150n, payable: 150n },
      ],
      own: 100n,
      tax: 160n,
    })
  })

  test('a quarter credited: everybody has a quarter less, and what was collected stays due', () => {
    expect(linePosition(rent, { paid: 580n, credited: 290n })).toEqual({
      owners: [
        { person: 'ann', accrual: 150n, payable: 300n },
        { person: 'ben', accrual: 75n, payable: 150n },
      ],
      own: 75n,
      tax: 120n,
    })
  })

  test('what belongs to no owner is the company’s own, whatever is paid', () => {
    const own = { owners: [], own: 1_000n, tax: 160n }
    expect(linePosition({ ...rent, ownerShares: [] }, { paid: 580n, credited: 0n })).toEqual(own)
    expect(linePosition({ ...rent, ownerShares: undefined }, { paid: 0n, credited: 0n })).toEqual(own)
    expect(linePosition({ ...rent, kind: 'service' }, { paid: 1_160n, credited: 0n })).toEqual(own)
  })

  test.each([
    ['paid below zero', { paid: -1n, credited: 0n }],
    ['credited below zero', { paid: 0n, credited: -1n }],
    ['more paid than billed', { paid: 1_161n, credited: 0n }],
    ['more credited than billed', { paid: 0n, credited: 1_161n }],
    ['more than billed together', { paid: 581n, credited: 580n }],
  ])('%s is refused', (_name, progress) => {
    expect(() => linePosition(rent, progress)).toThrow(RangeError)
  })
})

describe('however far a line is paid and credited', () => {
  test('its parts add up to what is left of it, and nobody has less than nothing', () => {
    fc.assert(
      fc.property(progressed(), ({ line, paid, credited }) => {
        const position = linePosition(line, { paid, credited })
        const parts = [accrualOf(position), payableOf(position), position.own, position.tax]
        expect(sumMinor(parts)).toBe(totalOf(line) - credited)
        for (const { accrual, payable } of position.owners) expect([accrual < 0n, payable < 0n]).toEqual([false, false])
        expect([position.own < 0n, position.tax < 0n]).toEqual([false, false])
      }),
    )
  })

  test('nothing is collected before something is paid; once the rest is paid nothing is left in the accrual', () => {
    fc.assert(
      fc.property(progressed(), ({ line, credited }) => {
        expect(payableOf(linePosition(line, { paid: 0n, credited }))).toBe(0n)
        expect(accrualOf(linePosition(line, { paid: totalOf(line) - credited, credited }))).toBe(0n)
      }),
    )
  })

  test('fully credited, it leaves nothing', () => {
    fc.assert(
      fc.property(anyLine(), (line) => {
        const position = linePosition(line, { paid: 0n, credited: totalOf(line) })
        expect([accrualOf(position), payableOf(position), position.own, position.tax]).toEqual([0n, 0n, 0n, 0n])
      }),
    )
  })

  test('a further cent paid never takes from an owner, a further cent credited never gives to anybody', () => {
    fc.assert(
      fc.property(progressed(), ({ line, paid, credited }) => {
        fc.pre(paid + credited < totalOf(line))
        const before = linePosition(line, { paid, credited })
        const paidMore = linePosition(line, { paid: paid + 1n, credited })
        const creditedMore = linePosition(line, { paid, credited: credited + 1n })
        before.owners.forEach(({ accrual, payable }, index) => {
          expect(paidMore.owners[index]!.payable).toBeGreaterThanOrEqual(payable)
          const { accrual: still, payable: due } = creditedMore.owners[index]!
          expect(still + due).toBeLessThanOrEqual(accrual + payable)
        })
        expect(creditedMore.own).toBeLessThanOrEqual(before.own)
        expect(creditedMore.tax).toBeLessThanOrEqual(before.tax)
      }),
    )
  })
})

test('the tax in a credit is its part of the line, half a cent up; a line of nothing has none', () => {
  expect(creditedTax(rent, 290n)).toBe(40n)
  expect(creditedTax({ kind: 'fee', net: 3n, tax: 1n }, 2n)).toBe(1n)
  expect(creditedTax(rent, 1_160n)).toBe(160n)
  expect(creditedTax({ kind: 'fee', net: 10n, discount: 10n, tax: 0n }, 0n)).toBe(0n)
})

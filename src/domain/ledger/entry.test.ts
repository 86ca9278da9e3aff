import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { sumMinor } from '../money.ts'
import { credit, debit, type Entry, entryKey, opposite, toPosting } from './entry.ts'

const dimensions = () =>
  fc.record({ invoice: fc.constantFrom('i1', 'i2'), person: fc.constantFrom('a', 'b') }, { requiredKeys: [] })
const balanced = () =>
  fc
    .array(fc.tuple(fc.bigInt({ min: -50n, max: 50n }), dimensions(), dimensions()), { maxLength: 10 })
    .map((list) =>
      list.flatMap(([amount, from, to]) => [debit('bank', amount, from), credit('receivable', amount, to)]),
    )

describe('toPosting', () => {
  test('merges equal dimensions, drops zeros, keeps the order', () => {
    const entries = toPosting(
      [debit('bank', 70n, { payment: 'p' }), debit('gateway_fee_expense', 0n)],
      [credit('receivable', 100n, { invoice: 'i1' }), debit('bank', 30n, { payment: 'p' })],
    )
    expect(entries).toEqual([
      { account: 'bank', payment: 'p', amountMinor: 100n },
      { account: 'receivable', invoice: 'i1', amountMinor: -100n },
    ])
  })

  test('keeps gateway accounts apart', () => {
    const entries = [debit('gateway_clearing', 1n, { subject: 'x' }), debit('gateway_clearing', 1n, { subject: 'y' })]
    expect(toPosting(entries, [credit('suspense', 2n)])).toHaveLength(3)
  })

  test('keeps payouts and expenses apart, and keys without them as they were', () => {
    const places = [{ payout: 'x' }, { payout: 'y' }, { expense: 'x' }, { person: 'x' }]
    const entries = places.map((place) => debit('owner_payable', 1n, place))
    expect(toPosting(entries, [credit('bank', 4n)])).toHaveLength(5)
    expect(entryKey(debit('bank', 1n, { person: 'x', project: 'j' }))).toBe('bank||x|||||j')
  })

  test('refuses what does not balance', () => {
    expect(() => toPosting([debit('bank', 100n), credit('suspense', 99n)])).toThrow('out of balance by 1')
  })

  test('sums to zero, has no zero entry and no two of equal dimensions', () => {
    fc.assert(
      fc.property(balanced(), (entries) => {
        const posting = toPosting(entries)
        expect(sumMinor(posting.map(({ amountMinor }) => amountMinor))).toBe(0n)
        expect(posting.every(({ amountMinor }) => amountMinor !== 0n)).toBe(true)
        const keys = posting.map(({ account, invoice, person }) => [account, invoice, person].join())
        expect(new Set(keys).size).toBe(keys.length)
        expect(toPosting(posting)).toEqual(posting)
        expect(toPosting(posting, opposite(posting))).toEqual([])
      }),
    )
  })
})

test('entries carry known dimensions only', () => {
  const wide = { invoice: 'i1', unit: undefined, kind: 'rent', paidBefore: 0n }
  const expected: Entry = { account: 'receivable', invoice: 'i1', amountMinor: 5n }
  expect(debit('receivable', 5n, wide)).toEqual(expected)
  expect(credit('receivable', 5n, wide)).toEqual({ ...expected, amountMinor: -5n })
})

test('a dimension that is not set and one read back as null are the same', () => {
  const stored = { ...debit('bank', 5n), person: null } as unknown as Entry
  expect(entryKey(stored)).toBe(entryKey(debit('bank', 7n)))
  expect(toPosting([stored, credit('bank', 5n)])).toEqual([])
})

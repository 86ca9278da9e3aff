import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { credit, debit } from './entry.ts'
import { canonicalString, requestHashInput } from './request-hash.ts'

describe('canonicalString', () => {
  test.each([
    [{ b: 1, a: [true, null, 'x"y'] }, '{"a":[true,null,"x\\"y"],"b":1}'],
    [{ a: undefined, b: 100n }, '{"b":100}'],
    [[undefined, 'ä'], '[null,"ä"]'],
    [new Date('2026-11-22T20:00:00Z'), '"2026-11-22T20:00:00.000Z"'],
    [{ nested: { z: 1, y: { b: 2, a: 1 } } }, '{"nested":{"y":{"a":1,"b":2},"z":1}}'],
    [-0, '0'],
    [null, 'null'],
  ])('%p', (value, expected) => {
    expect(canonicalString(value)).toBe(expected)
  })

  test('tells a text from a number and an amount apart from nothing', () => {
    expect(canonicalString('100')).not.toBe(canonicalString(100))
    expect(canonicalString({ amount: 0 })).not.toBe(canonicalString({}))
  })

  test.each([[Number.NaN], [Infinity], [() => 1], [Symbol('s')]])('refuses %p', (value) => {
    expect(() => canonicalString({ value })).toThrow(TypeError)
  })

  test('does not depend on the order of keys and is JSON that reads back the same', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse())
        expect(canonicalString(turned)).toBe(canonicalString(value))
        expect(canonicalString(JSON.parse(canonicalString(value)))).toBe(canonicalString(value))
      }),
    )
  })
})

describe('requestHashInput', () => {
  const entries = [debit('bank', 100n, { payment: 'p' }), credit('suspense', 100n, { payment: 'p' })]
  const base = { event: 'paymentReceived', currency: 'KES', postedOn: '2026-11-22', entries }

  test('is the same for the same posting, whatever the order of entries', () => {
    expect(requestHashInput({ ...base, entries: entries.toReversed() })).toBe(requestHashInput(base))
  })

  test.each([
    ['event', { event: 'rentCollected' }],
    ['currency', { currency: 'UGX' }],
    ['date', { postedOn: '2026-11-23' }],
    ['entries', { entries: [debit('bank', 101n), credit('suspense', 101n)] }],
  ])('differs by %s', (_what, change) => {
    expect(requestHashInput({ ...base, ...change })).not.toBe(requestHashInput(base))
  })
})

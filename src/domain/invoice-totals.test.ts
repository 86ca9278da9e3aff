import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { invoiceTotals } from './invoice-totals.ts'
import { sumMinor } from './money.ts'

describe('invoiceTotals', () => {
  test('25,000.00 × 1 and 1,500.50 × 3, discount 10 %, tax 16 %', () => {
    const lines = [
      { quantity: 1, unitAmount: 25_000_00n, taxRateBps: 1_600 },
      { quantity: 3, unitAmount: 1_500_50n, taxRateBps: 1_600 },
    ]
    expect(invoiceTotals({ lines, discount: { kind: 'percent', bps: 1_000 } })).toEqual({
      subtotal: 29_501_50n,
      discount: 2_950_15n,
      tax: 4_248_22n,
      total: 30_799_57n,
      lines: [
        { net: 25_000_00n, discount: 2_500_00n, tax: 3_600_00n, total: 26_100_00n },
        { net: 4_501_50n, discount: 450_15n, tax: 648_22n, total: 4_699_57n },
      ],
    })
  })

  test('tax is rounded once per rate, not per line', () => {
    const line = { quantity: 1, unitAmount: 3n, taxRateBps: 1_600 }
    const { tax, lines } = invoiceTotals({ lines: [line, line, line, { ...line, taxRateBps: 0 }] })
    expect(tax).toBe(1n)
    expect(lines.map((each) => each.tax)).toEqual([1n, 0n, 0n, 0n])
  })

  test('a fixed discount may take everything, tax included', () => {
    const lines = [{ quantity: '2.5', unitAmount: 40n, taxRateBps: 1_600 }]
    expect(invoiceTotals({ lines, discount: { kind: 'fixed', amount: 100n } })).toMatchObject({
      subtotal: 100n,
      tax: 0n,
      total: 0n,
    })
  })

  test('without lines everything is zero', () => {
    expect(invoiceTotals({ lines: [] })).toEqual({ lines: [], subtotal: 0n, discount: 0n, tax: 0n, total: 0n })
  })

  const line = { quantity: 1, unitAmount: 100n, taxRateBps: 0 }
  test.each<[string, Parameters<typeof invoiceTotals>[0]]>([
    ['a negative quantity', { lines: [{ ...line, quantity: -1 }] }],
    ['a negative unit amount', { lines: [{ ...line, unitAmount: -1n }] }],
    ['a negative tax rate', { lines: [{ ...line, taxRateBps: -1 }] }],
    ['a fractional tax rate', { lines: [{ ...line, taxRateBps: 0.5 }] }],
    ['a quantity that is not a number', { lines: [{ ...line, quantity: Number.NaN }] }],
    ['a discount above 100 %', { lines: [line], discount: { kind: 'percent', bps: 10_001 } }],
    ['a discount below 0 %', { lines: [line], discount: { kind: 'percent', bps: -1 } }],
    ['a discount above the subtotal', { lines: [line], discount: { kind: 'fixed', amount: 101n } }],
    ['a discount below zero', { lines: [line], discount: { kind: 'fixed', amount: -1n } }],
  ])('refuses %s', (_case, input) => {
    expect(() => invoiceTotals(input)).toThrow(RangeError)
  })

  test('every column adds up, on each line and on the whole', () => {
    const lines = fc.array(
      fc.record({
        quantity: fc.integer({ min: 0, max: 50_000 }).map((thousandths) => thousandths / 1_000),
        unitAmount: fc.bigInt({ min: 0n, max: 10n ** 9n }),
        taxRateBps: fc.constantFrom(0, 800, 1_600, 333),
      }),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(lines, fc.integer({ min: 0, max: 10_000 }), (list, bps) => {
        const totals = invoiceTotals({ lines: list, discount: { kind: 'percent', bps } })
        const column = (key: 'net' | 'discount' | 'tax' | 'total') => sumMinor(totals.lines.map((each) => each[key]))
        expect([column('net'), column('discount'), column('tax'), column('total')]).toEqual([
          totals.subtotal,
          totals.discount,
          totals.tax,
          totals.total,
        ])
        for (const each of totals.lines) {
          expect(each.total).toBe(each.net - each.discount + each.tax)
          expect(each.discount >= 0n && each.discount <= each.net && each.tax >= 0n).toBe(true)
        }
      }),
    )
  })
})

test('a discount of nothing is none, one of all leaves nothing to tax', () => {
  const lines = [{ quantity: 1, unitAmount: 1_000n, taxRateBps: 1_600 }]
  const none = invoiceTotals({ lines, discount: { kind: 'percent', bps: 0 } })
  expect([none.discount, none.tax, none.total]).toEqual([0n, 160n, 1_160n])
  const all = invoiceTotals({ lines, discount: { kind: 'fixed', amount: 1_000n } })
  expect([all.discount, all.tax, all.total]).toEqual([1_000n, 0n, 0n])
})

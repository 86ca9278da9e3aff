import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays, daysInMonth, monthOf, periodRange, periodsBetween } from './calendar.ts'
import { sumMinor } from './money.ts'
import { prorateMonth, termInPeriod } from './proration.ts'

const rent = 30_000_00n

describe('prorateMonth', () => {
  test.each([
    ['whole month', '2026-11', '2026-01-01', null, rent],
    ['open end left out', '2026-11', '2026-01-01', undefined, rent],
    ['first month, start day included', '2026-11', '2026-11-16', null, 15_000_00n],
    ['last month, end day included', '2026-11', '2026-01-01', '2026-11-15', 15_000_00n],
    ['one day', '2026-11', '2026-11-10', '2026-11-10', 1_000_00n],
    ['last day of the month', '2026-11', '2026-11-30', null, 1_000_00n],
    ['ends on the first', '2026-11', '2026-01-01', '2026-11-01', 1_000_00n],
    ['leap February', '2024-02', '2024-02-15', null, 15_517_24n],
    ['before the start', '2026-10', '2026-11-01', null, 0n],
    ['after the end', '2026-12', '2026-01-01', '2026-11-30', 0n],
    ['end before start', '2026-11', '2026-11-20', '2026-11-10', 0n],
  ])('%s', (_case, period, from, to, expected) => {
    expect(prorateMonth({ amount: rent, period, from, to })).toBe(expected)
  })

  test('rounds half away from zero', () => {
    expect(prorateMonth({ amount: 1n, period: '2026-11', from: '2026-11-16', to: null })).toBe(1n)
    expect(prorateMonth({ amount: -1n, period: '2026-11', from: '2026-11-16', to: null })).toBe(-1n)
  })

  test('never above the full month; a month cut in two adds up to it within one unit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 10n }), fc.integer({ min: 0, max: 20_000 }), (amount, offset) => {
        const cut = addDays('2000-01-01', offset)
        const period = monthOf(cut)
        const { from, to } = periodRange(period)
        const parts = [
          prorateMonth({ amount, period, from, to: cut }),
          prorateMonth({ amount, period, from: addDays(cut, 1), to }),
        ]
        expect(parts.every((part) => part >= 0n && part <= amount)).toBe(true)
        const difference = sumMinor(parts) - amount
        expect(difference === 0n || difference === 1n).toBe(true)
      }),
    )
  })
})

test('the days of a term are the sum of its days in every month', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_000 }), fc.integer({ min: 0, max: 900 }), (offset, length) => {
      const from = addDays('2000-01-01', offset)
      const to = addDays(from, length)
      const days = periodsBetween(monthOf(from), monthOf(to)).map(
        (period) => termInPeriod({ from, to, period })?.days ?? 0,
      )
      expect(days.reduce((sum, count) => sum + count, 0)).toBe(length + 1)
      expect(days.slice(1, -1)).toEqual(periodsBetween(monthOf(from), monthOf(to)).slice(1, -1).map(daysInMonth))
    }),
  )
})

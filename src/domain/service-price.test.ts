import { describe, expect, test } from '@jest/globals'
import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { addMonths, addPeriods, monthOf, periodsBetween } from './calendar.ts'
import {
  consumptionOf,
  currentPrice,
  dueIn,
  monthlyEquivalent,
  priceOfPeriod,
  type ServiceFrequency,
  type ServiceTerm,
  type ServiceTerms,
} from './service-price.ts'

const terms = (over: Partial<ServiceTerms> = {}): ServiceTerms => ({
  pricing: 'fixed',
  basePriceMinor: 10_000n,
  percentageBps: null,
  customPriceMinor: null,
  ...over,
})

describe('the price of a service at a place', () => {
  test.each([
    ['fixed: the catalogue’s', terms(), {}, 10_000n],
    ['fixed: the own price first', terms({ customPriceMinor: 7_500n }), {}, 7_500n],
    ['an own price of nothing is a price', terms({ customPriceMinor: 0n }), {}, 0n],
    [
      'variable: what was agreed',
      terms({ pricing: 'variable', basePriceMinor: null, customPriceMinor: 4_200n }),
      {},
      4_200n,
    ],
    [
      'percentage: of the rent, not the rate itself',
      terms({ pricing: 'percentage', basePriceMinor: null, percentageBps: 1_000 }),
      { rentMinor: 3_500_050n },
      350_005n,
    ],
    [
      'percentage: the own price first',
      terms({ pricing: 'percentage', percentageBps: 1_000, customPriceMinor: 99n }),
      { rentMinor: 3_500_000n },
      99n,
    ],
    [
      'metered: what was counted since it was billed, times the price of one',
      terms({ pricing: 'metered', basePriceMinor: 15_050n }),
      { meter: { reading: '1012.345', lastBilled: '1000.1' } },
      184_287n,
    ],
    [
      'metered: the own price is that of one unit',
      terms({ pricing: 'metered', customPriceMinor: 10_000n }),
      { meter: { reading: 3, lastBilled: 1 } },
      20_000n,
    ],
  ])('%s', (_name, given, facts, amountMinor) => {
    expect(currentPrice({ terms: given, ...facts })).toMatchObject({ amountMinor })
  })

  test.each([
    [terms({ pricing: 'variable', basePriceMinor: null }), 'no_price'],
    [terms({ pricing: 'percentage', percentageBps: 500 }), 'no_rent'],
    [terms({ pricing: 'percentage', percentageBps: null }), 'no_price'],
    [terms({ pricing: 'metered' }), 'no_reading'],
    [terms({ pricing: 'metered', basePriceMinor: null }), 'no_price'],
  ])('what is missing is said, and never charged as nothing', (given, missing) => {
    expect(currentPrice({ terms: given })).toEqual({ missing })
  })

  test('a meter that shows less than was billed is no consumption', () => {
    expect(() => consumptionOf({ reading: '9.999', lastBilled: 10 })).toThrow(RangeError)
    expect(consumptionOf({ reading: 10, lastBilled: '10.000' }).toString()).toBe('0')
  })
})

describe('the price of a month', () => {
  const price = (term: Partial<ServiceTerm>, period: string): bigint | undefined =>
    priceOfPeriod({
      terms: terms(),
      term: { frequency: 'monthly', startDate: '2026-01-01', endDate: null, ...term },
      period,
    }).amountMinor

  test.each<[string, Partial<ServiceTerm>, string, bigint]>([
    ['a whole month', {}, '2026-03', 10_000n],
    ['before the start', { startDate: '2026-04-01' }, '2026-03', 0n],
    ['after the end', { endDate: '2026-02-28' }, '2026-03', 0n],
    ['the first month, by its days', { startDate: '2026-03-17' }, '2026-03', 4_839n],
    ['the last month, by its days', { endDate: '2026-03-10' }, '2026-03', 3_226n],
    ['a month with a pause', { pauses: [{ from: '2026-03-11', to: '2026-03-20' }] }, '2026-03', 6_774n],
    [
      'the last day in a pause',
      { endDate: '2026-03-10', pauses: [{ from: '2026-03-10', to: null }] },
      '2026-03',
      2_903n,
    ],
    ['the first day in a pause', { pauses: [{ from: '2025-12-01', to: '2026-01-01' }] }, '2026-01', 9_677n],
    ['a pause that was over before', { pauses: [{ from: '2025-12-01', to: '2025-12-31' }] }, '2026-01', 10_000n],
    ['a month inside of a pause', { pauses: [{ from: '2026-02-11', to: null }] }, '2026-03', 0n],
    ['three months at once, in the month of the start', { frequency: 'quarterly' }, '2026-01', 30_000n],
    ['and not in the next', { frequency: 'quarterly' }, '2026-02', 0n],
    ['but every third month', { frequency: 'quarterly' }, '2026-04', 30_000n],
    ['less what is after the end', { frequency: 'quarterly', endDate: '2026-05-31' }, '2026-04', 20_000n],
    ['a year at once', { frequency: 'yearly', startDate: '2025-03-01' }, '2026-03', 120_000n],
    ['once', { frequency: 'one_time', startDate: '2026-03-31' }, '2026-03', 10_000n],
    ['and never again', { frequency: 'one_time', startDate: '2026-03-31' }, '2026-04', 0n],
    ['never once it has ended before', { frequency: 'one_time', endDate: '2025-12-31' }, '2026-01', 0n],
    [
      'nor on the first day of a pause',
      { frequency: 'one_time', pauses: [{ from: '2026-01-01', to: null }] },
      '2026-01',
      0n,
    ],
    ['by day', { frequency: 'daily', startDate: '2026-03-30' }, '2026-03', 20_000n],
    ['by week, from the first day', { frequency: 'weekly', startDate: '2026-03-01' }, '2026-03', 50_000n],
    [
      'no week that begins in a pause',
      { frequency: 'weekly', startDate: '2026-03-01', pauses: [{ from: '2026-03-08', to: '2026-03-15' }] },
      '2026-03',
      30_000n,
    ],
    ['a week that begins on the last day', { frequency: 'weekly', endDate: '2026-01-08' }, '2026-01', 20_000n],
    ['no week after the end', { frequency: 'weekly', endDate: '2026-01-07' }, '2026-01', 10_000n],
    ['weeks that began in the month before', { frequency: 'weekly', startDate: '2026-01-26' }, '2026-03', 50_000n],
  ])('%s', (_name, term, period, amount) => {
    expect(price(term, period)).toBe(amount)
  })

  test('a meter is charged where its months are due', () => {
    const metered = (frequency: ServiceFrequency, period: string) =>
      priceOfPeriod({
        terms: terms({ pricing: 'metered' }),
        meter: { reading: '12.5', lastBilled: 10 },
        term: { frequency, startDate: '2026-01-01', endDate: null },
        period,
      }).amountMinor
    expect(metered('monthly', '2026-02')).toBe(25_000n)
    expect(metered('quarterly', '2026-02')).toBe(0n)
    expect(metered('quarterly', '2026-04')).toBe(25_000n)
  })

  const day = fc.integer({ min: 0, max: 27 }).map((offset) => `2026-01-${String(offset + 1).padStart(2, '0')}`)

  test('whatever the frequency, a year of whole months costs twelve', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<ServiceFrequency>('monthly', 'quarterly', 'yearly'),
        fc.bigInt({ min: 0n, max: 10n ** 12n }),
        (frequency, amount) => {
          const term = { frequency, startDate: '2026-01-01', endDate: null }
          const sum = periodsBetween('2026-01', '2026-12').reduce(
            (total, period) =>
              total + (priceOfPeriod({ terms: terms({ basePriceMinor: amount }), term, period }).amountMinor ?? 0n),
            0n,
          )
          expect(sum).toBe(12n * amount)
        },
      ),
    )
  })

  test('months one by one cost what they cost at once', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<ServiceFrequency>('quarterly', 'yearly'),
        fc.bigInt({ min: 0n, max: 10n ** 12n }),
        day,
        fc.integer({ min: 1, max: 30 }),
        (frequency, amount, startDate, months) => {
          const endDate = addMonths(startDate, months)
          const given = terms({ basePriceMinor: amount })
          const periods = periodsBetween(monthOf(startDate), addPeriods(monthOf(endDate), 12))
          const sumOf = (by: ServiceFrequency): bigint =>
            periods.reduce(
              (total, period) =>
                total +
                (priceOfPeriod({ terms: given, term: { frequency: by, startDate, endDate }, period }).amountMinor ??
                  0n),
              0n,
            )
          expect(sumOf(frequency)).toBe(sumOf('monthly'))
        },
      ),
    )
  })

  test('readings billed one after the other cost what they cost together, to a minor unit each', () => {
    const reading = fc.integer({ min: 0, max: 10_000_000 }).map((thousandths) => new Decimal(thousandths).div(1_000))
    fc.assert(
      fc.property(
        fc.array(reading, { minLength: 2, maxLength: 12 }),
        fc.bigInt({ min: 1n, max: 10n ** 7n }),
        (list, unit) => {
          const stands = list.toSorted((a, b) => a.comparedTo(b))
          const given = terms({ pricing: 'metered', basePriceMinor: unit })
          const costOf = (lastBilled: Decimal, now: Decimal): bigint =>
            currentPrice({ terms: given, meter: { reading: now, lastBilled } }).amountMinor ?? 0n
          const [first, last] = [stands[0]!, stands.at(-1)!]
          const apart = stands.slice(1).reduce((sum, stand, index) => sum + costOf(stands[index]!, stand), 0n)
          const off = apart - costOf(first, last)
          expect(off < 0n ? -off : off).toBeLessThanOrEqual(BigInt(stands.length))
        },
      ),
    )
  })
})

test.each<[string, Partial<ServiceTerm>, ReturnType<typeof dueIn>]>([
  ['due', {}, { state: 'due' }],
  ['begins on the last day', { startDate: '2026-03-31' }, { state: 'due' }],
  ['begins later', { startDate: '2026-04-01' }, { state: 'not_started' }],
  ['ended on the first day', { endDate: '2026-03-01' }, { state: 'due' }],
  ['ended before', { endDate: '2026-02-28' }, { state: 'ended' }],
  ['between two quarters', { frequency: 'quarterly' }, { state: 'not_due', next: '2026-04' }],
  ['after the last quarter', { frequency: 'quarterly', endDate: '2026-03-31' }, { state: 'not_due' }],
  [
    'paused for the month',
    { pauses: [{ from: '2026-03-01', to: '2026-03-31' }] },
    { state: 'paused', since: '2026-03-01' },
  ],
  ['paused for all days but the first', { pauses: [{ from: '2026-03-02', to: null }] }, { state: 'due' }],
  ['paused for all days but the last', { pauses: [{ from: '2026-01-01', to: '2026-03-30' }] }, { state: 'due' }],
  [
    'a pause when nothing is due anyway',
    { frequency: 'quarterly', pauses: [{ from: '2026-03-01', to: '2026-03-31' }] },
    { state: 'not_due', next: '2026-04' },
  ],
  [
    'a pause of other months',
    { frequency: 'quarterly', pauses: [{ from: '2026-01-01', to: '2026-02-28' }] },
    { state: 'not_due', next: '2026-04' },
  ],
])('what March 2026 charges: %s', (_name, term, expected) => {
  const given: ServiceTerm = { frequency: 'monthly', startDate: '2026-01-01', endDate: null, ...term }
  expect(dueIn(given, '2026-03')).toEqual(expected)
})

test('forecasts count a day and a week by the year', () => {
  expect(monthlyEquivalent(1_200n, 'daily')).toBe(36_500n)
  expect(monthlyEquivalent(1_200n, 'weekly')).toBe(5_200n)
  expect(monthlyEquivalent(1_200n, 'quarterly')).toBe(1_200n)
  expect(monthlyEquivalent(1_200n, 'one_time')).toBe(0n)
})

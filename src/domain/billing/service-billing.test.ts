import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { periodsBetween } from '../calendar.ts'
import { sumMinor } from '../money.ts'
import type { SubjectTerm } from './billed-charge.ts'
import { type BillableMeter, type BillableService, serviceCharges } from './service-billing.ts'

const service = (
  over: Partial<BillableService> = {},
  terms: Partial<BillableService['terms']> = {},
): BillableService => ({
  id: 'S',
  name: 'Security',
  terms: { pricing: 'fixed', basePriceMinor: 120_000n, percentageBps: null, customPriceMinor: null, ...terms },
  frequency: 'monthly',
  startDate: '2026-01-01',
  endDate: null,
  pauses: [],
  taxRateBps: 1_600,
  currency: 'KES',
  isApproved: true,
  measure: null,
  shared: null,
  ...over,
})
const meter = (over: Partial<BillableMeter> = {}): BillableMeter => ({
  id: 'M',
  identifier: 'W-1',
  reading: { id: 'R', date: '2026-10-24', value: '112.4' },
  lastBilled: '100',
  ...over,
})
type Setting = { term?: SubjectTerm; meters?: BillableMeter[]; rentMinor?: bigint | null }
const bill = (of: BillableService, period: string, { term, meters = [], rentMinor = null }: Setting = {}) =>
  serviceCharges({
    service: of,
    meters,
    period,
    rentMinor,
    keyPrefix: 'lease:L',
    term: term ?? { from: '2026-01-01', to: null },
  })
const nets = (...input: Parameters<typeof bill>) => bill(...input).charges.map(({ netMinor }) => netMinor)
const leftOut = (...input: Parameters<typeof bill>) => bill(...input).leftOut
const reasons = (...input: Parameters<typeof bill>) => leftOut(...input).map(({ reason }) => reason)

describe('from when until when', () => {
  test.each([
    ['the service ends first', '2026-11-15', '2026-11-24'],
    ['the lease ends first', '2026-11-24', '2026-11-15'],
    ['only the service ends', '2026-11-15', null],
    ['only the lease ends', null, '2026-11-15'],
  ])('%s', (_name, endDate, to) => {
    const of = service({ endDate })
    expect(nets(of, '2026-11', { term: { from: '2026-01-01', to } })).toEqual([60_000n])
    expect(bill(of, '2026-12', { term: { from: '2026-01-01', to } })).toEqual({ charges: [], leftOut: [] })
  })

  test('from the later of both beginnings, for a single day too', () => {
    const late = { term: { from: '2026-11-16', to: null } }
    expect(nets(service({ startDate: '2026-11-01' }), '2026-11', late)).toEqual([60_000n])
    expect(nets(service({ startDate: '2026-11-30' }), '2026-11', late)).toEqual([4_000n])
    expect(nets(service(), '2026-11', { term: { from: '2026-11-30', to: '2026-11-30' } })).toEqual([4_000n])
    expect(bill(service({ endDate: '2026-11-10' }), '2026-11', late)).toEqual({ charges: [], leftOut: [] })
  })

  test('months that are due at once count from there as well', () => {
    const quarterly = service({ frequency: 'quarterly', endDate: '2026-06-30' })
    const [charge] = bill(quarterly, '2026-02', { term: { from: '2026-02-01', to: null } }).charges
    expect(charge).toMatchObject({
      netMinor: 360_000n,
      quantity: '3',
      unitAmountMinor: 120_000n,
      description: 'Security, February 2026 to April 2026',
      reason: 'quarterly',
    })
    expect(leftOut(quarterly, '2026-05')).toEqual([{ reason: 'not_due', detail: 'Security: nothing more is due' }])
    expect(leftOut(service({ startDate: '2026-12-01' }), '2026-11')).toEqual([
      { reason: 'not_started', detail: 'Security: to come' },
    ])
  })

  test('a one-time charge is of whoever is there on its day, the first and the last included', () => {
    const once = service({ frequency: 'one_time', startDate: '2026-03-10' })
    const on = (from: string, to: string | null) => nets(once, '2026-03', { term: { from, to } })
    expect([on('2026-03-10', null), on('2026-01-01', '2026-03-10')]).toEqual([[120_000n], [120_000n]])
    expect([on('2026-03-11', null), on('2026-01-01', '2026-03-09')]).toEqual([[], []])
    expect(nets({ ...once, endDate: '2026-03-09' }, '2026-03')).toEqual([])
    expect(bill(once, '2026-03').charges).toMatchObject([{ description: 'Security', reason: 'once' }])
  })
})

describe('what it costs', () => {
  const share = { pricing: 'percentage', basePriceMinor: null, percentageBps: 250 } as const

  test('a part of the rent is the payer’s own, never shared; an own price of the place is', () => {
    const shared = { place: 'Block A', units: 3, index: 0 }
    const [part] = bill(service({ shared }, share), '2026-02', { rentMinor: 3_000_000n }).charges
    expect([part?.netMinor, part?.reason]).toEqual([75_000n, 'monthly; 2.5 % of the rent'])
    const [own] = bill(service({ shared }, { ...share, customPriceMinor: 1_000n }), '2026-02').charges
    expect([own?.netMinor, own?.reason]).toEqual([334n, 'monthly; own price of the place; one of 3 units of Block A'])
  })

  test.each([
    ['no rent to take a part of', {}, share, 'no_rent'],
    ['a part that nobody has set', {}, { ...share, percentageBps: null }, 'no_price'],
    ['a price of nothing', {}, { basePriceMinor: 0n }, 'free'],
    ['a share of nothing', { shared: { place: 'A', units: 3, index: 1 } }, { basePriceMinor: 1n }, 'free'],
    ['a service that waits for approval', { isApproved: false }, {}, 'not_approved'],
  ])('%s', (_name, over, terms, reason) => {
    expect(bill(service(over, terms), '2026-02')).toMatchObject({ charges: [], leftOut: [{ reason }] })
  })

  test('a price of a place is shared without losing a cent, and nobody pays a cent more than another', () => {
    const metered = { pricing: 'metered' } as const
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 9n }), fc.integer({ min: 1, max: 60 }), (price, units) => {
        const parts = (terms: Partial<BillableService['terms']>, meters: BillableMeter[]) =>
          Array.from({ length: units }, (_, index) =>
            sumMinor(
              nets(service({ shared: { place: 'A', units, index } }, { basePriceMinor: price, ...terms }), '2026-02', {
                meters,
              }),
            ),
          )
        for (const [found, whole] of [
          [parts({}, []), price],
          [parts(metered, [meter({ lastBilled: '102.4' })]), 10n * price],
        ] as const) {
          expect(sumMinor(found)).toBe(whole)
          expect(found.every((part) => part === whole / BigInt(units) || part === whole / BigInt(units) + 1n)).toBe(
            true,
          )
        }
      }),
    )
  })
})

describe('what meters counted', () => {
  const water = (over: Partial<BillableService> = {}, terms: Partial<BillableService['terms']> = {}) =>
    service({ name: 'Water', ...over }, { pricing: 'metered', basePriceMinor: 15_000n, ...terms })

  test('the own price of the place goes first; without a measure none is told', () => {
    const [charge] = bill(water({}, { customPriceMinor: 10_000n }), '2026-11', { meters: [meter()] }).charges
    expect(charge).toMatchObject({ netMinor: 124_000n, description: 'Water, meter W-1, 100 to 112.4' })
  })

  test('a meter of several units is shared; the line is a piece of its own', () => {
    const shared = { place: 'Block A', units: 2, index: 0 }
    expect(bill(water({ shared, measure: 'm³' }), '2026-11', { meters: [meter()] }).charges).toMatchObject([
      {
        netMinor: 93_000n,
        unitAmountMinor: 93_000n,
        quantity: '1',
        description: 'Water, meter W-1, 100 to 112.4 m³',
        reason: 'read on 2026-10-24; one of 2 units of Block A',
      },
    ])
  })

  test.each([
    ['nobody has set a price', { basePriceMinor: null }, meter(), 'no_price', undefined],
    ['it costs nothing', { basePriceMinor: 0n }, meter(), 'free', undefined],
    ['it counted nothing', {}, meter({ lastBilled: '112.4' }), 'no_consumption', undefined],
    ['it shows less than was billed', {}, meter({ lastBilled: '112.401' }), 'below_billed', 'lease:L:meter:M:R'],
  ] as const)('%s', (_name, terms, of, reason, chargeKey) => {
    const found = bill(water({}, terms), '2026-11', { meters: [of] })
    expect(found).toMatchObject({ charges: [], leftOut: [{ reason }] })
    expect(found.leftOut[0]?.chargeKey).toBe(chargeKey)
  })

  test('one meter without a reading does not keep the others back', () => {
    const meters = [meter({ id: 'N', identifier: 'W-2', reading: null }), meter()]
    expect(nets(water(), '2026-11', { meters })).toEqual([186_000n])
    expect(leftOut(water(), '2026-11', { meters })).toEqual([
      { reason: 'no_reading', detail: 'Water: no reading of meter W-2 since the last bill' },
    ])
  })

  test('are billed in the months that are due, and once more after the last', () => {
    const of = water({ frequency: 'quarterly', endDate: '2026-11-30' })
    const meters = [meter()]
    const year = periodsBetween('2026-09', '2026-12')
    expect(year.map((period) => nets(of, period, { meters }).length)).toEqual([0, 1, 0, 1])
    expect(reasons(of, '2026-09', { meters })).toEqual(['not_due'])
    expect(bill(of, '2026-12', { meters: [meter({ reading: null })] })).toEqual({ charges: [], leftOut: [] })
  })
})

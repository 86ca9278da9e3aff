import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addPeriods, periodsBetween } from '../calendar.ts'
import { multiply } from '../money.ts'
import { withoutBilled } from './billed-charge.ts'
import { leaseCandidates, type LeaseToBill } from './lease-billing.ts'
import type { BillableMeter, BillableService } from './service-billing.ts'

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
const lease = (services: LeaseToBill['services'] = [], over: Partial<LeaseToBill> = {}): LeaseToBill => ({
  id: 'L',
  startDate: '2026-01-01',
  endDate: null,
  rentMinor: 3_000_000n,
  depositMinor: 5_000_000n,
  currency: 'KES',
  rentTaxBps: 0,
  services,
  ...over,
})
const one = (only: BillableService, meters: BillableMeter[] = []) => [{ service: only, meters }]
const bill = (of: LeaseToBill, period: string) => leaseCandidates({ lease: of, period })
const services = (of: LeaseToBill, period: string) => bill(of, period).charges.filter(({ kind }) => kind === 'service')
const amounts = (of: LeaseToBill, periods: string[]) =>
  periods.map((period) => services(of, period).reduce((sum, { netMinor }) => sum + netMinor, 0n))
const year = periodsBetween('2026-01', '2026-12')

test('rent with its tax, the deposit, and the service in one bill, with the reasons', () => {
  const { charges, leftOut } = bill(lease(one(service()), { rentTaxBps: 1_600 }), '2026-01')
  expect(charges).toMatchObject([
    {
      kind: 'rent',
      netMinor: 3_000_000n,
      taxRateBps: 1_600,
      chargeKey: 'lease:L:rent:2026-01',
      reason: 'a whole month',
    },
    { kind: 'deposit', netMinor: 5_000_000n, taxRateBps: 0, chargeKey: 'lease:L:deposit' },
    {
      kind: 'service',
      description: 'Security, January 2026',
      netMinor: 120_000n,
      taxRateBps: 1_600,
      chargeKey: 'lease:L:service:S:2026-01',
      projectService: 'S',
    },
  ])
  expect(leftOut).toEqual([])
})

describe('what the system before did wrong', () => {
  test('quarterly and yearly prices come every third and twelfth month, not every month', () => {
    const quarterly = amounts(lease(one(service({ frequency: 'quarterly' }))), year)
    expect(quarterly.filter((amount) => amount === 360_000n)).toHaveLength(4)
    expect(quarterly.filter((amount) => amount === 0n)).toHaveLength(8)
    expect(amounts(lease(one(service({ frequency: 'yearly' }))), year)).toEqual([
      1_440_000n,
      ...year.slice(1).map(() => 0n),
    ])
    expect(bill(lease(one(service({ frequency: 'quarterly' }))), '2026-02').leftOut).toEqual([
      { reason: 'not_due', detail: 'Security: quarterly, next in April 2026' },
    ])
  })

  test('weekly, daily and one-time services are billed', () => {
    expect(amounts(lease(one(service({ frequency: 'daily' }))), ['2026-02'])).toEqual([28n * 120_000n])
    expect(amounts(lease(one(service({ frequency: 'weekly' }))), ['2026-01'])).toEqual([5n * 120_000n])
    const once = lease(one(service({ frequency: 'one_time', startDate: '2026-03-10' })))
    expect(amounts(once, ['2026-02', '2026-03', '2026-04'])).toEqual([0n, 120_000n, 0n])
    expect(services(once, '2026-03')[0]?.chargeKey).toBe('lease:L:service:S:once')
    // of a day on which somebody else lived there
    expect(amounts({ ...once, startDate: '2026-03-11' }, ['2026-03'])).toEqual([0n])
  })

  test('a percentage is of the rent, and the own price goes first', () => {
    const share = { pricing: 'percentage', basePriceMinor: null, percentageBps: 250 } as const
    expect(amounts(lease(one(service({}, share))), ['2026-02'])).toEqual([75_000n])
    expect(amounts(lease(one(service({}, { ...share, customPriceMinor: 99n }))), ['2026-02'])).toEqual([99n])
    expect(amounts(lease(one(service({}, { customPriceMinor: 100n }))), ['2026-02'])).toEqual([100n])
  })

  test('a lease that has ended, or not begun, is not billed', () => {
    const ended = lease(one(service()), { endDate: '2026-10-31' })
    expect(bill(ended, '2026-11')).toEqual({ charges: [], leftOut: [] })
    expect(
      bill(lease(one(service()), { startDate: '2026-12-01' }), '2026-11').leftOut.map(({ reason }) => reason),
    ).toEqual(['not_started', 'not_started'])
  })

  test('a deposit is billed once even when it is unpaid for three months', () => {
    const billed = new Set<string>()
    const deposits = ['2026-01', '2026-02', '2026-03'].flatMap((period) => {
      const { charges } = withoutBilled(bill(lease(), period), (key) => billed.has(key))
      for (const { chargeKey } of charges) billed.add(chargeKey)
      return charges.filter(({ kind }) => kind === 'deposit')
    })
    expect(deposits).toHaveLength(1)
  })
})

test('a lease that ends on the first day of a month is still looked at in it', () => {
  const ending = lease(one(service()), { endDate: '2026-11-01', rentMinor: 0n })
  expect(bill(ending, '2026-11').leftOut).toMatchObject([{ reason: 'zero_rent', detail: 'Rent: there is none' }])
  expect(amounts(ending, ['2026-11', '2026-12'])).toEqual([4_000n, 0n])
  expect(bill(ending, '2026-12')).toEqual({ charges: [], leftOut: [] })
})

describe('services of a place', () => {
  test('first and last month by days, pauses free, waiting ones left out', () => {
    const part = lease(one(service()), { startDate: '2026-11-16' })
    expect(services(part, '2026-11')[0]).toMatchObject({
      netMinor: 60_000n,
      description: 'Security, 16–30 November 2026',
    })
    const paused = lease(one(service({ pauses: [{ from: '2026-10-05', to: null }] })))
    expect(bill(paused, '2026-11').leftOut).toEqual([{ reason: 'paused', detail: 'Security: paused since 2026-10-05' }])
    expect(bill(lease(one(service({ isApproved: false }))), '2026-11').leftOut[0]?.reason).toBe('not_approved')
    const unpriced = lease(one(service({}, { pricing: 'variable', basePriceMinor: null })))
    expect(bill(unpriced, '2026-11').leftOut[0]?.reason).toBe('no_price')
    expect(bill(lease(one(service({}, { customPriceMinor: 0n }))), '2026-11').leftOut[0]?.reason).toBe('free')
  })

  test('a service that ended in the month is billed to its last day, later not at all', () => {
    const ending = lease(one(service({ endDate: '2026-11-15' })))
    expect(amounts(ending, ['2026-11', '2026-12'])).toEqual([60_000n, 0n])
  })

  test('the price of a block is shared equally, to the cent', () => {
    const parts = [0, 1, 2].map((index) =>
      services(
        lease(one(service({ shared: { place: 'Block A', units: 3, index } }, { basePriceMinor: 1_000n }))),
        '2026-02',
      ),
    )
    expect(parts.map(([charge]) => charge?.netMinor)).toEqual([334n, 333n, 333n])
    expect(parts[0]?.[0]?.reason).toBe('monthly; one of 3 units of Block A')
  })
})

describe('meters', () => {
  const water = service({ name: 'Water', measure: 'm³' }, { pricing: 'metered', basePriceMinor: 15_000n })
  const meter = (over: Partial<BillableMeter> = {}): BillableMeter => ({
    id: 'M',
    identifier: 'W-1',
    reading: { id: 'R', date: '2026-10-24', value: '112.4' },
    lastBilled: '100',
    ...over,
  })
  const reasonsOf = (meters: BillableMeter[]) =>
    bill(lease(one(water, meters)), '2026-11').leftOut.map(({ reason }) => reason)

  test('bill what they counted since they were billed last', () => {
    expect(services(lease(one(water, [meter()])), '2026-11')).toMatchObject([
      {
        description: 'Water, meter W-1, 100 to 112.4 m³',
        quantity: '12.4',
        unitAmountMinor: 15_000n,
        netMinor: 186_000n,
        chargeKey: 'lease:L:meter:M:R',
        meterReading: 'R',
        reason: 'read on 2026-10-24',
      },
    ])
  })

  test('say why nothing is billed', () => {
    expect(reasonsOf([])).toEqual(['no_reading'])
    expect(reasonsOf([meter({ reading: null })])).toEqual(['no_reading'])
    expect(reasonsOf([meter({ lastBilled: '112.4' })])).toEqual(['no_consumption'])
    expect(reasonsOf([meter({ lastBilled: '120' })])).toEqual(['below_billed'])
  })

  test('are billed once more when the lease is over', () => {
    const left = lease(one(water, [meter()]), { endDate: '2026-10-31' })
    expect(bill(left, '2026-11').charges.map(({ netMinor }) => netMinor)).toEqual([186_000n])
    expect(bill({ ...left, services: one(water, [meter({ reading: null })]) }, '2026-11')).toMatchObject({
      charges: [],
    })
  })
})

test('billing any months in any order, again and again, bills every charge once; every line adds up', () => {
  const frequencies = ['one_time', 'daily', 'weekly', 'monthly', 'quarterly', 'yearly'] as const
  const month = fc.integer({ min: 0, max: 14 }).map((offset) => addPeriods('2025-12', offset))
  fc.assert(
    fc.property(
      fc.array(month, { minLength: 1, maxLength: 20 }),
      fc.constantFrom(...frequencies),
      fc.bigInt({ min: 1n, max: 9_999_999n }),
      fc.integer({ min: 1, max: 28 }),
      (periods, frequency, basePriceMinor, day) => {
        const startDate = `2026-01-${String(day).padStart(2, '0')}`
        const of = lease(one(service({ frequency, startDate }, { basePriceMinor })), {
          startDate,
          endDate: '2026-11-20',
        })
        const billed = new Map<string, bigint>()
        for (const period of [...periods, ...periods]) {
          const { charges } = withoutBilled(bill(of, period), (key) => billed.has(key))
          for (const charge of charges) {
            expect(multiply(charge.unitAmountMinor, charge.quantity)).toBe(charge.netMinor)
            billed.set(charge.chargeKey, charge.netMinor)
          }
        }
        const once = new Map(
          periods.flatMap((period) => bill(of, period).charges.map(({ chargeKey, netMinor }) => [chargeKey, netMinor])),
        )
        expect(billed).toEqual(once)
      },
    ),
    { numRuns: 150 },
  )
})

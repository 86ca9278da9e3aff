import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { ownerCandidates, type OwnershipTerm, type UnitToBill } from './owner-billing.ts'

const owner = (id: string, bps: number, from = '2020-01-01', to: string | null = null): OwnershipTerm => ({
  id,
  person: `person ${id}`,
  bps,
  from,
  to,
})
const unit = (ownerships: OwnershipTerm[], over: Partial<UnitToBill> = {}): UnitToBill => ({
  id: 'U',
  identifier: 'A1',
  currency: 'KES',
  serviceChargeMinor: 300_000n,
  rentMinor: 3_000_000n,
  ownerships,
  services: [],
  ...over,
})
const bill = (of: UnitToBill, period = '2026-11') => ownerCandidates({ unit: of, period })
const nets = (of: UnitToBill) => bill(of).charges.map(({ person, netMinor }) => [person, netMinor])

test('the only owner pays the service charge as it is; joint owners by share', () => {
  expect(bill(unit([owner('1', 10_000)])).charges).toMatchObject([
    {
      kind: 'service',
      description: 'Service charge for November 2026',
      netMinor: 300_000n,
      chargeKey: 'ownership:1:charge:2026-11',
      person: 'person 1',
    },
  ])
  const joint = bill(unit([owner('1', 6_000), owner('2', 4_000)])).charges
  expect(joint.map(({ netMinor, description }) => [netMinor, description])).toEqual([
    [180_000n, 'Service charge for November 2026 (share of 60 %)'],
    [120_000n, 'Service charge for November 2026 (share of 40 %)'],
  ])
})

test('what nobody owns is not put on those who own the rest, nor on a sole owner of a part', () => {
  expect(nets(unit([owner('1', 6_000), owner('2', 2_500)]))).toEqual([
    ['person 1', 180_000n],
    ['person 2', 75_000n],
  ])
  expect(bill(unit([owner('1', 6_000)])).charges).toMatchObject([
    {
      netMinor: 180_000n,
      unitAmountMinor: 180_000n,
      quantity: '1',
      description: 'Service charge for November 2026 (share of 60 %)',
    },
  ])
  expect(nets(unit([owner('1', 10_000, '2026-11-16')]))).toEqual([['person 1', 150_000n]])
  expect(nets(unit([owner('1', 5_000), owner('2', 1)], { serviceChargeMinor: 10n }))).toEqual([['person 1', 5n]])
})

test('that nobody owns a unit is told only where there is something to bill', () => {
  expect(bill(unit([], { serviceChargeMinor: 0n }))).toEqual({ charges: [], leftOut: [] })
  expect(bill(unit([owner('1', 10_000, '2020-01-01', '2026-10-31')])).leftOut).toMatchObject([{ reason: 'no_owner' }])
})

test('more than the whole of a unit is still one charge', () => {
  const over = nets(unit([owner('1', 10_000), owner('2', 10_000, '2026-11-30')]))
  expect(over.reduce((sum, [, part]) => sum + (part as bigint), 0n)).toBe(300_000n)
})

test('who sold in the month pays until his last day, who bought from his first', () => {
  const sold = unit([owner('1', 10_000, '2020-01-01', '2026-11-10'), owner('2', 10_000, '2026-11-11')])
  expect(nets(sold)).toEqual([
    ['person 1', 100_000n],
    ['person 2', 200_000n],
  ])
})

test('services for owners are shared the same way; a unit that nobody owns is told', () => {
  const reserve = {
    service: {
      id: 'S',
      name: 'Reserve fund',
      terms: { pricing: 'percentage', basePriceMinor: null, percentageBps: 200, customPriceMinor: null },
      frequency: 'quarterly',
      startDate: '2026-11-01',
      endDate: null,
      pauses: [],
      taxRateBps: 0,
      currency: 'KES',
      isApproved: true,
      measure: null,
      shared: { place: 'Estate', units: 40, index: 3 },
    },
    meters: [],
  } as const
  const of = unit([owner('1', 5_000), owner('2', 5_000)], { serviceChargeMinor: 0n, services: [reserve] })
  expect(bill(of).charges).toMatchObject([
    { chargeKey: 'ownership:1:service:S:2026-11', netMinor: 90_000n, projectService: 'S' },
    { chargeKey: 'ownership:2:service:S:2026-11', netMinor: 90_000n },
  ])
  expect(bill(of, '2026-12').leftOut).toMatchObject([
    { reason: 'not_due', detail: 'Reserve fund: quarterly, next in February 2027' },
  ])
  expect(bill(unit([]))).toMatchObject({ charges: [], leftOut: [{ reason: 'no_owner' }] })
  expect(bill({ ...of, rentMinor: null }).leftOut).toMatchObject([{ reason: 'no_rent' }])
})

test('the parts never exceed the charge, and add up to it when all of the unit is owned all month', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 1n, max: 10n ** 12n }),
      fc.array(fc.integer({ min: 1, max: 2_000 }), { minLength: 1, maxLength: 5 }),
      fc.boolean(),
      (serviceChargeMinor, shares, isWhole) => {
        const rest = 10_000 - shares.reduce((sum, bps) => sum + bps, 0)
        const all = isWhole && rest > 0 ? [...shares, rest] : shares
        const { charges } = bill(
          unit(
            all.map((bps, index) => owner(String(index), bps)),
            { serviceChargeMinor },
          ),
        )
        const sum = charges.reduce((total, { netMinor }) => total + netMinor, 0n)
        expect(sum).toBeLessThanOrEqual(serviceChargeMinor)
        if (all.reduce((total, bps) => total + bps, 0) === 10_000) expect(sum).toBe(serviceChargeMinor)
      },
    ),
  )
})

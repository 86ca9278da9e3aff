import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays, monthOf, periodsBetween } from './calendar.ts'
import {
  type BillableLease,
  chargesForPeriod,
  depositChargeKey,
  invoiceDueDate,
  rentChargeKey,
} from './lease-charges.ts'

const lease = (values: Partial<BillableLease> = {}): BillableLease => ({
  id: 'L1',
  startDate: '2026-01-01',
  endDate: '2026-12-31',
  rentMinor: 30_000_00n,
  depositMinor: 50_000_00n,
  ...values,
})
const none = new Set<string>()
const bill = (values: Partial<BillableLease>, period: string, billedKeys: ReadonlySet<string> = none) =>
  chargesForPeriod({ lease: lease(values), period, billedKeys })

describe('chargesForPeriod', () => {
  test('bills rent and, with the first bill, the deposit', () => {
    expect(bill({}, '2026-11')).toEqual({
      charges: [
        {
          kind: 'rent',
          description: 'Rent for November 2026',
          amountMinor: 30_000_00n,
          chargeKey: 'lease:L1:rent:2026-11',
        },
        { kind: 'deposit', description: 'Security deposit', amountMinor: 50_000_00n, chargeKey: 'lease:L1:deposit' },
      ],
      skipped: [],
    })
  })

  test('prorates the first and the last month and says which days', () => {
    const [first] = bill({ startDate: '2026-11-16' }, '2026-11').charges
    expect(first).toMatchObject({ description: 'Rent for 16–30 November 2026', amountMinor: 15_000_00n })
    const [last] = bill({ endDate: '2026-11-15' }, '2026-11').charges
    expect(last).toMatchObject({ description: 'Rent for 1–15 November 2026', amountMinor: 15_000_00n })
  })

  test('an open lease never ends', () => {
    expect(bill({ endDate: null }, '2049-02').charges[0]?.amountMinor).toBe(30_000_00n)
  })

  test.each<[string, Partial<BillableLease>, string, string]>([
    ['before the start', { startDate: '2026-12-01' }, '2026-11', 'not_started'],
    ['after the end', { endDate: '2026-10-31' }, '2026-11', 'ended'],
    ['an end before the start', { startDate: '2026-11-20', endDate: '2026-11-10' }, '2026-11', 'ended'],
  ])('%s: nothing, and why', (_case, values, period, reason) => {
    expect(bill(values, period)).toEqual({ charges: [], skipped: [{ chargeKey: `lease:L1:rent:${period}`, reason }] })
  })

  test('without rent the deposit is still billed', () => {
    const { charges, skipped } = bill({ rentMinor: 0n }, '2026-11')
    expect(charges.map(({ kind }) => kind)).toEqual(['deposit'])
    expect(skipped).toEqual([{ chargeKey: rentChargeKey('L1', '2026-11'), reason: 'zero_rent' }])
  })

  test('without a deposit there is nothing to say about it', () => {
    expect(bill({ depositMinor: 0n }, '2026-11').charges.map(({ kind }) => kind)).toEqual(['rent'])
  })

  test('deposit: 50,000 billed once even when unpaid for three months', () => {
    const billed = new Set<string>()
    const charges = ['2026-01', '2026-02', '2026-03'].flatMap((period) => {
      const result = bill({}, period, billed)
      result.charges.forEach(({ chargeKey }) => billed.add(chargeKey))
      return result.charges
    })
    expect(charges.map(({ kind }) => kind)).toEqual(['rent', 'deposit', 'rent', 'rent'])
  })

  test('a second run for the month adds nothing', () => {
    const billed = new Set([rentChargeKey('L1', '2026-11'), depositChargeKey('L1')])
    expect(bill({}, '2026-11', billed)).toEqual({
      charges: [],
      skipped: [...billed].map((chargeKey) => ({ chargeKey, reason: 'already_billed' })),
    })
  })

  test('over a whole term: every month once, the deposit once, keys unique, nothing above the monthly rent', () => {
    const term = fc.tuple(fc.integer({ min: 0, max: 9_000 }), fc.integer({ min: 0, max: 1_200 }))
    fc.assert(
      fc.property(term, fc.bigInt({ min: 10_000n, max: 10n ** 9n }), ([offset, length], rentMinor) => {
        const startDate = addDays('2015-01-01', offset)
        const endDate = addDays(startDate, length)
        const around = periodsBetween(monthOf(addDays(startDate, -70)), monthOf(addDays(endDate, 70)))
        const billed = new Set<string>()
        const charges = [...around, ...around].flatMap((period) => {
          const result = bill({ startDate, endDate, rentMinor }, period, billed)
          result.charges.forEach(({ chargeKey }) => billed.add(chargeKey))
          return result.charges
        })
        expect(new Set(charges.map(({ chargeKey }) => chargeKey)).size).toBe(charges.length)
        const rents = charges.filter(({ kind }) => kind === 'rent')
        expect(rents.length).toBe(periodsBetween(monthOf(startDate), monthOf(endDate)).length)
        expect(charges.length - rents.length).toBe(1)
        expect(rents.every(({ amountMinor }) => amountMinor > 0n && amountMinor <= rentMinor)).toBe(true)
      }),
    )
  })
})

describe('invoiceDueDate', () => {
  test.each([
    ['the due day', '2026-11', 5, '2026-11-01', '2026-01-01', '2026-11-05'],
    ['clamped to the month', '2026-02', 31, '2026-02-01', '2026-01-01', '2026-02-28'],
    ['not before issue', '2026-11', 5, '2026-11-20', '2026-01-01', '2026-11-20'],
    ['not before the lease starts', '2026-11', 5, '2026-11-01', '2026-11-16', '2026-11-16'],
    ['billed ahead', '2026-12', 1, '2026-11-25', '2026-01-01', '2026-12-01'],
  ])('%s', (_case, period, dueDay, issueDate, startDate, expected) => {
    expect(invoiceDueDate({ period, dueDay, issueDate, startDate })).toBe(expected)
  })

  test.each([0, 32])('refuses due day %s', (dueDay) => {
    const date = '2026-11-01'
    expect(() => invoiceDueDate({ period: '2026-11', dueDay, issueDate: date, startDate: date })).toThrow(RangeError)
  })
})

import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { feeMonths, splitFixedFee } from './fixed-fee.ts'
import { sumMinor } from './money.ts'

test('a month of the fee is split by what each holds; what nobody owns is the company’s', () => {
  const holdings = [
    { person: 'a', bps: 20_000 },
    { person: 'b', bps: 5_000 },
  ]
  expect([...splitFixedFee({ fee: 30_000n, units: 3, holdings })]).toEqual([
    ['a', 20_000n],
    ['b', 5_000n],
  ])
  expect(splitFixedFee({ fee: 30_000n, units: 0, holdings }).size).toBe(0)
  expect(splitFixedFee({ fee: 30_000n, units: 3, holdings: [] }).size).toBe(0)
})

test('the parts never exceed the fee, and are the fee where all units are owned', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 8n }),
      fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 9 }),
      (fee, held) => {
        const holdings = held.map((bps, index) => ({ person: `p${index}`, bps }))
        const parts = sumMinor([...splitFixedFee({ fee, units: held.length, holdings }).values()])
        expect(parts <= fee).toBe(true)
        const whole = splitFixedFee({
          fee,
          units: held.length,
          holdings: holdings.map((one) => ({ ...one, bps: 10_000 })),
        })
        expect(sumMinor([...whole.values()])).toBe(fee)
      },
    ),
  )
})

test.each([
  ['the first rent on', null, '2026-08-15', '2026-10-31', ['2026-08', '2026-09', '2026-10']],
  ['a month that is not over waits', null, '2026-10-02', '2026-10-30', []],
  ['a single month', null, '2026-10-02', '2026-10-31', ['2026-10']],
  ['after the last one charged', '2026-08', '2026-01-01', '2026-10-31', ['2026-09', '2026-10']],
  ['charged already', '2026-10', null, '2026-10-31', []],
  ['nothing known', null, null, '2026-10-31', []],
])('%s', (_case, lastCharged, firstRent, toDate, months) =>
  expect(feeMonths({ lastCharged, firstRent, toDate })).toEqual(months),
)

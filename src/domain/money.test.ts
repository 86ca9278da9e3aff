import { describe, expect, test } from '@jest/globals'
import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { allocateByWeight, applyRate, minMinor, minorToNumber, multiply, roundDiv, sumMinor, toMinor } from './money.ts'

const amount = () => fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n })
const weights = () =>
  fc
    .array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 12 })
    .filter((list) => list.some((weight) => weight > 0n))

describe('roundDiv', () => {
  test.each([
    [5n, 2n, 3n],
    [-5n, 2n, -3n],
    [5n, -2n, -3n],
    [-5n, -2n, 3n],
    [4n, 3n, 1n],
    [-4n, 3n, -1n],
    [0n, -7n, 0n],
  ])('%s / %s rounds half away from zero to %s', (numerator, denominator, expected) => {
    expect(roundDiv(numerator, denominator)).toBe(expected)
  })

  test('refuses a zero denominator', () => {
    expect(() => roundDiv(1n, 0n)).toThrow(RangeError)
  })

  test('is at most half a unit away and mirrors the sign', () => {
    fc.assert(
      fc.property(amount(), fc.bigInt({ min: 1n, max: 10n ** 9n }), (numerator, denominator) => {
        const distance = 2n * (roundDiv(numerator, denominator) * denominator - numerator)
        expect(distance <= denominator && distance >= -denominator).toBe(true)
        expect(roundDiv(-numerator, denominator)).toBe(-roundDiv(numerator, denominator))
      }),
    )
  })
})

describe('multiply and applyRate', () => {
  test.each([
    [150_050n, 3, 450_150n],
    [1_000n, '12.5', 12_500n],
    [3n, 0.5, 2n],
    [-3n, 0.5, -2n],
    [7n, '1e-30', 0n],
    [7n, '1e21', 7_000_000_000_000_000_000_000n],
    [7n, new Decimal('-2'), -14n],
  ])('%s × %s = %s', (value, factor, expected) => {
    expect(multiply(value, factor)).toBe(expected)
  })

  test('keeps more digits than the default precision of the decimal library', () => {
    expect(multiply(10n ** 30n, '1.000000000000000000000000000001')).toBe(10n ** 30n + 1n)
  })

  test.each([
    [2_655_135n, 1_600, 424_822n],
    [-2_655_135n, 1_600, -424_822n],
    [100_000n, 0, 0n],
    [10_000_000n, new Decimal('1234.5'), 1_234_500n],
  ])('applyRate(%s, %s bps) = %s', (value, bps, expected) => {
    expect(applyRate(value, bps)).toBe(expected)
  })

  test.each([0.5, Number.NaN, Infinity, 2 ** 60])('refuses %s as basis points', (bps) => {
    expect(() => applyRate(1n, bps)).toThrow(RangeError)
  })

  test('refuses a factor that is not finite', () => {
    expect(() => multiply(1n, Infinity)).toThrow(RangeError)
    expect(() => multiply(1n, Number.NaN)).toThrow(RangeError)
  })
})

describe('allocateByWeight', () => {
  test.each<[bigint, bigint[], bigint[]]>([
    [100n, [1n, 1n, 1n], [34n, 33n, 33n]],
    [-100n, [1n, 1n, 1n], [-34n, -33n, -33n]],
    [10n, [0n, 1n], [0n, 10n]],
    [0n, [3n, 4n], [0n, 0n]],
    [5n, [1n, 2n, 3n], [1n, 2n, 2n]],
  ])('%s over %s gives %s', (total, list, expected) => {
    expect(allocateByWeight(total, list)).toEqual(expected)
  })

  test('refuses no weight at all and negative ones', () => {
    expect(() => allocateByWeight(1n, [])).toThrow(RangeError)
    expect(() => allocateByWeight(1n, [0n, 0n])).toThrow(RangeError)
    expect(() => allocateByWeight(1n, [2n, -1n])).toThrow(RangeError)
  })

  test('parts add up to the whole, each within one unit of its exact share', () => {
    fc.assert(
      fc.property(amount(), weights(), (total, list) => {
        const parts = allocateByWeight(total, list)
        const whole = sumMinor(list)
        expect(sumMinor(parts)).toBe(total)
        parts.forEach((part, index) => {
          const distance = part * whole - total * (list[index] ?? 0n)
          expect(distance < whole && distance > -whole).toBe(true)
          if (list[index] === 0n) expect(part).toBe(0n)
        })
      }),
    )
  })
})

describe('the edge', () => {
  test.each([0.1, Number.NaN, Infinity, 2 ** 53])('refuses %s from outside', (value) => {
    expect(() => toMinor(value)).toThrow(RangeError)
  })

  test('refuses to hand out what a number cannot hold', () => {
    expect(() => minorToNumber(2n ** 53n)).toThrow(RangeError)
  })

  test('goes there and back', () => {
    fc.assert(fc.property(fc.maxSafeInteger(), (value) => expect(minorToNumber(toMinor(value))).toBe(value || 0)))
  })

  test('takes the smaller amount', () => {
    expect([minMinor(1n, 2n), minMinor(2n, 1n)]).toEqual([1n, 1n])
  })
})

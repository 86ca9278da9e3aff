import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { apportion } from './apportion.ts'
import { allocateByWeight, sumMinor } from './money.ts'

const weights = (maxLength: number) =>
  fc
    .array(fc.bigInt({ min: 0n, max: 10_000n }), { minLength: 1, maxLength })
    .filter((list) => list.some((weight) => weight > 0n))
const total = () => fc.oneof(fc.bigInt({ min: 0n, max: 50n }), fc.bigInt({ min: 0n, max: 10n ** 14n }))

test.each<[bigint, bigint[], bigint[]]>([
  [100n, [1n, 1n, 1n], [34n, 33n, 33n]],
  [-100n, [1n, 1n, 1n], [-34n, -33n, -33n]],
  [3n, [0n, 5n], [0n, 3n]],
  [0n, [1n, 2n], [0n, 0n]],
  [1n, [5_000n, 5_000n], [1n, 0n]],
])('%s over %s gives %s', (amount, list, expected) => {
  expect(apportion(amount, list)).toEqual(expected)
})

test('refuses no weight at all and negative ones', () => {
  expect(() => apportion(1n, [])).toThrow(RangeError)
  expect(() => apportion(1n, [0n])).toThrow(RangeError)
  expect(() => apportion(1n, [1n, -1n])).toThrow(RangeError)
})

test('parts add up to the whole and a zero weight gets nothing', () => {
  fc.assert(
    fc.property(total(), weights(10), (amount, list) => {
      const parts = apportion(amount, list)
      expect(sumMinor(parts)).toBe(amount)
      parts.forEach((part, index) => expect(part >= 0n && (list[index] !== 0n || part === 0n)).toBe(true))
      expect(apportion(-amount, list)).toEqual(parts.map((part) => -part))
    }),
  )
})

test('one unit more goes to exactly one party; nobody loses', () => {
  fc.assert(
    fc.property(total(), weights(10), (amount, list) => {
      const [before, after] = [apportion(amount, list), apportion(amount + 1n, list)]
      const gains = after.map((part, index) => part - (before[index] ?? 0n))
      expect(gains.filter((gain) => gain === 1n).length).toBe(1)
      expect(gains.filter((gain) => gain === 0n).length).toBe(list.length - 1)
    }),
  )
})

test('for up to three parties every part is within one unit of the exact share', () => {
  fc.assert(
    fc.property(total(), weights(3), (amount, list) => {
      const whole = sumMinor(list)
      apportion(amount, list).forEach((part, index) => {
        const distance = part * whole - amount * (list[index] ?? 0n)
        expect(distance < whole && distance > -whole).toBe(true)
      })
    }),
  )
})

test('why it exists: the largest remainder takes a unit away when the whole grows', () => {
  const list = [6n, 6n, 2n]
  expect([allocateByWeight(10n, list), allocateByWeight(11n, list)]).toEqual([
    [4n, 4n, 2n],
    [5n, 5n, 1n],
  ])
  expect(apportion(10n, list)[2]).toBeLessThanOrEqual(Number(apportion(11n, list)[2]))
})

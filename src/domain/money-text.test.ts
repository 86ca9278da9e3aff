import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { currencyCodes } from './currency.ts'
import { formatMinor, parseMajor, toMajorText } from './money-text.ts'

const amount = () => fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n })
const currency = () => fc.constantFrom(...currencyCodes)

describe('formatMinor', () => {
  test.each([
    [3_079_957n, 'KES', undefined, 'KES 30,799.57'],
    [-5n, 'KES', undefined, '-KES 0.05'],
    [1_500_000n, 'UGX', undefined, 'UGX 1,500,000'],
    [1_234n, 'KWD', undefined, 'KWD 1.234'],
    [3_079_957n, 'EUR', 'de-DE', '30.799,57 €'],
    [123_456_789_012_345_678_901n, 'KES', undefined, 'KES 1,234,567,890,123,456,789.01'],
  ])('%s %s in %s reads %s', (value, code, locale, expected) => {
    expect(formatMinor(value, code, locale)).toBe(expected)
  })
})

describe('parseMajor', () => {
  test.each([
    ['30,799.57', 'KES', 3_079_957n],
    ['30799.57', 'KES', 3_079_957n],
    ['30799.5', 'KES', 3_079_950n],
    ['-0.05', 'KES', -5n],
    [' KES 1,000 ', 'KES', 100_000n],
    ['-kes 1', 'KES', -100n],
    ['12 KES', 'KES', 1_200n],
    ['1500000', 'UGX', 1_500_000n],
    ['1.234', 'KWD', 1_234n],
    ['-0', 'KES', 0n],
  ])('%j in %s is %s', (text, code, expected) => {
    expect(parseMajor(text, code)).toBe(expected)
  })

  test.each([
    ['0.001', 'KES'],
    ['1.0', 'UGX'],
    ['1,00', 'KES'],
    ['1,0000', 'KES'],
    ['.5', 'KES'],
    ['5.', 'KES'],
    ['1e3', 'KES'],
    ['', 'KES'],
    ['--1', 'KES'],
    ['USD 1', 'KES'],
    ['٣', 'KES'],
    ['1', 'XXX'],
  ])('refuses %j in %s', (text, code) => {
    expect(() => parseMajor(text, code)).toThrow(RangeError)
  })
})

test('every amount of every currency comes back from its text', () => {
  fc.assert(
    fc.property(amount(), currency(), (value, code) => {
      expect(parseMajor(toMajorText(value, code), code)).toBe(value)
      expect(parseMajor(formatMinor(value, code), code)).toBe(value)
    }),
  )
})

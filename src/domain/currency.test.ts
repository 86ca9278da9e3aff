import { expect, test } from '@jest/globals'
import { currencyCodes, currencyExponent, isCurrency } from './currency.ts'

test.each([
  ['KES', 2],
  ['USD', 2],
  ['UGX', 0],
  ['JPY', 0],
  ['RWF', 0],
  ['KWD', 3],
  ['IQD', 3],
  ['CLF', 4],
])('%s has %s digits after the point', (code, digits) => {
  expect(currencyExponent(code)).toBe(digits)
})

test.each(['kes', 'XXX', 'ABC', '', 'KE'])('refuses %j', (code) => {
  expect(() => currencyExponent(code)).toThrow(RangeError)
  expect(isCurrency(code)).toBe(false)
})

test('lists every code once, all of three capitals', () => {
  expect(new Set(currencyCodes).size).toBe(currencyCodes.length)
  expect(currencyCodes.every((code) => /^[A-Z]{3}$/.test(code) && isCurrency(code))).toBe(true)
  expect(currencyCodes.length).toBeGreaterThan(150)
})

import { expect, test } from '@jest/globals'
import { amountText, digitsText, readAmount } from '../../../src/admin/text/amount.ts'

test.each([
  [3_500_000, 'KES', 'KES 35,000.00'],
  [0, 'KES', 'KES 0.00'],
  [35_000, 'UGX', 'UGX 35,000'],
  [1_234, 'KWD', 'KWD 1.234'],
  [-50, 'KES', '-KES 0.50'],
  [null, 'KES', '—'],
  [undefined, 'KES', '—'],
  [1.5, 'KES', '—'],
  [100, 'KE', '—'],
])('%p %p reads %p', (minor, currency, text) => {
  expect(amountText(minor, currency)).toBe(text)
})

test.each([
  [3_500_050, 'KES', '35,000.50'],
  [-3_500_050, 'KES', '-35,000.50'],
  [35_000, 'UGX', '35,000'],
  [null, 'KES', ''],
])('the digits of %p %p are %p', (minor, currency, text) => {
  expect(digitsText(minor, currency)).toBe(text)
})

test.each([
  ['35,000.50', 'KES', 3_500_050],
  ['35000.5', 'KES', 3_500_050],
  [' 35000 ', 'KES', 3_500_000],
  ['KES 35,000', 'KES', 3_500_000],
  ['0.1', 'KES', 10],
  ['35,000', 'UGX', 35_000],
  ['90071992547409.91', 'KES', 9_007_199_254_740_991],
  ['', 'KES', null],
  ['   ', 'KES', null],
])('%p in %p is taken as %p', (text, currency, minor) => {
  expect(readAmount(text, currency)).toEqual({ minor })
})

test.each([
  ['35.005', 'KES'],
  ['35.5', 'UGX'],
  ['3,50', 'KES'],
  ['1e3', 'KES'],
  ['35 000', 'KES'],
  ['abc', 'KES'],
  ['1..2', 'KES'],
])('%p in %p is refused with an example', (text, currency) => {
  expect(readAmount(text, currency)).toEqual({ problem: expect.stringContaining(`amount in ${currency}`) })
})

test('an amount that a number cannot hold exactly is refused', () => {
  expect(readAmount('90071992547409.92', 'KES')).toEqual({ problem: 'The amount is too large.' })
})

test('what is shown is read back as the same amount', () => {
  for (const minor of [0, 1, 99, 100, 123_456_789, 9_007_199_254_740_991]) {
    expect(readAmount(digitsText(minor, 'KES'), 'KES')).toEqual({ minor })
  }
})

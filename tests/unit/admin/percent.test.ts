import { expect, test } from '@jest/globals'
import { percentDigits, percentText, readPercent } from '../../../src/admin/text/percent.ts'

test.each([
  [750, '7.5'],
  [10_000, '100'],
  [1, '0.01'],
  [10, '0.1'],
  [0, '0'],
  [1234, '12.34'],
  [null, ''],
  [7.5, ''],
])('%p bps are %p', (bps, digits) => {
  expect(percentDigits(bps)).toBe(digits)
})

test('a rate has its sign behind it, no rate a dash', () => {
  expect(percentText(750)).toBe('7.5 %')
  expect(percentText(null)).toBe('—')
})

test.each([
  ['7.5', 750],
  ['7,5 %', 750],
  ['100', 10_000],
  ['0.01', 1],
  ['', null],
])('%p is taken as %p bps', (text, bps) => {
  expect(readPercent(text)).toEqual({ bps })
})

test.each(['100.01', '-1', '7.555', 'x', '1 2'])('%p is refused', (text) => {
  expect(readPercent(text)).toEqual({ problem: expect.any(String) })
})

test('every rate survives the way to the screen and back', () => {
  for (let bps = 0; bps <= 10_000; bps += 1) expect(readPercent(percentDigits(bps))).toEqual({ bps })
})

import { expect, test } from '@jest/globals'
import { daysText, monthsText, monthText } from './period-text.ts'

test('a month, and several of them over the end of a year', () => {
  expect([monthText('2026-01'), monthText('2026-12')]).toEqual(['January 2026', 'December 2026'])
  expect(monthsText('2026-11', 1)).toBe('November 2026')
  expect(monthsText('2026-11', 3)).toBe('November 2026 to January 2027')
})

test.each([
  ['2026-02-01', '2026-02-28', 'February 2026'],
  ['2026-02-01', '2026-02-27', '1–27 February 2026'],
  ['2026-02-02', '2026-02-28', '2–28 February 2026'],
  ['2026-02-28', '2026-02-28', '28 February 2026'],
])('%s to %s is %j', (from, to, text) => {
  expect(daysText({ from, to, period: '2026-02' })).toBe(text)
})

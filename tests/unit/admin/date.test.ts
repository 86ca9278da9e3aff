import { expect, test } from '@jest/globals'
import { dateText, periodText } from '../../../src/admin/text/date.ts'

test.each([
  ['2026-11-22', '22 Nov 2026'],
  ['2026-09-01', '1 Sep 2026'],
  ['2026-02-30', '—'],
  ['', '—'],
  [null, '—'],
])('the date %p reads %p', (date, text) => {
  expect(dateText(date)).toBe(text)
})

test.each([
  ['2026-11', 'November 2026'],
  ['2026-13', '—'],
  [undefined, '—'],
])('the month %p reads %p', (period, text) => {
  expect(periodText(period)).toBe(text)
})

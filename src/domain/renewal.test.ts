import { expect, test } from '@jest/globals'
import { renewedTerm, termLength } from './renewal.ts'

test.each([
  ['2026-01-01', '2026-12-31', { months: 12 }],
  ['2026-01-15', '2026-07-14', { months: 6 }],
  ['2026-01-01', '2026-01-31', { months: 1 }],
  ['2026-01-01', '2026-02-14', { days: 45 }],
  ['2026-01-01', '2026-01-01', { days: 1 }],
  ['2026-01-01', null, undefined],
])('%s to %s is %j', (start, end, expected) => {
  expect(termLength({ start, end })).toEqual(expected)
})

test.each([
  ['2026-01-01', '2026-12-31', '2027-01-01', '2027-12-31'],
  ['2025-01-15', '2026-01-14', '2026-01-15', '2027-01-14'],
  ['2026-01-01', '2026-02-14', '2026-02-15', '2026-03-31'],
  ['2026-01-01', null, '2027-01-01', null],
])('after %s to %s comes %s to %s', (start, end, from, to) => {
  expect(renewedTerm({ start, end }, from)).toEqual({ start: from, end: to })
})

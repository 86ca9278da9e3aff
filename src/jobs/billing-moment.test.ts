import { expect, test } from '@jest/globals'

import { duePeriod } from './billing-moment.ts'

const nairobi = {
  timeZone: 'Africa/Nairobi',
  billingDay: 1,
  billingHour: 6,
  createdAt: new Date('2025-06-15T00:00:00Z'),
}

const cases: [string, Partial<typeof nairobi>, string, string | undefined][] = [
  ['an hour before its moment', {}, '2026-02-01T02:59:59Z', undefined],
  ['at its moment, by its own clock', {}, '2026-02-01T03:00:00Z', '2026-02'],
  ['later in the month, when no worker ran', {}, '2026-02-17T12:00:00Z', '2026-02'],
  ['in the last hours of the month by UTC', {}, '2026-01-31T22:00:00Z', undefined],
  ['on the last day of a shorter month', { billingDay: 31 }, '2026-02-28T03:00:00Z', '2026-02'],
  ['a day before the last of a leap February', { billingDay: 31 }, '2028-02-28T03:00:00Z', undefined],
  ['west of Greenwich, still yesterday', { timeZone: 'America/New_York' }, '2026-03-01T10:00:00Z', undefined],
  ['west of Greenwich, at its moment', { timeZone: 'America/New_York' }, '2026-03-01T11:00:00Z', '2026-03'],
  [
    'whose hour the clocks leave out in spring, an hour before',
    { timeZone: 'America/New_York', billingDay: 8, billingHour: 2 },
    '2026-03-08T06:59:59Z',
    undefined,
  ],
  [
    'whose hour the clocks leave out in spring, at the next one',
    { timeZone: 'America/New_York', billingDay: 8, billingHour: 2 },
    '2026-03-08T07:00:00Z',
    '2026-03',
  ],
  [
    'whose hour comes twice in autumn, at the first of them',
    { timeZone: 'Europe/Berlin', billingDay: 25, billingHour: 2 },
    '2026-10-25T00:00:00Z',
    '2026-10',
  ],
  ['at midnight', { billingHour: 0 }, '2026-02-28T21:00:00Z', '2026-03'],
  [
    'created after this month’s moment',
    { createdAt: new Date('2026-02-10T00:00:00Z') },
    '2026-02-20T00:00:00Z',
    undefined,
  ],
  ['the month after its creation', { createdAt: new Date('2026-02-10T00:00:00Z') }, '2026-03-01T03:00:00Z', '2026-03'],
]

test.each(cases)('a company %s', (_, own, at, expected) => {
  expect(duePeriod({ ...nairobi, ...own }, new Date(at))).toBe(expected)
})

test('an unknown time zone is an error, not a guess', () => {
  expect(() => duePeriod({ ...nairobi, timeZone: 'Africa/Atlantis' }, new Date())).toThrow(RangeError)
})

import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  addDays,
  addMonths,
  addPeriods,
  compareDates,
  dayOfPeriod,
  daysBetween,
  daysInMonth,
  earliestDate,
  isCalendarDate,
  isPeriod,
  latestDate,
  monthOf,
  periodRange,
  periodsBetween,
  todayIn,
} from './calendar.ts'

const date = () => fc.integer({ min: -30_000, max: 60_000 }).map((days) => addDays('2000-01-01', days))

describe('isCalendarDate and isPeriod', () => {
  test.each(['2026-11-22', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('%s is a date', (text) => {
    expect(isCalendarDate(text)).toBe(true)
  })

  test.each([
    '2026-02-30',
    '2023-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-1-1',
    '0000-01-01',
  ])('%s is not', (text) => expect(isCalendarDate(text)).toBe(false))

  test.each(['', '2026-11-22T00:00:00Z', ' 2026-11-22', '2026-11-22\n', 20_261_122, null, undefined, new Date(0)])(
    '%j is not',
    (value) => expect(isCalendarDate(value)).toBe(false),
  )

  test.each([
    ['2026-11', true],
    ['2026-13', false],
    ['2026-1', false],
    ['2026-11-01', false],
    [202_611, false],
  ])('%j is a month: %s', (value, expected) => expect(isPeriod(value)).toBe(expected))
})

describe('addMonths', () => {
  test('counts instalment dates from the start, month end stays month end', () => {
    const dates = [0, 1, 2, 3, 4, 5, 6].map((months) => addMonths('2025-01-31', months))
    expect(dates).toEqual([
      '2025-01-31',
      '2025-02-28',
      '2025-03-31',
      '2025-04-30',
      '2025-05-31',
      '2025-06-30',
      '2025-07-31',
    ])
  })

  test.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-11-15', 2, '2027-01-15'],
    ['2026-01-15', -13, '2024-12-15'],
  ])('%s + %s months = %s', (from, months, expected) => expect(addMonths(from, months)).toBe(expected))

  test('keeps the day or takes the last one of the month', () => {
    fc.assert(
      fc.property(date(), fc.integer({ min: -600, max: 600 }), (from, months) => {
        const result = addMonths(from, months)
        expect(monthOf(result)).toBe(addPeriods(monthOf(from), months))
        expect(Number(result.slice(8))).toBe(Math.min(Number(from.slice(8)), daysInMonth(monthOf(result))))
      }),
    )
  })
})

describe('addDays and daysBetween', () => {
  test.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['0099-12-31', 1, '0100-01-01'],
  ])('%s + %s days = %s', (from, days, expected) => expect(addDays(from, days)).toBe(expected))

  test('are each other’s opposite', () => {
    fc.assert(
      fc.property(date(), fc.integer({ min: -50_000, max: 50_000 }), (from, days) => {
        expect(daysBetween(from, addDays(from, days))).toBe(days)
        expect(Math.sign(compareDates(addDays(from, days), from))).toBe(Math.sign(days))
      }),
    )
  })
})

test.each(['2026-02-30', 'x', ''])('refuses %j as a date', (text) => {
  expect(() => addDays(text, 1)).toThrow(RangeError)
  expect(() => addMonths(text, 1)).toThrow(RangeError)
  expect(() => daysBetween('2026-01-01', text)).toThrow(RangeError)
})

test('refuses results outside the years 0001 to 9999', () => {
  expect(() => addDays('9999-12-31', 1)).toThrow(RangeError)
  expect(() => addDays('0001-01-01', -1)).toThrow(RangeError)
  expect(() => addDays('2026-01-01', 1e12)).toThrow(RangeError)
  expect(() => addDays('2026-01-01', Number.NaN)).toThrow(RangeError)
  expect(() => addMonths('9999-12-31', 1)).toThrow(RangeError)
  expect(() => addPeriods('0001-01', -1)).toThrow(RangeError)
})

describe('months', () => {
  test.each([
    ['2026-11', '2026-11-30'],
    ['2026-02', '2026-02-28'],
    ['2024-02', '2024-02-29'],
    ['1900-02', '1900-02-28'],
    ['2000-02', '2000-02-29'],
    ['2026-12', '2026-12-31'],
  ])('%s ends on %s', (period, to) => {
    expect(periodRange(period)).toEqual({ from: `${period}-01`, to })
    expect(daysInMonth(period)).toBe(Number(to.slice(8)))
    expect(isCalendarDate(to)).toBe(true)
    expect(monthOf(addDays(to, 1))).toBe(addPeriods(period, 1))
  })

  test('a day is clamped to the month', () => {
    expect([dayOfPeriod('2026-02', 31), dayOfPeriod('2026-02', 5)]).toEqual(['2026-02-28', '2026-02-05'])
  })

  test.each([0, 32, 1.5])('refuses day %s', (day) => expect(() => dayOfPeriod('2026-02', day)).toThrow(RangeError))

  test('refuses what is not a month', () => {
    expect(() => periodRange('2026-13')).toThrow(RangeError)
    expect(() => addPeriods('2026-11-01', 1)).toThrow(RangeError)
  })

  test('lists the months between, both included', () => {
    expect(periodsBetween('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
    expect(periodsBetween('2026-02', '2026-02')).toEqual(['2026-02'])
    expect(periodsBetween('2026-02', '2026-01')).toEqual([])
  })
})

test('latest and earliest of dates', () => {
  expect(latestDate('2026-01-02', '2026-01-01', '2026-01-03')).toBe('2026-01-03')
  expect(earliestDate('2026-01-02', '2026-01-01', '2026-01-03')).toBe('2026-01-01')
  expect(['2026-02', '2026-01', '2026-02'].sort(compareDates)).toEqual(['2026-01', '2026-02', '2026-02'])
})

describe('todayIn', () => {
  test.each([
    ['Africa/Nairobi', '2026-11-22T20:59:59Z', '2026-11-22'],
    ['Africa/Nairobi', '2026-11-22T21:00:00Z', '2026-11-23'],
    ['UTC', '2026-12-31T23:59:59Z', '2026-12-31'],
    ['Pacific/Kiritimati', '2026-12-31T10:00:00Z', '2027-01-01'],
    ['America/New_York', '2026-03-08T06:59:59Z', '2026-03-08'],
  ])('%s at %s is %s', (zone, instant, expected) => expect(todayIn(zone, new Date(instant))).toBe(expected))

  test('refuses an unknown zone and an invalid instant', () => {
    expect(() => todayIn('Mars/Olympus', new Date(0))).toThrow(RangeError)
    expect(() => todayIn('UTC', new Date(Number.NaN))).toThrow(RangeError)
  })
})

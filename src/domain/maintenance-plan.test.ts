import { describe, expect, test } from '@jest/globals'
import { nextPlanDates, planDatesUntil } from './maintenance-plan.ts'

describe('the dates of a plan', () => {
  test.each([
    ['day', 3, '2026-02-27', ['2026-02-27', '2026-03-02', '2026-03-05']],
    ['week', 2, '2026-12-24', ['2026-12-24', '2027-01-07', '2027-01-21']],
    ['month', 1, '2026-01-31', ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30']],
    ['month', 3, '2025-11-30', ['2025-11-30', '2026-02-28', '2026-05-30']],
    ['year', 1, '2024-02-29', ['2024-02-29', '2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29']],
  ] as const)('every %s x %i from %s', (interval, every, nextDate, dates) => {
    expect(nextPlanDates({ interval, every, nextDate }, dates.length)).toEqual(dates)
  })

  test.each([
    ['from January on', ['2026-01-31'], '2026-03-31'],
    ['over a year of dates', ['2025-12-31', '2026-01-31'], '2026-03-31'],
    ['from the 30th', ['2026-01-30'], '2026-03-30'],
    ['from the 28th itself', ['2026-01-28'], '2026-03-28'],
    ['after somebody chose another day', ['2026-01-15'], '2026-03-28'],
    ['after a day that was chosen once', ['2026-01-15', '2025-12-31'], '2026-03-28'],
    ['after a pause', ['2025-10-31'], '2026-03-28'],
    ['a date that is not before it', ['2026-03-31'], '2026-03-28'],
  ])('28 February goes on %s', (_how, pastDates, following) => {
    const plan = { interval: 'month', every: 1, nextDate: '2026-02-28', pastDates } as const
    expect(nextPlanDates(plan, 2)[1]).toBe(following)
  })

  test('29 February is found again after years that had none', () => {
    const pastDates = ['2024-02-29', '2025-02-28', '2026-02-28']
    const plan = { interval: 'year', every: 1, nextDate: '2027-02-28', pastDates } as const
    expect(nextPlanDates(plan, 2)).toEqual(['2027-02-28', '2028-02-29'])
  })

  test('until a day, which is included, and at most so many', () => {
    const plan = { interval: 'week', every: 1, nextDate: '2026-03-02' } as const
    expect(planDatesUntil(plan, '2026-03-16', 31)).toEqual(['2026-03-02', '2026-03-09', '2026-03-16'])
    expect(planDatesUntil(plan, '2026-03-01', 31)).toEqual([])
    expect(planDatesUntil({ ...plan, interval: 'day' }, '2027-03-02', 31)).toHaveLength(31)
  })
})

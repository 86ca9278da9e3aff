import { describe, expect, test } from '@jest/globals'
import { dueEscalations, escalationDate, nextEscalation, rentAfter, rentOn, type Escalation } from './escalation.ts'

const tenPercent: Escalation = { kind: 'percent', bps: 1_000 }
const byAmount: Escalation = { kind: 'fixed', amount: 200_000n }

test.each<[string, bigint, Escalation, number, bigint]>([
  ['no step', 3_500_000n, tenPercent, 0, 3_500_000n],
  ['ten percent', 3_500_000n, tenPercent, 1, 3_850_000n],
  ['each step on the rent before it', 3_500_000n, tenPercent, 3, 4_658_500n],
  ['half a cent goes up', 5n, tenPercent, 1, 6n],
  ['less than half a cent goes down', 4n, tenPercent, 1, 4n],
  ['rounded after each step', 33n, { kind: 'percent', bps: 333 }, 2, 35n],
  ['an amount', 3_500_000n, byAmount, 2, 3_900_000n],
  ['nothing', 3_500_000n, { kind: 'none' }, 9, 3_500_000n],
])('%s: %s', (_name, rent, escalation, steps, expected) => {
  expect(rentAfter(rent, escalation, steps)).toBe(expected)
})

test('a number of steps is whole and not below zero', () => {
  expect(() => rentAfter(1n, byAmount, -1)).toThrow(RangeError)
  expect(() => rentAfter(1n, byAmount, 1.5)).toThrow(RangeError)
})

describe('the days of the rises', () => {
  test('count from the start, clamped to the end of a month, without losing the 31st', () => {
    const dates = [1, 2, 3].map((step) => escalationDate({ start: '2026-01-31', everyMonths: 1, step }))
    expect(dates).toEqual(['2026-02-28', '2026-03-31', '2026-04-30'])
    expect(escalationDate({ start: '2024-02-29', everyMonths: 12, step: 4 })).toBe('2028-02-29')
  })

  test.each([
    [{ start: '2026-01-31', everyMonths: 1 }, '2026-02-28'],
    [{ start: '2026-01-31', everyMonths: 1, after: '2026-02-28' }, '2026-03-31'],
    [{ start: '2026-01-31', everyMonths: 1, after: '2026-03-30' }, '2026-03-31'],
    [{ start: '2026-01-01', everyMonths: 12, end: '2026-12-31' }, undefined],
    [{ start: '2026-01-01', everyMonths: 12, end: '2027-01-01' }, '2027-01-01'],
    [{ start: '2026-01-01', everyMonths: 12, end: null }, '2027-01-01'],
  ])('%j -> %s', (schedule, expected) => {
    expect(nextEscalation(schedule)).toBe(expected)
  })

  test('all that were missed are due, none after the end', () => {
    const lease = { start: '2023-03-15', everyMonths: 12, next: '2024-03-15' }
    expect(dueEscalations({ ...lease, until: '2026-11-23' })).toEqual(['2024-03-15', '2025-03-15', '2026-03-15'])
    expect(dueEscalations({ ...lease, until: '2024-03-14' })).toEqual([])
    expect(dueEscalations({ ...lease, until: '2026-11-23', end: '2025-12-31' })).toEqual(['2024-03-15', '2025-03-15'])
    expect(dueEscalations({ ...lease, until: '2026-11-23', end: '2024-03-14' })).toEqual([])
  })
})

describe('the rent of a day', () => {
  const lease = { start: '2025-01-01', everyMonths: 12, rent: 1_000n, escalation: tenPercent, next: '2026-01-01' }
  const agreed = { date: '2026-06-01', before: 1_100n, after: 900n, isApplied: false }

  test.each<[string, Parameters<typeof rentOn>[0], string, bigint]>([
    ['before the rise', lease, '2025-12-31', 1_000n],
    ['from the day of the rise on, applied or not', lease, '2026-01-01', 1_100n],
    ['two rises later', lease, '2027-01-01', 1_210n],
    ['an approved change sets it', { ...lease, changes: [agreed] }, '2026-06-01', 900n],
    ['and later rises count from it', { ...lease, changes: [agreed] }, '2027-01-01', 990n],
    [
      'on one day the agreed rent decides',
      { ...lease, changes: [{ ...agreed, date: '2026-01-01' }] },
      '2026-01-01',
      900n,
    ],
    [
      'a day before a change that was applied had the rent before it',
      {
        ...lease,
        rent: 1_210n,
        next: '2027-01-01',
        changes: [
          { date: '2026-01-01', before: 1_000n, after: 1_100n, isApplied: true },
          { date: '2026-05-01', before: 1_100n, after: 1_210n, isApplied: true },
        ],
      },
      '2025-11-01',
      1_000n,
    ],
    [
      'whatever the order in which they are given',
      {
        ...lease,
        rent: 1_210n,
        next: '2027-01-01',
        changes: [
          { date: '2026-05-01', before: 1_100n, after: 1_210n, isApplied: true },
          { date: '2026-01-01', before: 1_000n, after: 1_100n, isApplied: true },
        ],
      },
      '2025-11-01',
      1_000n,
    ],
    ['without a rise it stays', { ...lease, next: null }, '2030-01-01', 1_000n],
  ])('%s', (_name, terms, date, expected) => {
    expect(rentOn(terms, date)).toBe(expected)
  })
})

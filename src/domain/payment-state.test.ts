import { expect, test } from '@jest/globals'
import { ageingBucket, daysOverdue, invoiceBalance, isOverdue, paymentState } from './payment-state.ts'

test.each([
  [100n, 100n, 'unpaid'],
  [100n, 99n, 'partial'],
  [100n, 1n, 'partial'],
  [100n, 0n, 'paid'],
  [100n, -5n, 'paid'],
  [0n, 0n, 'paid'],
] as const)('%s with %s owed is %s', (total, balance, expected) => {
  expect(paymentState({ total, balance })).toBe(expected)
})

test('the balance is what neither payments nor credit notes cover', () => {
  expect(invoiceBalance({ total: 100n, paid: 40n, credited: 10n })).toBe(50n)
})

test.each([
  ['2026-11-05', '2026-11-04', 1n, 0],
  ['2026-11-05', '2026-11-05', 1n, 0],
  ['2026-11-05', '2026-11-06', 1n, 1],
  ['2026-11-05', '2026-12-05', 1n, 30],
  ['2026-11-05', '2026-12-05', 0n, 0],
  ['2026-11-05', '2026-12-05', -1n, 0],
])('due %s, on %s, %s owed: %s days overdue', (dueDate, today, balance, days) => {
  expect(daysOverdue({ dueDate, today, balance })).toBe(days)
  expect(isOverdue({ dueDate, today, balance })).toBe(days > 0)
})

test.each([
  [0, 'current'],
  [-3, 'current'],
  [1, '1-30'],
  [30, '1-30'],
  [31, '31-60'],
  [60, '31-60'],
  [61, '61-90'],
  [90, '61-90'],
  [91, 'over-90'],
])('%s days belong to %s', (days, expected) => {
  expect(ageingBucket(days)).toBe(expected)
})

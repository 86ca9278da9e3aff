import { describe, expect, test } from '@jest/globals'
import type { CellValue, ReadRow } from './column.ts'
import { reviewInvoices } from './review-invoices.ts'

const payers = [
  { id: 'amina', name: 'Amina Otieno', phone: '+254712345678', email: 'amina@x.test', nationalId: 'A1' },
  { id: 'amina-2', name: 'amina otieno', phone: null, email: null, nationalId: null },
  { id: 'brian', name: 'Brian Kamau', phone: '+254700000001', email: 'amina@x.test', nationalId: null },
]
const places = [
  { unit: 'u1', project: 'p1', code: 'ACA', identifier: 'A101' },
  { unit: 'u2', project: 'p2', code: 'BAO', identifier: 'a101' },
]
const right = {
  number: 'X-1',
  name: 'Brian Kamau',
  issueDate: '2026-01-01',
  dueDate: '2026-01-05',
  total: 1_000n,
}
const rowOf = (over: Record<string, CellValue> = {}, number = 2): ReadRow => ({
  number,
  values: { ...right, ...over },
  problems: [],
})
const review = (rows: ReadRow[], code?: string) =>
  reviewInvoices({ rows, today: '2026-02-01', code, payers, places, known: new Set(['OLD-1']) })

describe('amounts', () => {
  test.each([
    ['nothing is said: all is owed', {}, 0n, '2026-01-01'],
    ['a day of payment without a balance: all is paid', { paidOn: '2026-01-03' }, 1_000n, '2026-01-03'],
    ['a balance of zero is one', { balance: 0n }, 1_000n, '2026-01-01'],
    ['a part', { balance: 400n, paidOn: '2026-01-03' }, 600n, '2026-01-03'],
  ])('%s', (_name, over, paid, paidOn) => {
    expect(review([rowOf(over)])).toMatchObject([{ person: 'brian', place: null, total: 1_000n, paid, paidOn }])
  })
})

test.each([
  ['no total', { total: null }, undefined],
  ['nothing', { total: 0n }, 'Total'],
  ['more owed than it is for', { balance: 1_001n }, 'Balance'],
  ['a day to come', { issueDate: '2026-03-01', dueDate: '2026-03-01' }, 'Invoice date'],
  ['paid on a day to come', { paidOn: '2026-03-01' }, 'Paid on'],
  ['due before it is issued', { dueDate: '2025-12-31' }, 'Due date'],
  ['nobody', { name: null }, 'Payer phone'],
  ['somebody unknown', { name: 'Nobody' }, 'Payer'],
  ['a name that two have', { name: 'Amina Otieno' }, 'Payer'],
  ['an address that two have', { email: 'amina@x.test' }, 'Payer email'],
  ['marks of two people', { phone: '+254700000001', nationalId: 'A1' }, 'Payer phone'],
  ['no such unit', { unit: 'Z9' }, 'Unit'],
  ['no such unit in the project', { unit: 'A101', project: 'CCC' }, 'Unit'],
  ['a unit that two projects have', { unit: 'A101' }, 'Project'],
])('%s is a problem of the row', (_name, over, column) => {
  const row = rowOf(over)
  expect(review([row])).toEqual([])
  expect(row.problems.map((problem) => problem.column)).toEqual(column ? [column] : [])
})

test('what tells people apart, and the project, settle who and where', () => {
  expect(review([rowOf({ email: 'amina@x.test', nationalId: 'A1' })])).toMatchObject([{ person: 'amina' }])
  expect(review([rowOf({ unit: 'A101' })], 'bao')).toMatchObject([{ place: { unit: 'u2' } }])
  expect(review([rowOf({ unit: 'a101', project: 'aca' })])).toMatchObject([{ place: { unit: 'u1' } }])
})

test('a number is taken over once: on file is skipped, twice in the file is a problem', () => {
  const rows = [rowOf({ number: 'OLD-1' }), rowOf(), rowOf({}, 3)]
  expect(review(rows)).toHaveLength(1)
  expect([rows[0]?.skipped, rows[2]?.problems.length]).toEqual(['Invoice OLD-1 is on file already.', 1])
})

import { expect, test } from '@jest/globals'
import type { Column, RawCell } from './column.ts'
import { readRow } from './read-row.ts'

const columns: readonly Column[] = [
  { key: 'text', label: 'Text', type: 'text', maxLength: 5 },
  { key: 'whole', label: 'Whole', type: 'whole', min: 0, max: 99, none: '-' },
  { key: 'decimal', label: 'Decimal', type: 'decimal', max: 1_000 },
  { key: 'money', label: 'Money', type: 'money' },
  { key: 'currency', label: 'Currency', type: 'currency' },
  { key: 'date', label: 'Date', type: 'date' },
  { key: 'phone', label: 'Phone', type: 'phone' },
  { key: 'email', label: 'Email', type: 'email' },
  { key: 'choice', label: 'Choice', type: 'choice', words: { shop: 'shop', 'for rent': 'rent', 'to let': 'rent' } },
  { key: 'choices', label: 'Choices', type: 'choices', words: { tenant: 'tenant', owner: 'owner' } },
]
const read = (cells: Record<string, RawCell>) =>
  readRow({ number: 2, cells, columns, context: { currency: 'KES', country: 'KE' } })

test.each<[string, RawCell, unknown]>([
  ['text', ' a b ', 'a b'],
  ['whole', '7', 7],
  ['whole', '-', null],
  ['whole', '', null],
  ['decimal', '64.5', 64.5],
  ['money', '35,000.50', 3_500_050n],
  ['money', 'KES 1', 100n],
  ['currency', 'ugx', 'UGX'],
  ['date', '2028-02-29', '2028-02-29'],
  ['phone', '0712 345 678', '+254712345678'],
  ['email', 'A@Example.com', 'a@example.com'],
  ['choice', 'TO_LET', 'rent'],
  ['choices', 'Owner; tenant, owner', ['owner', 'tenant']],
])('%s takes %j', (key, cell, value) => {
  const { values, problems } = read({ [key]: cell })
  expect([values[key], problems]).toEqual([value, []])
})

test.each<[string, RawCell]>([
  ['text', 'abcdef'],
  ['text', { refused: 'The cell holds a formula: put its value there.' }],
  ['whole', '100'],
  ['whole', '-1'],
  ['whole', '1.5'],
  ['whole', '1e1'],
  ['decimal', '-1'],
  ['decimal', '1,5'],
  ['money', '1.005'],
  ['money', '-1'],
  ['money', '90071992547409.92'],
  ['money', '1.234,50'],
  ['currency', 'XYZ'],
  ['date', '2027-02-29'],
  ['date', '01/02/2027'],
  ['phone', '12'],
  ['email', 'a@b'],
  ['choice', 'constructor'],
  ['choices', 'tenant, king'],
])('%s refuses %j, and names its column', (key, cell) => {
  const { problems } = read({ [key]: cell })
  expect(problems.map(({ column }) => column.toLowerCase())).toEqual([key])
})

test('amounts are read in the currency of their row', () => {
  expect(read({ money: '1000', currency: 'UGX' }).values.money).toBe(1_000n)
  expect(read({ money: '10.5', currency: 'UGX' }).problems).toHaveLength(1)
})

test('a long cell is shown by its beginning', () => {
  const [problem] = read({ date: 'x'.repeat(60) }).problems
  expect(problem?.message).toMatch(/^"x{20,40}…" is not a date/)
})

test('every wrong cell of a row is named', () => {
  expect(read({ whole: 'x', date: 'y', phone: 'z' }).problems.map(({ column }) => column)).toEqual([
    'Whole',
    'Date',
    'Phone',
  ])
})

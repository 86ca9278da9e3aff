import { expect, test } from '@jest/globals'
import { invoiceVariants } from './invoice-columns.ts'
import { matchColumns } from './match-columns.ts'
import { structureVariants } from './structure-columns.ts'

const match = (...headings: string[]) => {
  const { variant, columns, problems } = matchColumns(headings, structureVariants)
  return { variant: variant.key, keys: columns.map((column) => column?.key), problems }
}

test('headings are known in any case, with other signs, and by other names', () => {
  expect(match('Block/House Name', 'Floor', 'Units')).toEqual({
    variant: 'floors',
    keys: ['name', 'floor', 'units'],
    problems: [],
  })
  expect(match('BLOCK', '', 'house_number', 'area (sqm)')).toEqual({
    variant: 'units',
    keys: ['block', undefined, 'identifier', 'area'],
    problems: [],
  })
})

test('of two that fit, the one that knows more of the columns', () => {
  const column = { type: 'text', maxLength: 5 } as const
  const few = { key: 'few', label: 'Few', columns: [{ key: 'a', label: 'A', ...column }], examples: [] }
  const more = { ...few, key: 'more', columns: [{ key: 'b', label: 'B', ...column }, ...few.columns] }
  expect(matchColumns(['', 'a', 'x', 'b'], [few, more]).variant.key).toBe('more')
  expect(matchColumns(['a'], [few, more]).variant.key).toBe('few')
  expect(matchColumns(['b', ''], [few]).problems).toHaveLength(1)
  expect(() => matchColumns(['a'], [])).toThrow('variant')
})

test.each([
  [['Unit', 'Colour'], /no column "Colour"/],
  [['Unit', 'Identifier'], /twice/],
  [['Block', 'Rent'], /Unit is missing/],
  [['constructor', 'Unit'], /constructor/],
])('%j is refused', (headings, message) => {
  expect(match(...headings).problems.join(' ')).toMatch(message)
})

test('the sixteen columns of the replaced system are invoices', () => {
  const headings = [
    ...['Client Type', 'Client Phone', 'Invoice Date', 'Due Date', 'Invoice ID', 'Invoice Number', 'Customer Name'],
    ...['Total', 'Balance', 'Paid Date', 'Invoice Type', 'Notes', 'Client ID or Phone', 'House No.', 'Project ID'],
    'Invoice Subject',
  ]
  const { variant, problems } = matchColumns(headings, invoiceVariants)
  expect([variant.key, problems]).toEqual(['former', []])
})

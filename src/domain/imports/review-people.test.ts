import { describe, expect, test } from '@jest/globals'
import type { CellValue, ReadRow } from './column.ts'
import { peopleVariants } from './people-columns.ts'
import { markOf, reviewPeople, skipKnownPeople } from './review-people.ts'

const [full, clients] = peopleVariants as [(typeof peopleVariants)[number], (typeof peopleVariants)[number]]
const rowOf = (values: Record<string, CellValue>, number = 2): ReadRow => ({ number, values, problems: [] })

test('an identity number is compared without blanks, dashes and case; nothing is no mark', () => {
  const row = rowOf({ phone: '+254712345678', nationalId: 'ab 12-3', email: '' })
  expect([markOf(row, 'phone'), markOf(row, 'nationalId'), markOf(row, 'email')]).toEqual([
    '+254712345678',
    'AB123',
    null,
  ])
  expect(markOf(rowOf({ nationalId: '- -' }), 'nationalId')).toBeNull()
})

describe('rows of a file', () => {
  test('of which two have a mark in common: the later one has the problem, in its own column', () => {
    const rows = [
      rowOf({ phone: '+254712345678', email: 'a@x.test', nationalId: 'A-1' }, 2),
      rowOf({ phone: '+254700000001', email: 'a@x.test' }, 3),
      rowOf({ phone: '+254712345678', nationalId: 'a1' }, 4),
      rowOf({ phone: '+254700000002' }, 5),
    ]
    reviewPeople(rows, full)
    expect(rows.map(({ problems }) => problems)).toEqual([
      [],
      [{ column: 'Email', message: 'Row 2 has the same e-mail address.' }],
      [
        { column: 'Phone', message: 'Row 2 has the same phone number.' },
        { column: 'National ID', message: 'Row 2 has the same national id.' },
      ],
      [],
    ])
  })

  test('a phone is no identity number: marks are compared with their like', () => {
    const rows = [rowOf({ phone: '254712345678' }), rowOf({ nationalId: '254712345678' }, 3)]
    reviewPeople(rows, full)
    expect(rows.flatMap(({ problems }) => problems)).toEqual([])
  })

  test('problems carry the heading of the variant, or the key where it has no such column', () => {
    const rows = [
      rowOf({ phone: '+254712345678', nationalId: '1' }),
      rowOf({ phone: '+254712345678', nationalId: '1', country: 'Kenya' }, 3),
    ]
    reviewPeople(rows, clients)
    expect(rows[1]?.problems.map(({ column }) => column)).toEqual(['Country', 'MobilePhone', 'nationalId'])
  })

  test('who is inactive is skipped, and takes no number from a later row', () => {
    const rows = [
      rowOf({ status: 'inactive', phone: '+254712345678', country: 'Kenya' }),
      rowOf({ status: 'active', phone: '+254712345678' }, 3),
    ]
    reviewPeople(rows, clients)
    expect(rows.map(({ skipped, problems }) => [skipped, problems])).toEqual([
      ['Inactive people are not taken over.', []],
      [undefined, []],
    ])
  })

  test.each([
    ['KE', 0],
    ['ke', 0],
    ['', 0],
    ['K1', 1],
    ['KEN', 1],
  ])('the country %j', (country, problems) => {
    const row = rowOf({ country })
    reviewPeople([row], full)
    expect(row.problems).toHaveLength(problems)
  })
})

describe('who is on file already', () => {
  const known = { phone: new Set(['+254712345678']), email: new Set(['a@x.test']), nationalId: new Set(['A1']) }

  test('is skipped, with what tells so', () => {
    const rows = [
      rowOf({ phone: '+254712345678', email: 'new@x.test' }),
      rowOf({ email: 'a@x.test', nationalId: 'a-1' }, 3),
      rowOf({ phone: '+254700000001', email: null }, 4),
    ]
    skipKnownPeople(rows, known)
    expect(rows.map(({ skipped }) => skipped)).toEqual([
      'Somebody with this phone number is on file already.',
      'Somebody with this e-mail address and national id is on file already.',
      undefined,
    ])
  })

  test('a row that is skipped already keeps its reason', () => {
    const row = { ...rowOf({ phone: '+254712345678' }), skipped: 'Inactive people are not taken over.' }
    skipKnownPeople([row], known)
    expect(row.skipped).toBe('Inactive people are not taken over.')
  })
})

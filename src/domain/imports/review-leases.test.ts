import { describe, expect, test } from '@jest/globals'
import type { CellValue, ReadRow } from './column.ts'
import { findParties, type KnownLease, type KnownPerson, type KnownUnit, reviewTerms } from './review-leases.ts'

const units: KnownUnit[] = [
  { id: 'u1', project: 'p1', code: 'ACA', identifier: 'A101', managementMode: 'full' },
  { id: 'u2', project: 'p2', code: 'BAO', identifier: 'A101', managementMode: 'full' },
  { id: 'u3', project: 'p1', code: 'ACA', identifier: 'A102', managementMode: 'service_charge_only' },
]
const people: KnownPerson[] = [
  { id: 'amina', phone: '+254712345678', email: 'amina@x.test', nationalId: 'A1', isTenant: true },
  { id: 'amina-2', phone: null, email: 'amina@x.test', nationalId: null, isTenant: true },
  { id: 'brian', phone: '+254700000001', email: null, nationalId: null, isTenant: false },
]
const right = { project: 'ACA', unit: 'A101', phone: '+254712345678', startDate: '2026-01-01', endDate: '2026-12-31' }
const rowOf = (over: Record<string, CellValue> = {}, number = 2): ReadRow => ({
  number,
  values: { ...right, ...over },
  problems: [],
})
const find = (rows: ReadRow[], code?: string) => findParties({ rows, code, units, people })
const parties = (rows: ReadRow[], code?: string) => find(rows, code).map(({ unit, person }) => [unit.id, person])

describe('unit and tenant of a row', () => {
  test.each([
    ['by the code of the project and the phone', {}, undefined, 'u1'],
    ['whatever the case of code and identifier', { project: 'aca', unit: 'a101' }, undefined, 'u1'],
    ['in the project that was chosen', { project: null }, 'bao', 'u2'],
    ['in the project that was chosen and is named as well', { project: 'bao' }, 'BAO', 'u2'],
    ['by the identity number, however it is written', { phone: null, nationalId: 'a-1' }, undefined, 'u1'],
    [
      'by an address with what tells two people apart',
      { phone: null, email: 'amina@x.test', nationalId: 'A 1' },
      undefined,
      'u1',
    ],
    ['for a day, or without an end', { endDate: '2026-01-01' }, undefined, 'u1'],
    ['open-ended', { endDate: null }, undefined, 'u1'],
  ])('%s', (_name, over, code, unit) => {
    expect(parties([rowOf(over)], code)).toEqual([[unit, 'amina']])
  })

  test.each([
    ['no project', { project: null }, 'Project'],
    ['no unit', { unit: null }, undefined],
    ['an unknown unit', { unit: 'Z9' }, 'Unit'],
    ['an unknown project', { project: 'ZZZ' }, 'Unit'],
    ['a unit that is not let by the company', { unit: 'A102' }, 'Unit'],
    ['nobody', { phone: null }, 'Tenant phone'],
    ['somebody unknown', { phone: '+254799999999' }, 'Tenant phone'],
    ['an address that two have', { phone: null, email: 'amina@x.test' }, 'Tenant email'],
    ['marks of two people', { nationalId: 'B2' }, 'Tenant phone'],
    ['somebody who is no tenant', { phone: '+254700000001' }, 'Tenant phone'],
    ['an end before its start', { endDate: '2025-12-31' }, 'End'],
  ])('%s is a problem of its column', (_name, over, column) => {
    const row = rowOf(over)
    expect(find([row])).toEqual([])
    expect(row.problems.map((problem) => problem.column)).toEqual(column ? [column] : [])
  })

  test('another project than the one of the file is a problem, though it has such a unit', () => {
    const row = rowOf()
    expect(find([row], 'BAO')).toEqual([])
    expect(row.problems).toEqual([{ column: 'Project', message: 'This file is for the project BAO.' }])
  })

  test('a mark that could not be read is not told twice', () => {
    const row = { ...rowOf({ phone: null }), problems: [{ column: 'Tenant phone', message: 'not a phone number' }] }
    expect(find([row])).toEqual([])
    expect(row.problems).toHaveLength(1)
  })
})

describe('terms of one unit', () => {
  const known = (over: Partial<KnownLease> = {}): KnownLease => ({
    unit: 'u1',
    person: 'brian',
    startDate: '2025-01-01',
    endDate: '2025-12-31',
    isDraft: false,
    ...over,
  })
  const review = (rows: ReadRow[], leases: KnownLease[] = []) =>
    reviewTerms(find(rows), leases).map(({ row }) => row.number)

  test.each([
    ['after the one before it ended', {}, [2]],
    ['on the last day of the one before it', { endDate: '2026-01-01' }, []],
    ['on the last day of one without an end', { endDate: null }, []],
    ['before one that begins later', { startDate: '2027-01-01', endDate: null }, [2]],
    ['until the first day of a later one', { startDate: '2026-12-31', endDate: null }, []],
    ['beside one of another unit', { unit: 'u2', endDate: null }, [2]],
    ['beside a draft of somebody else', { isDraft: true, endDate: null }, [2]],
  ])('a lease %s', (_name, over, taken) => {
    const row = rowOf()
    expect(review([row], [known(over)])).toEqual(taken)
    expect(row.problems.map(({ column }) => column)).toEqual(taken.length > 0 ? [] : ['Start'])
  })

  test('an open end meets whatever begins later', () => {
    expect(review([rowOf({ endDate: null })], [known({ startDate: '2030-01-01', endDate: null })])).toEqual([])
  })

  test('what is on file with the same tenant and start is skipped, drafts too', () => {
    const row = rowOf()
    expect(review([row], [known({ person: 'amina', startDate: '2026-01-01', isDraft: true })])).toEqual([])
    expect([row.skipped, row.problems]).toEqual(['This lease is on file already.', []])
    const later = rowOf({ startDate: '2026-01-02' })
    expect(review([later], [known({ person: 'amina', startDate: '2026-01-01', isDraft: true })])).toEqual([2])
  })

  test('rows of one file do not overlap each other; a refused one does not stand in the way', () => {
    const rows = [
      rowOf({ endDate: '2026-06-30' }, 2),
      rowOf({ startDate: '2026-06-30' }, 3),
      rowOf({ startDate: '2026-07-01' }, 4),
      rowOf({ project: 'BAO' }, 5),
    ]
    expect(review(rows)).toEqual([2, 4, 5])
    expect(rows[1]?.problems).toEqual([
      { column: 'Start', message: 'Row 2 has a lease of this unit in the same period.' },
    ])
  })
})

import { describe, expect, test } from '@jest/globals'
import { readdirSync, readFileSync } from 'node:fs'
import { exportPath, filterPath, valuesOf, whereOf } from '../../../src/admin/audit/audit-filters.ts'
import { changesOf, labelOf } from '../../../src/admin/audit/changes.ts'
import { eventGroups } from '../../../src/admin/text/events.ts'

const sides = (before: object | null, after: object | null, currency?: string) =>
  changesOf(before, after, currency).map(({ label, ...change }) => [label, change.before, change.after])
const text = (value: string) => ({ form: 'text', text: value })
const nothing = { form: 'nothing' }

describe('changes in the words of staff', () => {
  test.each([
    ['dueDay', 'Due day'],
    ['rentMinor', 'Rent'],
    ['rent_minor', 'Rent'],
    ['managementFeeBps', 'Management fee'],
    ['name', 'Name'],
  ])('%s -> %s', (name, label) => expect(labelOf(name)).toBe(label))

  test('amounts in the currency of the row, of the company, or without one', () => {
    expect(sides({ rentMinor: 100, currency: 'KES' }, { rentMinor: 3_500_000, currency: 'KES' })[0]).toEqual([
      'Rent',
      text('KES 1.00'),
      text('KES 35,000.00'),
    ])
    expect(sides(null, { total_minor: '250' }, 'UGX')).toEqual([['Total', nothing, text('UGX 250')]])
    expect(sides(null, { totalMinor: 250 })).toEqual([['Total', nothing, text('250 minor units')]])
  })

  test('dates, percentages, switches, states, and what was empty', () => {
    expect(
      sides({ startDate: '2026-01-31', isOwner: false, feeBps: 750, status: 'deposit_paid', note: null }, null),
    ).toEqual([
      ['Start date', text('31 Jan 2026'), nothing],
      ['Is owner', text('No'), nothing],
      ['Fee', text('7.5 %'), nothing],
      ['Status', text('Deposit paid'), nothing],
      ['Note', nothing, nothing],
    ])
  })

  test('of two lists what differs, and how much does not', () => {
    expect(sides({ permissions: ['a', 'b', 'c'] }, { permissions: ['b', 'c', 'd'] })).toEqual([
      [
        'Permissions',
        { form: 'list', pieces: [{ text: 'a', isChanged: true }], same: 2 },
        { form: 'list', pieces: [{ text: 'd', isChanged: true }], same: 2 },
      ],
    ])
  })

  test('structured data line by line; a comma is no change', () => {
    const [[, before, after]] = sides({ terms: { a: 1, b: 2 } }, { terms: { a: 1 } }) as [[string, never, never]]
    expect(before).toMatchObject({
      pieces: [{ text: '{' }, { isChanged: false }, { text: '  "b": 2', isChanged: true }, { text: '}' }],
    })
    expect(after).toMatchObject({ pieces: [{ text: '{' }, { text: '  "a": 1', isChanged: false }, { text: '}' }] })
  })

  test('an event without fields has none', () => expect(sides(null, null)).toEqual([]))
})

describe('filters', () => {
  const values = {
    actor: 'u1',
    entity: 'people',
    action: 'update',
    from: '2026-03-01',
    to: '2026-03-31',
    entityId: 'r1',
  }

  test('what goes into the address comes out of it', () => {
    expect(valuesOf(whereOf(values))).toEqual(values)
    expect(valuesOf(undefined)).toEqual({})
    expect(whereOf({})).toBeUndefined()
  })

  test('the last day is included', () => {
    const [condition] = whereOf({ to: '2026-12-31' })?.or[0]?.and ?? []
    expect(condition).toEqual({ at: { less_than: new Date(2027, 0, 1).toISOString() } })
    expect(exportPath({ to: '2026-12-31' }, 'csv')).toContain(encodeURIComponent(new Date(2027, 0, 1).toISOString()))
  })

  test('addresses', () => {
    expect(filterPath({ entityId: 'a b' })).toBe('/collections/audit-log?where[or][0][and][0][entityId][equals]=a%20b')
    expect(filterPath({})).toBe('/collections/audit-log')
    expect(exportPath({ actor: 'u1', entity: 'people' }, 'json')).toBe(
      '/api/v1/audit-log/export?format=json&actor=u1&entity=people',
    )
  })

  test('every event that the code notes is on offer', () => {
    const offered = new Set<string>(eventGroups.flatMap(({ events }) => events.map(([code]) => code)))
    const noted = sourcesOf('src/services').flatMap((source) =>
      /recordAudit|auditAccount/.test(source)
        ? [...source.matchAll(/\baction: '([a-z_]+\.[a-z_.]+)'/g)].map(([, code]) => code)
        : [],
    )
    expect(noted.length).toBeGreaterThan(10)
    expect(noted.filter((code) => !offered.has(code ?? ''))).toEqual([])
  })
})

const sourcesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(`${folder}/${path}`, 'utf8'))

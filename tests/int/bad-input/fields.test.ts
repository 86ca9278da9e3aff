import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { FlattenedField } from 'payload'
import { samples } from '../isolation/samples.ts'
import { faultOf, makeBench, type Bench } from './refusal.ts'

let bench: Bench

beforeAll(async () => {
  bench = await makeBench()
})
afterAll(() => bench?.app.stop())

const wrong: Partial<Record<FlattenedField['type'], unknown[]>> = {
  text: [7, true, { a: 1 }, ['a']],
  textarea: [7, { a: 1 }],
  email: ['not an e-mail', 7, {}],
  number: ['seven', {}, [1], true],
  checkbox: ['yes', 1, {}],
  select: ['no such choice', 7, {}, "'; drop table users; --"],
  relationship: ['not-an-id', 7, {}, { id: randomUUID() }, [[]], randomUUID()],
  group: ['text', 7, []],
  array: ['text', {}, [7]],
}
const wrongMinor = [-1, 0.5, 1e21, Number.MAX_SAFE_INTEGER + 1, '100', 9_999_999_999_999.99]
const wrongBps = [-1, 10_001, 0.5, '1']
const wrongDates = [
  '2026-02-30',
  '2026-13-01',
  '2025-02-29',
  '01/02/2026',
  '2026-1-1',
  '2026-02-01T00:00:00Z',
  'tomorrow',
  20260201,
]

const valuesFor = (field: FlattenedField): unknown[] => {
  if (field.name.endsWith('Minor')) return [...wrongMinor, ...(wrong.number ?? [])]
  if (field.name.endsWith('Bps')) return [...wrongBps, ...(wrong.number ?? [])]
  if (field.name.endsWith('Date')) return wrongDates
  const values = wrong[field.type] ?? []
  return 'hasMany' in field && field.hasMany
    ? [...values, [values[0]], [7]].filter((value) => !Array.isArray(value) || value.length > 0)
    : values
}

describe('a field with a wrong value', () => {
  test('is named in a 400, and nothing is written', async () => {
    const { app, company, ids, send, rows } = bench
    const faults: string[] = []
    const data = samples({ company: company.company, ids })
    for (const { slug, flattenedFields, upload } of app.payload.config.collections) {
      const sample = data[slug]?.()
      // The file of an upload is looked at first; tests/int/web has its wrong values.
      if (!sample || upload) continue
      if (slug === 'staff') delete sample.user
      const before = await rows()
      const writable = flattenedFields.filter(
        (field) => !('hidden' in field && field.hidden) && !['join', 'ui', 'json'].includes(field.type),
      )
      for (const field of writable) {
        for (const value of valuesFor(field)) {
          // What the caller may not set at all is left out, so a well-typed value of it is no mistake.
          const isClosed = 'access' in field && field.access?.create && field.name !== 'company'
          const isWellTyped = isClosed && (typeof value === 'string' || typeof value === 'number')
          if (isWellTyped || (field.name === 'company' && slug === 'users')) continue
          const answer = await send('POST', `/${slug}`, { body: { ...sample, [field.name]: value } })
          const fault = faultOf(answer, {
            statuses: [400, 403],
            path: answer.status === 403 ? undefined : new RegExp(`^${field.name}(\\.|$)`),
          })
          if (fault) faults.push(`${slug}.${field.name} = ${JSON.stringify(value)}: ${fault}`)
        }
      }
      if (JSON.stringify(await rows()) !== JSON.stringify(before)) faults.push(`${slug}: something was written`)
    }
    expect(faults).toEqual([])
  })

  test('unknown fields are refused, nested ones too', async () => {
    const { company, ids, send, rows } = bench
    const before = await rows()
    const faults: string[] = []
    for (const [slug, sample] of Object.entries(samples({ company: company.company, ids }))) {
      for (const name of ['nonsense', 'companyId', 'constructor', 'toString', 'name.first']) {
        const fault = faultOf(await send('POST', `/${slug}`, { body: { ...sample(), [name]: 1 } }), { path: name })
        if (fault) faults.push(`${slug} ${name}: ${fault}`)
      }
    }
    const nested = faultOf(
      await send('PATCH', `/projects/${company.project}`, { body: { location: { lat: 1, height: 2 } } }),
      { path: 'location.height' },
    )
    expect([faults, nested, await rows()]).toEqual([[], '', before])
  })
})

describe('values that contradict each other or the rules', () => {
  const cases = (): [string, string, string, object, string, number[]?][] => [
    [
      'a lease that ends before it starts',
      'POST',
      '/contracts',
      { startDate: '2026-05-01', endDate: '2026-04-30' },
      'endDate',
    ],
    [
      'an ownership that ends before it starts',
      'POST',
      '/ownerships',
      { fromDate: '1980-05-01', toDate: '1980-04-30' },
      'toDate',
    ],
    [
      'more than the whole of a unit',
      'POST',
      '/ownerships',
      { shareBps: 6_000, fromDate: '2026-01-01', toDate: undefined },
      'shareBps',
      [409],
    ],
    ['a due day that not every month has', 'POST', '/contracts', { dueDay: 31 }, 'dueDay'],
    ['half a due day', 'POST', '/contracts', { dueDay: 1.5 }, 'dueDay'],
    ['a negative area', 'POST', '/units', { areaSqm: -1 }, 'areaSqm'],
    ['a currency in small letters', 'POST', '/units', { currency: 'kes' }, 'currency'],
    ['a latitude beyond the pole', 'POST', '/projects', { location: { lat: 91 } }, 'location.lat'],
    ['a phone that is none', 'POST', '/people', { phone: 'abc' }, 'phone'],
    ['a missing name', 'POST', '/people', { name: undefined }, 'name'],
    ['an empty name', 'POST', '/people', { name: '' }, 'name'],
    ['a taken code', 'POST', '/branches', { code: 'hq' }, 'code'],
    [
      'a time zone that does not exist',
      'PATCH',
      `/companies/${bench.company.company}`,
      { timezone: 'Mars/Base' },
      'timezone',
    ],
    ['another company', 'PATCH', `/projects/${bench.company.project}`, { company: randomUUID() }, 'company'],
  ]
  test('are refused with the field', async () => {
    const { company, ids, send, rows } = bench
    const before = await rows()
    const faults: string[] = []
    for (const [name, method, path, body, field, statuses] of cases()) {
      const sample = method === 'POST' ? samples({ company: company.company, ids })[path.slice(1)]?.() : {}
      const fault = faultOf(await send(method, path, { body: { ...sample, ...body } }), {
        path: field,
        statuses: statuses ?? [400],
      })
      if (fault) faults.push(`${name}: ${fault}`)
    }
    expect([faults, await rows()]).toEqual([[], before])
  })
})

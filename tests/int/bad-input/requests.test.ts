import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { ApiOptions } from '../../helpers/api.ts'
import { faultOf, makeBench, type Bench } from './refusal.ts'

let bench: Bench

beforeAll(async () => {
  bench = await makeBench()
})
afterAll(() => bench?.app.stop())

type Case = [method: string, path: string, options?: ApiOptions, expected?: { path?: string; statuses?: number[] }]

const json = { 'content-type': 'application/json' }
const injections = [
  "' or 1=1 --",
  '"; drop table users; --',
  '1) union select password from users --',
  '$1',
  '%',
  '\\',
  '${7*7}',
  '{"$gt":""}',
]

const check = async (cases: Case[]): Promise<void> => {
  const { send, rows } = bench
  const before = await rows()
  const faults: string[] = []
  for (const [method, path, options, expected = {}] of cases) {
    const fault = faultOf(await send(method, path, options), expected)
    if (fault)
      faults.push(`${method} ${path.slice(0, 120)} ${JSON.stringify(options?.body ?? '').slice(0, 80)}: ${fault}`)
  }
  expect(faults).toEqual([])
  expect(await rows()).toEqual(before)
}

test('bodies that are no JSON object of at most 1 MB, on collections and on routes of ours', async () => {
  const paths = ['/projects', '/contracts', '/finance/billing-runs', '/finance/charges', '/graphql', '/users/login']
  const bodies: [string | Uint8Array, Record<string, string>, number[]][] = [
    ['{"name":', json, [400]],
    ['[]', json, [400]],
    ['[{"name":"a"}]', json, [400]],
    ['"text"', json, [400]],
    ['null', json, [400]],
    ['{"name":"a\\u0000b"}', json, [400]],
    ['{"__proto__":{"isOperator":true}}', json, [400]],
    ['{"a":{"__proto__":{"b":1}}}', json, [400]],
    [`{"name":"${'x'.repeat(2 * 1024 * 1024)}"}`, json, [413]],
    [Buffer.from([0x7b, 0xff, 0x7d]), json, [400]],
    ['<a/>', { 'content-type': 'application/xml' }, [415]],
    ['name=a', { 'content-type': 'application/x-www-form-urlencoded' }, [415]],
    ['{}', { 'content-type': 'text/plain' }, [415]],
    ['{}', { 'content-type': 'application/json', 'content-encoding': 'gzip' }, [415]],
  ]
  await check(
    paths.flatMap((path) =>
      bodies.map(([body, headers, statuses]): Case => ['POST', path, { body, headers }, { statuses }]),
    ),
  )
})

test('queries that no list can answer', async () => {
  const slugs = [
    'projects',
    'units',
    'contracts',
    'invoices',
    'ledger-entries',
    'users',
    'staff',
    'companies',
    'payload-preferences',
  ]
  const queries: [string, string?][] = [
    ['limit=0', 'limit'],
    ['limit=-1', 'limit'],
    ['limit=1000', 'limit'],
    ['limit=1.5', 'limit'],
    ['depth=99', 'depth'],
    ['page=0', 'page'],
    ['page=1e9', 'page'],
    ['where[nonsense][equals]=1', 'nonsense'],
    ['where[id][nonsense]=1'],
    ['where[__proto__][equals]=1'],
    ['where[constructor][equals]=1'],
    ['where=%7B'],
  ]
  await check(
    slugs.flatMap((slug) =>
      queries.map(([query, path]): Case => ['GET', `/${slug}?${query}`, {}, path ? { path } : {}]),
    ),
  )
})

test('sorting by what does not exist', async () => {
  const slugs = ['projects', 'units', 'contracts', 'invoices', 'ledger-entries', 'users', 'staff', 'companies']
  const fields = [
    'nonsense',
    'company.nonsense',
    '-createdAt,nonsense',
    'id;drop table users',
    '(select 1)',
    '__proto__',
    'hash',
  ]
  await check(
    slugs.flatMap((slug) =>
      fields.map((field): Case => ['GET', `/${slug}?sort=${encodeURIComponent(field)}`, {}, { path: 'sort' }]),
    ),
  )
})

test('texts that look like SQL are texts', async () => {
  const { send, rows } = bench
  const before = await rows()
  for (const text of injections) {
    for (const operator of ['equals', 'like', 'contains', 'not_equals', 'in']) {
      const { status, body } = await send('GET', `/projects?where[code][${operator}]=${encodeURIComponent(text)}`)
      expect([text, operator, status, Array.isArray((body as { docs?: unknown[] }).docs)]).toEqual([
        text,
        operator,
        200,
        true,
      ])
    }
    const fault = faultOf(await send('GET', `/projects?where[${encodeURIComponent(text)}][equals]=a`), { sent: text })
    expect([text, fault]).toEqual([text, ''])
    const byId = faultOf(await send('GET', `/projects/${encodeURIComponent(text)}`), {
      statuses: [400, 404],
      sent: text,
    })
    expect([text, byId]).toEqual([text, ''])
  }
  expect(await rows()).toEqual(before)
})

test('ids and methods that do not fit', async () => {
  const { company } = bench
  const cases: Case[] = ['GET', 'PATCH', 'DELETE'].flatMap((method) =>
    ['abc', '123', '00000000-0000-0000-0000-00000000000z', randomUUID().slice(1)].map((id): Case => [
      method,
      `/projects/${id}`,
      method === 'PATCH' ? { body: { name: 'x' } } : {},
      { statuses: [400, 404] },
    ]),
  )
  cases.push(
    ['PUT', `/projects/${company.project}`, { body: {} }, { statuses: [404, 405] }],
    ['POST', `/projects/${company.project}`, { body: {} }, { statuses: [404, 405] }],
    ['GET', '/nonsense', {}, { statuses: [404] }],
    ['GET', '/constructor', {}, { statuses: [404] }],
    ['GET', '/projects/versions', {}, { statuses: [400, 404] }],
    ['GET', `/projects/versions/${company.project}`, {}, { statuses: [404] }],
  )
  await check(cases)
})

test('routes of ours with wrong input', async () => {
  const { company } = bench
  const charge = (body: object): Case => ['POST', '/finance/charges', { body }, { path: Object.keys(body).at(-1)! }]
  const key = (value: string): Case => [
    'POST',
    '/finance/billing-runs',
    { headers: { 'idempotency-key': value }, body: { period: '2026-11' } },
    { path: 'Idempotency-Key' },
  ]
  const invoices = [randomUUID()]
  await check([
    charge({ invoices: [] }),
    charge({ invoices: 'text' }),
    charge({ invoices: ['no-id'] }).with(3, { path: 'invoices.0' }) as Case,
    charge({ invoices }),
    charge({ invoices, amountMinor: -1 }),
    charge({ invoices, amountMinor: 0 }),
    charge({ invoices, amountMinor: 0.5 }),
    charge({ invoices, amountMinor: 1e21 }),
    charge({ invoices, amountMinor: '100' }),
    charge({ invoices, phone: 7 }),
    charge({ invoices, gatewayAccount: 'x' }),
    charge({ invoices, nonsense: 1 }),
    charge({ amountMinor: 1, invoices: Array.from({ length: 51 }, () => randomUUID()) }),
    ['POST', '/finance/charges', { body: {} }, { path: 'invoices' }],
    ...['2026-13', '2026-00', '26-01', '2026-1', 'November', 202611].map((period): Case => [
      'POST',
      '/finance/billing-runs',
      { body: { period } },
      { path: 'period' },
    ]),
    ['POST', '/finance/billing-runs', { body: { period: '2026-11', dryRun: 'yes' } }, { path: 'dryRun' }],
    ['POST', '/finance/billing-runs?limit=0', { body: { period: '2026-11', dryRun: true } }, {}],
    key(''),
    key('short'),
    key('x'.repeat(129)),
    ...[
      'from=2026-02-30',
      'to=yesterday',
      'account=x',
      'key=nonsense',
      'currency=kes',
      'nonsense=1',
      'limit=0',
      'limit=201',
      'page=-1',
    ].map((query): Case => ['GET', `/finance/ledger?${query}`, {}, { path: query.split('=')[0] }]),
    ...['from=2026-02-30', 'role=nonsense', 'nonsense=1'].map((query): Case => [
      'GET',
      `/finance/statements/${company.person}?${query}`,
      {},
      { path: query.split('=')[0] },
    ]),
    ['GET', '/finance/statements/abc', {}, { statuses: [404] }],
    ['GET', `/finance/intents/${randomUUID()}`, {}, { statuses: [404] }],
    ['POST', `/job-runs/${randomUUID()}/retry`, {}, { statuses: [404] }],
    ['POST', `/contracts/${company.lease}/notice`, { body: { date: '2026-02-30' } }, { path: 'date' }],
    ['POST', `/contracts/${company.lease}/notice`, { body: { date: 7 } }, { path: 'date' }],
    ['POST', `/contracts/${company.lease}/terminate`, { body: { date: '2026-02-01', reason: '' } }, { path: 'reason' }],
    [
      'POST',
      `/contracts/${company.lease}/terminate`,
      { body: { date: '2026-02-01', reason: 'Moved', force: true } },
      { path: 'force' },
    ],
    ['GET', '/dashboard/overview', { headers: { 'x-company': 'nonsense' } }, { statuses: [404] }],
  ])
})

test('callbacks: unknown tokens, junk, too much, nothing, another method', async () => {
  const { app, company } = bench
  const { open } = await import('../../../src/platform/secret-box.ts')
  const { readQuery } = await import('../../../src/db/transaction.ts')
  const [row] = await readQuery<{ callback_token: string }>(
    app.payload,
    'select callback_token from gateway_accounts where id = $1',
    [company.gateway],
  )
  const token = open(row?.callback_token ?? '')
  const refused: Case[] = [
    ...['x', 'a'.repeat(64), "' or 1=1 --", '..%2f..', randomUUID()].map((unknown): Case => [
      'POST',
      `/paymentcallback/${encodeURIComponent(unknown)}`,
      { body: '{"a":1}', token: '' },
      { statuses: [404] },
    ]),
    ['POST', '/paymentcallback', { body: '{}', headers: json }, { statuses: [404] }],
    ['POST', '/paymentcallback/', { body: '{}', headers: json }, { statuses: [404] }],
    ['GET', `/paymentcallback/${token}`, {}, { statuses: [405] }],
    ['PUT', `/paymentcallback/${token}`, { body: '{}' }, { statuses: [405] }],
    ['POST', `/paymentcallback/${token}`, { body: 'x'.repeat(300 * 1024) }, { statuses: [413] }],
  ]
  await check(refused)

  const money = (rows: Record<string, number>) =>
    Object.entries(rows).filter(([table]) => !['callback_inbox', 'outbox'].includes(table))
  const before = await bench.rows()
  for (const body of [
    '',
    'junk',
    '{',
    '[]',
    'null',
    '\u0000',
    '{"__proto__":1}',
    '<xml/>',
    '{"ResultCode":{},"TransAmount":"NaN"}',
    Buffer.from([0xff, 0xfe]),
  ]) {
    const answer = await app.api('POST', `/paymentcallback/${token}`, { body })
    expect([String(body).slice(0, 20), answer.status < 500]).toEqual([String(body).slice(0, 20), true])
    expect(answer.text).not.toMatch(/node_modules|select |insert |at .*:\d+:\d+/)
  }
  const { drain } = await import('../../helpers/drain.ts')
  await drain(app.payload)
  expect(money(await bench.rows())).toEqual(money(before))
  const left = await readQuery<{ status: string }>(app.payload, `select distinct status from callback_inbox`)
  expect(left.every(({ status }) => ['ignored', 'failed', 'dead', 'processed'].includes(status))).toBe(true)
})

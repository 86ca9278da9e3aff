import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createReq, readQuery } from '../../../src/db/transaction.ts'
import { recordAudit } from '../../../src/services/audit.ts'
import { exportAudit } from '../../../src/services/audit/export-audit.ts'
import { sealAudit } from '../../../src/services/audit/seal-audit.ts'
import { makeCompany, password } from '../../helpers/factories.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import type { TestApp } from '../../helpers/app.ts'

let app: TestApp
let company: string
let other: string
let token: string
let userId: string

beforeAll(async () => {
  app = await startUnlimitedApp()
  const [acacia, baobab] = [await makeCompany(app.payload, 'acacia'), await makeCompany(app.payload, 'baobab')]
  company = acacia.id
  other = baobab.id
  token = await app.login(acacia.email('administrator'), password)
  const [user] = await readQuery<{ id: string }>(app.payload, 'select id from users where email = $1', [
    acacia.email('administrator'),
  ])
  userId = user?.id ?? ''
  const rows = [
    { entityId: 'row-1', after: { name: '=HYPERLINK("http://evil.example")' }, reason: '=1+1' },
    { entityId: 'row-2', after: { name: 'plain, "quoted"\nand broken' }, reason: '+44' },
    { entityId: 'row-3', after: { amountMinor: -5 }, reason: '-cmd', actor: userId },
    { entityId: 'row-4', after: { amountMinor: -5 }, reason: '@SUM(A1)' },
    { entityId: 'row-5', after: { nested: { deep: [1, null] } }, reason: 'fine' },
  ]
  const entries = rows.map((row) => ({ action: 'create', entity: 'samples', ...row }))
  await recordAudit({ req: await createReq(app.payload), rows: entries.map((row) => ({ ...row, company })) })
  await recordAudit({ req: await createReq(app.payload), rows: [{ ...entries[0]!, company: other }] })
  await sealAudit({ payload: app.payload })
})
afterAll(() => app.stop())

type Entry = {
  entityId: string
  entity: string
  actorEmail: string | null
  seq: number | null
  hash: string | null
  after: unknown
}

const download = (query: string, from = token) => app.api('GET', `/audit-log/export?${query}`, { token: from })
const json = async (query: string): Promise<Entry[]> =>
  JSON.parse((await download(`format=json&${query}`)).text) as Entry[]
const rowsOf = (entries: Entry[]): string[] => entries.map(({ entityId }) => entityId)
/** Days are those of the company. */
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Africa/Nairobi' }).format()

describe('the export', () => {
  test('a table for spreadsheets: formulas are text, everything else is as it was', async () => {
    const { status, text, headers } = await download('entity=samples')
    expect(status).toBe(200)
    expect(headers.get('content-type')).toContain('text/csv')
    expect(headers.get('content-disposition')).toBe('attachment; filename="audit-log.csv"')
    expect(text.startsWith('at,actor,actorEmail,onBehalfOf,action,entity,entityId,before,after,reason')).toBe(true)
    for (const cell of [",'=1+1,", ",'+44,", ",'-cmd,", ",'@SUM(A1),", ',fine,']) expect(text).toContain(cell)
    expect(text).toContain(String.raw`"{""name"": ""plain, \""quoted\""\nand broken""}"`)
    expect(text.trimEnd().split('\r\n')).toHaveLength(6)
  })

  test('JSON with the seals, oldest first', async () => {
    const entries = await json('entity=samples')
    expect(rowsOf(entries).sort()).toEqual(['row-1', 'row-2', 'row-3', 'row-4', 'row-5'])
    expect(entries.every(({ seq, hash }) => Number.isInteger(seq) && /^[0-9a-f]{64}$/.test(hash ?? ''))).toBe(true)
    expect(entries.find(({ entityId }) => entityId === 'row-5')?.after).toEqual({ nested: { deep: [1, null] } })
  })

  test.each([
    ['one row', () => 'entityId=row-2', ['row-2']],
    ['who', () => `entity=samples&actor=${userId}`, ['row-3']],
    ['what was done', () => 'entity=samples&action=delete', []],
    ['from a day on', () => `entityId=row-2&from=${today}`, ['row-2']],
    ['to a day, included', () => `entityId=row-2&to=${today}`, ['row-2']],
    ['to an instant', () => 'entityId=row-2&to=2020-01-01T00:00:00Z', []],
    ['from a day in the future', () => 'entityId=row-2&from=2099-01-01', []],
  ])('by %s', async (_, query, expected) => {
    expect(rowsOf(await json(query()))).toEqual(expected)
  })

  test('nothing that fits is an empty table, and an empty list', async () => {
    expect((await download('entity=nothing')).text.trim().split('\n')).toHaveLength(1)
    expect(await json('entity=nothing')).toEqual([])
  })

  test('it is an entry of the log itself', async () => {
    const [before] = await readQuery<{ count: string }>(
      app.payload,
      `select count(*) from audit_log where action = 'export'`,
    )
    await download('entity=samples&to=2020-01-01')
    const rows = await readQuery<{ after: object; actor_id: string }>(
      app.payload,
      `select after, actor_id from audit_log where action = 'export' and company_id = $1 order by at desc`,
      [company],
    )
    expect(rows).toHaveLength(Number(before?.count) + 1)
    expect(rows[0]).toEqual({ after: { format: 'csv', entity: 'samples', to: '2020-01-01' }, actor_id: userId })
  })

  test.each([
    ['format=xml', 'format'],
    ['from=yesterday', 'from'],
    ['to=2026-02-30', 'to'],
    ['actor=me', 'actor'],
    ['company=x', ''],
  ])('%s is refused', async (query, path) => {
    const { status, body } = await download(query)
    expect(status).toBe(400)
    if (path) expect(body).toMatchObject({ errors: [{ path }] })
  })

  test('a viewer may not, nobody without a log-in may, and no company sees another', async () => {
    const viewer = await app.login('viewer@acacia.test', password)
    expect((await download('', viewer)).status).toBe(403)
    expect((await app.api('GET', '/audit-log/export')).status).toBe(401)
    const own = await json('')
    const ids = await readQuery<{ id: string }>(app.payload, 'select id from audit_log where company_id = $1', [other])
    expect(own.length).toBeGreaterThan(5)
    expect(JSON.stringify(own)).not.toMatch(new RegExp(ids.map(({ id }) => id).join('|')))
    const answer = await app.api('GET', '/audit-log/export', { token, headers: { 'x-company': other } })
    expect(answer.status).toBe(404)
  })
})

test('a large log comes in pieces, and a reader who leaves ends it', async () => {
  const rows = Array.from({ length: 2_500 }, (_, index) => ({
    action: 'create',
    entity: 'many',
    company,
    after: { id: index, index },
  }))
  await recordAudit({ req: await createReq(app.payload), rows })
  const open = async () =>
    (
      await exportAudit({ req: await createReq(app.payload), company, format: 'json', filters: { entity: 'many' } })
    ).getReader() as ReadableStreamDefaultReader<Uint8Array>
  const reader = await open()
  const pieces: string[] = []
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    pieces.push(new TextDecoder().decode(value))
  }
  expect(pieces.length).toBeGreaterThan(3)
  const entries = JSON.parse(pieces.join('')) as { after: { index: number } }[]
  expect(new Set(entries.map(({ after }) => after.index)).size).toBe(2_500)

  const leaving = await open()
  await leaving.read()
  await leaving.cancel()
  expect((await leaving.read()).done).toBe(true)
})

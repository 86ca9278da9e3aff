import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import { readQuery } from '../../../src/db/transaction.ts'
import { makeGeographyWorld, type GeographyWorld } from '../geography/geography-world.ts'

let world: GeographyWorld
beforeAll(async () => {
  world = await makeGeographyWorld()
  const { payload } = world.app
  await readQuery(
    payload,
    `insert into people (company_id, name, kind, phone, email, is_tenant)
     select $1, 'Person ' || lpad(i::text, 4, '0'), 'individual', '+2547' || lpad(i::text, 8, '0'), 'p' || i || '@geo.test', true
     from generate_series(1, 1200) i`,
    [world.b.id],
  )
}, 120_000)
afterAll(() => world?.app.stop())

type Table = Record<string, string>[]

const download = (path: string, token = world.tokens.administrator) =>
  world.app.api('GET', `/exports/${path}`, { token })
const table = async (path: string, token?: string): Promise<Table> => {
  const { status, text } = await download(path, token)
  if (status !== 200) throw new Error(`${path} answered ${status}: ${text}`)
  return parse(text, { bom: true, columns: true })
}
const refused = async (path: string, token?: string) => {
  const { status, body } = await download(path, token)
  return [status, (body as { errors?: { path?: string }[] }).errors?.[0]?.path]
}

describe('a list as CSV', () => {
  test('amounts as decimals with their currency, relations by their titles, choices in words', async () => {
    const [row, ...rest] = await table('units?columns=identifier,project,rentMinor,status&sort=project.name,identifier')
    expect(rest).toHaveLength(8)
    expect(row).toEqual({
      Identifier: expect.any(String),
      Project: 'Karen Court',
      'Asking rent per month': '35000.00',
      Currency: 'KES',
      Status: 'Available',
    })
  })

  test('every readable column by default, with both numbers of a place; never the company or what is hidden', async () => {
    const rows = await table('projects?where[name][equals]=Karen Court')
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      Name: 'Karen Court',
      Latitude: '-1.3197',
      Longitude: '36.7073',
      'Management fee': '8.00',
    })
    expect(Object.keys(rows[0] ?? {})).not.toEqual(expect.arrayContaining(['Company']))
    const accounts = await download('gateway-accounts')
    expect(accounts.text).not.toMatch(/secret|token/i)
  })

  test('formulas are text, negative numbers stay numbers, quotes and line ends come through', async () => {
    const evil = '=HYPERLINK("http://evil.example")'
    await readQuery(world.app.payload, `update projects set address = $2, area = $3 where id = $1`, [
      world.mine.Karen.project,
      evil,
      'a "quoted"\nline',
    ])
    const [row] = await table('projects?columns=address,area,location&where[name][equals]=Karen Court')
    expect(row).toEqual({ Address: `'${evil}`, Area: 'a "quoted"\nline', Latitude: '-1.3197', Longitude: '36.7073' })
  })

  test('1,200 rows over several pages: each once, in either order', async () => {
    for (const path of ['people?columns=name', 'people?columns=name&sort=-name']) {
      const rows = (await table(path, world.tokens.other)).map(({ Name }) => Name)
      expect(rows).toHaveLength(1_200)
      expect(new Set(rows).size).toBe(1_200)
      if (path.includes('sort')) expect([rows[0], rows.at(-1)]).toEqual(['Person 1200', 'Person 0001'])
    }
  })

  test('the headers of a download, and the entry of the audit log', async () => {
    const { headers } = await download('units?columns=identifier&where[status][equals]=available')
    expect(headers.get('content-type')).toContain('text/csv')
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="units-\d{4}-\d\d-\d\d\.csv"$/)
    const [entry] = await readQuery<{ after: object }>(
      world.app.payload,
      `select after from audit_log where action = 'export' and entity = 'units' and company_id = $1 order by at desc limit 1`,
      [world.a.id],
    )
    expect(entry?.after).toMatchObject({ format: 'csv', rows: 9, columns: ['identifier'], where: { status: { equals: 'available' } } }) // prettier-ignore
  })

  test('nothing that fits is a head without rows', async () => {
    expect((await download('units?columns=identifier&where[identifier][equals]=none')).text.trim()).toMatch(
      /Identifier$/,
    )
  })
})

describe('who may download what', () => {
  test('another company’s rows never, whatever is asked', async () => {
    const ids = [world.others.Karen.project, world.others.Karen.unit]
    for (const path of [
      'units?columns=id,project',
      `units?columns=id,project&where[company][equals]=${world.b.id}`,
      `units?columns=id,project&where[or][0][project][equals]=${ids[0]}&where[or][1][identifier][exists]=true`,
    ]) {
      const { text } = await download(path)
      for (const id of ids) expect(text).not.toContain(id)
    }
    const headers = { 'x-company': world.b.id }
    const token = world.tokens.administrator
    expect((await world.app.api('GET', '/exports/units', { token, headers })).status).toBe(404)
  })

  test('staff of one project get its rows, a portal user his own, a clerk without the permission none', async () => {
    const rows = await table('units?columns=project', world.tokens.limited)
    expect(rows.map(({ Project }) => Project)).toEqual(['Kilimani Court', 'Kilimani Court'])
    const portal = await download('people?columns=name', world.tokens.portal)
    expect([portal.status, portal.text.trim().split('\r\n').length]).toEqual([200, 2])
    expect(await refused('people?columns=notes', world.tokens.portal)).toEqual([400, 'columns'])
    const clerk = await world.hire('exporter', ['people.people.view'])
    expect((await download('units', clerk)).status).toBe(403)
    expect((await world.app.api('GET', '/exports/units')).status).toBe(401)
  })

  test.each(['users', 'credentials', 'sessions', 'companies', 'payload-preferences', 'nothing', 'constructor'])(
    '%s is no list',
    async (slug) => expect((await download(slug)).status).toBe(404),
  )
})

describe('bad input names the parameter', () => {
  test.each([
    ['units?columns=secret', 'columns'],
    ['units?columns=company', 'columns'],
    ['units?sort=nothing', 'sort'],
    ['units?sort=a;b', 'sort.0'],
    ['units?limit=5', 'limit'],
    ['units?where=text', 'where'],
  ])('%s', async (path, field) => expect(await refused(path)).toEqual([400, field]))

  test('a field that is not there', async () => {
    expect((await download('units?where[nothing][equals]=1')).status).toBe(400)
  })
})

test('saved filters are a preference of their user: another user neither reads nor removes them', async () => {
  const path = '/payload-preferences/fh-filters-units'
  const value = [{ name: 'Vacant', where: { status: { equals: 'available' } } }]
  const token = world.tokens.administrator
  expect((await world.app.api('POST', path, { token, body: { value } })).status).toBe(200)
  expect((await world.app.api('GET', path, { token })).body).toMatchObject({ value })
  for (const other of [world.tokens.other, world.tokens.limited]) {
    expect((await world.app.api('GET', path, { token: other })).text).not.toContain('Vacant')
    expect((await world.app.api('DELETE', path, { token: other })).status).toBe(404)
  }
  expect((await world.app.api('GET', path, { token })).body).toMatchObject({ value })
})

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readQuery } from '../../../src/db/transaction.ts'
import type { TestApp } from '../../helpers/app.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { csvOf, type ImportWorld, makeImportWorld } from './import-world.ts'
import { archiveOf, bomb, lyingBomb, workbookOf } from './workbook.ts'

let app: TestApp
let world: ImportWorld

beforeAll(async () => {
  app = await startUnlimitedApp()
  world = await makeImportWorld(app, 'files')
})
afterAll(() => app?.stop())

const header = ['Unit', 'Unit kind', 'Rent']
const small = csvOf(header, ['X1', 'shop', 1])

describe('what is read', () => {
  test.each([
    ['commas', 'Unit,Unit kind,Rent\r\nX1,shop,"1,000.50"\r\n'],
    ['a byte order mark and semicolons', '\uFEFFUnit;Unit kind;Rent\nX1;shop;1000.5\n'],
    ['tabs', 'Unit\tUnit kind\tRent\nX1\tshop\t1000.5\n'],
    ['blank rows, other case, blanks in headings', 'UNIT , unit_kind,rent\n\n,,\nX1,SHOP, 1000.50 \n'],
  ])('%s', async (_name, content) => {
    const { status, body } = await world.upload({ project: world.project, content })
    expect([status, body.status, body.rows]).toEqual([201, 'ready', 1])
    const rows = await app.api<{ docs: { data: object; rowNumber: number }[] }>(
      'GET',
      `/import-rows?where[import][equals]=${body.id}&depth=0`,
      { token: world.boss.token },
    )
    expect(rows.body.docs[0]?.data).toMatchObject({ identifier: 'X1' })
  })

  test('a workbook: numbers, dates, rich text, blank rows; formulas and errors are problems of their cell', async () => {
    const content = await workbookOf([
      ['Name', 'Phone', 'Born', 'Roles', 'National ID'],
      [
        { richText: [{ text: 'Achieng ' }, { text: 'Otieno' }] },
        254712000001,
        new Date(Date.UTC(1990, 3, 12)),
        'tenant',
        28123456,
      ],
      [],
      ['Baraka', { formula: 'A1&"1"', result: '+254712000002' }, '1990-02-30', 'king', { error: '#N/A' }],
      [null, '+254712000003', '', '', ''],
    ])
    const { body } = await world.upload({ kind: 'people', name: 'people.xlsx', content })
    expect(body.problems.map(({ row, column }) => [row, column])).toEqual([
      [4, 'Phone'],
      [4, 'National ID'],
      [4, 'Born'],
      [4, 'Roles'],
      [5, 'Name'],
    ])
    await world.commit(body.id, { skipWrong: true })
    const people = await readQuery(
      app.payload,
      `select name, phone, birth_date, national_id, is_tenant, verification from people where company_id = $1 and phone = '+254712000001'`,
      [world.company],
    )
    expect(people).toEqual([
      {
        name: 'Achieng Otieno',
        phone: '+254712000001',
        birth_date: '1990-04-12',
        national_id: '28123456',
        is_tenant: true,
        verification: 'unverified',
      },
    ])
  })
})

describe('what is refused', () => {
  const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
  test.each<[string, string, () => Buffer | string | Promise<Buffer>, RegExp]>([
    ['an old workbook', 'units.xls', () => old, /\.xlsx/],
    ['a protected workbook', 'units.xlsx', () => old, /password/],
    ['a picture', 'units.png', () => 'x', /\.csv/],
    ['a page', 'units.html', () => '<html>', /\.csv/],
    ['a workbook that is text', 'units.xlsx', () => small, /\.xlsx/],
    ['a table that is an archive', 'units.csv', () => workbookOf([['Unit']]), /\.csv/],
    ['an archive that is no workbook', 'units.xlsx', () => archiveOf([{ name: 'a.txt', text: 'x' }]), /cannot be read/],
    ['half a workbook', 'units.xlsx', async () => (await workbookOf([['Unit'], ['X1']])).subarray(0, 900), /damaged/],
    ['an archive that unpacks to far more', 'units.xlsx', bomb, /unpacks/],
    ['an archive that lies about that', 'units.xlsx', lyingBomb, /damaged/],
    ['another encoding', 'units.csv', () => Buffer.from('Unit\nCaf\xe9\n', 'latin1'), /UTF-8/],
    ['a quotation mark too few', 'units.csv', () => 'Unit\n"X1\n', /quotation/],
    ['no rows', 'units.csv', () => 'Unit,Rent\n', /no rows/],
    ['nothing', 'units.csv', () => '', /empty/],
    ['20,001 rows', 'units.csv', () => `Unit\n${'X\n'.repeat(20_001)}`, /20000/],
    ['a cell without a heading', 'units.csv', () => 'Unit\nX1,2\n', /more cells/],
    ['a column that nobody knows', 'units.csv', () => 'Unit,Colour\nX1,red\n', /Colour/],
    ['a column twice', 'units.csv', () => 'Unit,unit\nX1,X2\n', /twice/],
    ['a missing column', 'units.csv', () => 'Rent,Unit kind\n1,shop\n', /Unit is missing/],
    ['a name with a path', '../units.csv', () => small, /./],
  ])('%s', async (_name, name, make, message) => {
    const before = await world.count('imports')
    const { status, body } = await world.upload({ project: world.project, name, content: await make() })
    // the form itself drops a path from the name of a file
    if (name.startsWith('..')) expect([201, 400]).toContain(status)
    else {
      expect([status, body.errors[0]?.path]).toEqual([400, 'file'])
      expect(body.errors.map((each) => each.message).join(' ')).toMatch(message)
      expect(await world.count('imports')).toBe(before)
    }
  })

  test('a file above ten megabytes', async () => {
    const { status } = await world.upload({ content: Buffer.alloc(10 * 1024 * 1024 + 1, 0x61) })
    expect(status).toBe(413)
    expect((await world.upload({ content: Buffer.alloc(12 * 1024 * 1024, 0x61) })).status).toBe(413)
  })

  test('forms that are none, without a file, with two files or with more fields', async () => {
    const { token } = world.boss
    const post = (body: unknown, headers?: Record<string, string>) =>
      app.api<{ errors: { path?: string }[] }>('POST', '/imports', { token, body, headers })
    const form = (...entries: [string, string | File][]): FormData => {
      const data = new FormData()
      for (const [key, value] of entries) data.append(key, value)
      return data
    }
    const file = new File([small], 'a.csv')
    const answers = await Promise.all([
      post(form(['kind', 'structure'])),
      post(form(['kind', 'structure'], ['file', file], ['other', file])),
      post(form(['kind', 'castles'], ['file', file])),
      post(form(['kind', 'structure'], ['project', 'x'], ['file', file])),
      post(form(['kind', 'structure'], ['company', world.company], ['file', file])),
      post('x', { 'content-type': 'multipart/form-data; boundary=x' }),
      post({ kind: 'structure', fileName: 'a.csv', content: '???' }),
    ])
    expect(answers.map(({ status, body }) => [status, body.errors[0]?.path])).toEqual([
      [400, 'file'],
      [400, 'file'],
      [400, 'kind'],
      [400, 'project'],
      [400, 'company'],
      [400, 'file'],
      [400, 'content'],
    ])
  })
})

describe('what is given back', () => {
  test('templates can be filled and come in again as they are', async () => {
    for (const [kind, variant] of [
      ['structure', 'floors'],
      ['structure', 'units'],
      ['people', 'people'],
      ['people', 'clients'],
    ]) {
      for (const format of ['csv', 'xlsx']) {
        const path = `/api/v1/imports/templates/${kind}?variant=${variant}&format=${format}`
        const { handleApi } = await import('../../../src/api.ts')
        const request = new Request(new URL(path, 'http://localhost:3000'), {
          headers: { authorization: `Bearer ${world.boss.token}` },
        })
        const answer = await handleApi(request, { ip: '127.0.0.1', requestId: 'template' })
        const content = Buffer.from(await answer.arrayBuffer())
        const project = kind === 'structure' && variant === 'units' ? await emptyProject() : undefined
        const { status, body } = await world.upload({
          kind,
          project: kind === 'structure' ? (project ?? (await emptyProject())) : undefined,
          name: `template.${format}`,
          content,
        })
        expect([kind, variant, format, status, body.problems]).toEqual([kind, variant, format, 201, []])
      }
    }
    const unknown = await app.api('GET', '/imports/templates/people?variant=none', { token: world.boss.token })
    expect(unknown.status).toBe(400)
  })

  test('errors as CSV, whose cells no spreadsheet runs', async () => {
    const content = csvOf(['Unit', 'Unit kind'], ['X1', '@SUM(1)'], ['=cmd', 'shop'])
    const { body } = await world.upload({ project: world.project, content })
    const { text, headers } = await app.api('GET', `/imports/${body.id}/errors.csv`, { token: world.boss.token })
    expect(headers.get('content-disposition')).toContain('attachment')
    const lines = text.replace('\uFEFF', '').trim().split('\r\n')
    expect(lines[0]).toBe('Row,State,Column,Message')
    expect(lines[1]).toMatch(/^2,error,Unit kind,/)
    expect(lines[2]).toMatch(/^3,error,Unit,/)
    expect(text.split(/[,\r\n]/).some((cell) => /^"?[=+@-]/.test(cell))).toBe(false)
  })
})

let projects = 0

const emptyProject = async (): Promise<string> => {
  projects += 1
  const { body } = await app.api<{ doc: { id: string } }>('POST', '/projects', {
    token: world.boss.token,
    body: {
      name: `Empty ${projects}`,
      code: `EMPTY${projects}`,
      managementMode: 'full',
      managementFeeBps: 0,
      projectType: 'residential',
      stage: 'ongoing',
    },
  })
  return body.doc.id
}

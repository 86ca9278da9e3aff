import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readQuery } from '../../../src/db/transaction.ts'
import type { TestApp } from '../../helpers/app.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { csvOf, type ImportWorld, makeImportWorld } from './import-world.ts'

let app: TestApp
let world: ImportWorld

beforeAll(async () => {
  app = await startUnlimitedApp()
  world = await makeImportWorld(app, 'structure')
})
afterAll(() => app?.stop())

const floors = ['Block/House Name', 'Floor', 'Units']
const units = ['Block', 'Floor', 'Unit', 'Unit kind', 'Rent']

const newProject = async (code: string): Promise<string> => {
  const { body } = await app.api<{ doc: { id: string } }>('POST', '/projects', {
    token: world.boss.token,
    body: {
      name: code,
      code,
      managementMode: 'full',
      managementFeeBps: 0,
      projectType: 'residential',
      stage: 'ongoing',
    },
  })
  return body.doc.id
}

const unitsIn = async (project: string) =>
  await readQuery<{ identifier: string; mode: string | null; block: string | null; floor: number | null }>(
    app.payload,
    `select u.identifier, u.management_mode as mode, b.name as block, u.floor::int as floor
       from units u left join blocks b on b.id = u.block_id where u.project_id = $1 order by u.identifier`,
    [project],
  )

describe('rows of floors', () => {
  test('make blocks with numbered units, and houses where no floor has units', async () => {
    const project = await newProject('FLOORS')
    const content = csvOf(
      floors,
      ['Block A', 0, '-'],
      ['Block A', 1, 2],
      ['Villa Rose', 0, '-'],
      ['Villa Rose', 1, '-'],
    )
    const { status, body } = await world.upload({ project, content })
    expect([status, body.status, body.wrongRows]).toEqual([201, 'ready', 0])
    expect(body.summary.counts).toEqual({ blocks: 1, floors: 2, units: 3, houses_changed: 0 })
    expect(JSON.stringify(body.summary.tree)).toContain('A101, A102')
    expect(await unitsIn(project)).toEqual([])
    expect((await world.commit(body.id)).body).toMatchObject({ status: 'done', createdRows: 4 })
    expect(await unitsIn(project)).toEqual([
      { identifier: 'A101', mode: 'service_only', block: 'Block A', floor: 1 },
      { identifier: 'A102', mode: 'service_only', block: 'Block A', floor: 1 },
      { identifier: 'Villa Rose', mode: 'service_only', block: null, floor: null },
    ])
    const rows = await readQuery(
      app.payload,
      `select floors::int, kind from units where project_id = $1 and kind = 'house'`,
      [project],
    )
    expect(rows).toEqual([{ floors: 2, kind: 'house' }])

    const more = csvOf(floors, ['BLOCK A', 1, 2], ['Block A', 4, 1], ['villa rose', 2, '-'])
    const again = await world.upload({ project, content: more })
    expect(again.body).toMatchObject({ status: 'ready', rows: 3, skippedRows: 1 })
    expect((await world.commit(again.body.id)).body).toMatchObject({ status: 'done', createdRows: 2 })
    const floorsOf = () =>
      readQuery(
        app.payload,
        `select name, floors::int from blocks where project_id = $1
        union all select identifier, floors::int from units where project_id = $1 and kind = 'house'`,
        [project],
      )
    expect(await floorsOf()).toEqual([
      { name: 'Block A', floors: 5 },
      { name: 'Villa Rose', floors: 3 },
    ])
    expect((await world.undo(again.body.id)).body).toMatchObject({ status: 'undone' })
    expect(await floorsOf()).toEqual([
      { name: 'Block A', floors: 2 },
      { name: 'Villa Rose', floors: 2 },
    ])
    expect(await unitsIn(project)).toHaveLength(3)
  })

  test.each([
    ['floor -1', [['Block A', -1, 2]], [2, 'Floor']],
    ['floor 101', [['Block A', 101, 2]], [2, 'Floor']],
    ['half a floor', [['Block A', '1.5', 2]], [2, 'Floor']],
    ['100 units on a floor', [['Block A', 1, 100]], [2, 'Units']],
    ['no name', [['', 1, 2]], [2, 'Block/House Name']],
    [
      'a floor twice',
      [
        ['Block A', 1, 2],
        ['block a', 1, 3],
      ],
      [3, 'Floor'],
    ],
    [
      'the identifiers of another block',
      [
        ['Block A', 1, 2],
        ['Tower A', 1, 2],
      ],
      [3, 'Units'],
    ],
  ])('%s is a problem of its row', async (_name, rows, [row, column]) => {
    const { body } = await world.upload({ project: world.project, content: csvOf(floors, ...(rows as string[][])) })
    // the world's own project has a Block A already
    expect(body.problems.map((problem) => [problem.row, problem.column])).toEqual([[row, column]])
    expect((await world.commit(body.id)).status).toBe(409)
  })
})

describe('rows of units', () => {
  test('make units with amounts in minor units, in projects by their code', async () => {
    const project = await newProject('RICH')
    const content = [
      '\uFEFFProject;Block;Block kind;Floor;Unit;Unit kind;Bedrooms;Area;Rent;Sale price;Currency;Offering;Management',
      'rich;Block 1;block;2;201;apartment;2;64.5;35,000.50;;KES;rent;full',
      'RICH;;;;Shop 1;shop;;;1000;;UGX;both;services only',
    ].join('\n')
    const { body } = await world.upload({ content })
    expect(body).toMatchObject({ status: 'ready', problems: [] })
    await world.commit(body.id)
    const rows = await readQuery(
      app.payload,
      `select identifier, rent_minor::float8 as rent, currency, area_sqm::float8 as area, offering, management_mode as mode
       from units where project_id = $1 order by identifier`,
      [project],
    )
    expect(rows).toEqual([
      { identifier: '201', rent: 3_500_050, currency: 'KES', area: 64.5, offering: 'rent', mode: 'full' },
      { identifier: 'Shop 1', rent: 1_000, currency: 'UGX', area: null, offering: 'both', mode: 'service_only' },
    ])
    const audit = await readQuery<{ action: string; entity: string }>(
      app.payload,
      `select action, entity from audit_log where after ->> 'import' = $1 order by entity`,
      [body.id],
    )
    expect(audit.map(({ action, entity }) => `${action} ${entity}`)).toEqual([
      'create blocks',
      'create units',
      'create units',
    ])
  })

  test.each([
    ['a unit of another case', [['Block A', 1, '', 'apartment', 1]], 'Unit'],
    ['an amount that is none', [['Block A', 1, 'X1', 'apartment', '12.345']], 'Rent'],
    ['a negative amount', [['Block A', 1, 'X1', 'apartment', '-5']], 'Rent'],
    ['a formula', [['Block A', 1, 'X1', 'apartment', '=1+1']], 'Rent'],
    ['an unknown kind', [['Block A', 1, 'X1', 'castle', 1]], 'Unit kind'],
    ['a floor without a block', [['', 1, 'X1', 'apartment', 1]], 'Floor'],
  ])('%s is a problem of its column', async (_name, rows, column) => {
    const filled = rows.map((row) =>
      row.map((cell, at) => (at === 2 && cell === '' ? `${world.code}-1`.toUpperCase() : cell)),
    )
    const { body } = await world.upload({ project: world.project, content: csvOf(units, ...filled) })
    expect(body.problems.map((problem) => [problem.row, problem.column])).toEqual([[2, column]])
  })

  test('a project that is unknown, another one than chosen, or another company’s is refused', async () => {
    const other = await makeImportWorld(app, 'structure-other')
    const content = csvOf(['Project', 'Unit'], [other.code, 'A1'], ['', 'A2'])
    const { body } = await world.upload({ content })
    expect(body.problems.map(({ row, column }) => [row, column])).toEqual([
      [2, 'Project'],
      [3, 'Project'],
    ])
    const foreign = await world.upload({ project: other.project, content })
    const unknown = await world.upload({ project: '00000000-0000-4000-8000-000000000000', content })
    expect([foreign.status, foreign.body.errors]).toEqual([400, unknown.body.errors])
  })

  test('wrong rows are skipped only when that is asked for', async () => {
    const project = await newProject('SKIP')
    const content = csvOf(units, ['Block A', 1, 'A1', 'apartment', 1], ['Block A', 1, 'a1', 'apartment', 1])
    const { body } = await world.upload({ project, content })
    expect(body).toMatchObject({ status: 'invalid', wrongRows: 1 })
    expect((await world.commit(body.id)).status).toBe(409)
    expect(await unitsIn(project)).toHaveLength(0)
    expect((await world.commit(body.id, { skipWrong: true })).body).toMatchObject({ status: 'done', createdRows: 1 })
    expect(await unitsIn(project)).toHaveLength(1)
  })

  test('what has changed since the check is found before anything is written', async () => {
    const project = await newProject('LATE')
    const content = csvOf(units, ['Block A', 1, 'A1', 'apartment', 1], ['Block A', 1, 'A2', 'apartment', 1])
    const { body } = await world.upload({ project, content })
    const made = await app.api('POST', '/units', {
      token: world.boss.token,
      body: { project, identifier: 'a2', kind: 'apartment', offering: 'rent', currency: 'KES' },
    })
    expect(made.status).toBe(201)
    expect((await world.commit(body.id)).status).toBe(409)
    const after = await world.progress(body.id)
    expect(after.body).toMatchObject({ status: 'invalid', wrongRows: 1, problems: [{ row: 3, column: 'Unit' }] })
    expect(await unitsIn(project)).toHaveLength(1)
  })

  test('an import is taken back while nothing hangs on it, with a list of what does', async () => {
    const project = await newProject('UNDO')
    const { body } = await world.upload({ project, content: csvOf(units, ['Block A', 1, 'A1', 'apartment', 1]) })
    await world.commit(body.id)
    const [unit] = await readQuery<{ id: string }>(app.payload, 'select id from units where project_id = $1', [project])
    const room = await app.api<{ doc: { id: string } }>('POST', '/rooms', {
      token: world.boss.token,
      body: { unit: unit?.id, name: 'Bedroom 1', kind: 'bedroom' },
    })
    const refused = await world.undo(body.id)
    expect([refused.status, refused.body.errors[0]?.path]).toEqual([409, 'rooms'])
    await readQuery(app.payload, 'delete from rooms where id = $1', [room.body.doc.id])
    expect((await world.undo(body.id)).body).toMatchObject({ status: 'undone', createdRows: 0 })
    expect((await world.undo(body.id)).status).toBe(200)
    expect(await unitsIn(project)).toHaveLength(0)
    const again = await world.upload({ project, content: csvOf(units, ['Block A', 1, 'A1', 'apartment', 1]) })
    expect((await world.commit(again.body.id)).body.status).toBe('done')
  })
})

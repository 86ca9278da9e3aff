import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Structure } from '../../../src/services/structure/read-structure.ts'
import type { TestApp } from '../../helpers/app.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { linkPortal, makePortal, tokenOf } from '../rows/people.ts'
import { makeStructureWorld, type StructureWorld } from './world.ts'

let app: TestApp
let world: StructureWorld

beforeAll(async () => {
  app = await startUnlimitedApp()
  world = await makeStructureWorld(app, 'growing')
})
afterAll(() => app?.stop())

const tree = async (project: string, token?: string) =>
  (await world.call<Structure>('GET', `/projects/${project}/structure`, undefined, token)).body
const addBlocks = (project: string, blocks: object[], token?: string) =>
  world.call<{ blocks: { id: string; name: string }[]; errors: never[] }>(
    'POST',
    `/projects/${project}/structure/blocks`,
    { blocks },
    token,
  )
const addUnits = (project: string, body: object, token?: string) =>
  world.call<{ units: { id: string; identifier: string }[] }>(
    'POST',
    `/projects/${project}/structure/units`,
    body,
    token,
  )

describe('many blocks at once', () => {
  test('are added with floors and slots, sorted as people sort, each audited', async () => {
    const project = await world.project()
    const answer = await addBlocks(project, [
      { name: 'Block 10', floors: 1 },
      { name: 'Block 2', floors: 3 },
      { name: 'Cellar', kind: 'basement', slots: 4 },
      { name: 'Row', kind: 'house_row' },
    ])
    expect(answer.status).toBe(201)
    const { blocks, counts } = await tree(project)
    expect(blocks.map(({ name, floorCount, slots }) => [name, floorCount, slots.total])).toEqual([
      ...[['Block 2', 3, 0], ['Block 10', 1, 0], ['Cellar', 0, 4], ['Row', 0, 0]], // prettier-ignore
    ])
    expect(blocks[0]?.floors.map(({ name }) => name)).toEqual(['Ground floor', 'Floor 1', 'Floor 2'])
    expect(counts).toMatchObject({ blocks: 4, units: 0, slots: 4 })
    const ids = answer.body.blocks.map(({ id }) => id)
    const audit = await world.sql(`select actor_id from audit_log where action = 'create' and entity_id = any($1)`, [
      ids,
    ])
    expect(audit).toEqual(ids.map(() => ({ actor_id: world.boss.user })))
  })

  test('are refused together, with an error for each row', async () => {
    const project = await world.project()
    await addBlocks(project, [{ name: 'Old' }])
    const answer = await addBlocks(project, [
      ...[{ name: 'New' }, { name: 'OLD' }, { name: 'new' }],
      ...[
        { name: 'Cellar', kind: 'basement', floors: 1 },
        { name: 'Slots', slots: 1 },
      ],
    ])
    expect(world.pathsOf(answer)).toEqual([
      ...[400, 'blocks.3.floors', 'blocks.4.slots', 'blocks.1.name', 'blocks.2.name'],
    ])
    expect((await tree(project)).blocks).toHaveLength(1)
    const wrong = await addBlocks(project, [
      { name: 'A', floors: 101 },
      { name: 'B', floors: -1 },
      { name: ' ', x: 1 },
    ])
    expect(world.pathsOf(wrong)).toEqual([
      ...[400, 'blocks.0.floors', 'blocks.1.floors', 'blocks.2.name', 'blocks.2.x'],
    ])
    expect(world.pathsOf(await addBlocks(project, []))).toEqual([400, 'blocks'])
  })
})

describe('many units at once', () => {
  test('take numbers, defaults and the currency of the company', async () => {
    const project = await world.project()
    const block = await world.block(project, { name: 'Block A' })
    await world.unit(project, { block, floor: 1, identifier: 'a101' })
    const body = { block, floor: 1, units: [{}, { identifier: 'Shop', kind: 'shop', rentMinor: 500 }, {}] }
    const made = await addUnits(project, body)
    expect([made.status, made.body.units.map(({ identifier }) => identifier)]).toEqual([
      ...[201, ['A102', 'Shop', 'A103']],
    ])
    const [{ floors = [] } = {}] = (await tree(project)).blocks
    expect(floors[1]?.counts).toMatchObject({ units: 4, available: 4 })
    expect(floors[1]?.units.find(({ identifier }) => identifier === 'Shop')).toMatchObject({
      ...{ kind: 'shop', rentMinor: 500, currency: 'KES', managementMode: 'full', status: 'available', rooms: 0 },
    })
  })

  test('are refused together, with an error for each row', async () => {
    const project = await world.project()
    const block = await world.block(project)
    await world.unit(project, { identifier: 'Taken' })
    const units = [{ identifier: 'X' }, { identifier: 'taken' }, { identifier: 'x' }, { kind: 'house' }]
    const wrong = await addUnits(project, { block, floor: 0, units })
    expect(world.pathsOf(wrong)).toEqual([400, 'units.3.kind', 'units.1.identifier', 'units.2.identifier'])
    expect(world.pathsOf(await addUnits(project, { block, floor: 3, units: [{}, {}] }))).toEqual([400, 'floor'])
    expect(world.pathsOf(await addUnits(project, { block, floor: -1, units: [{}] }))).toEqual([400, 'floor'])
    const elsewhere = await world.block(await world.project())
    for (const other of [elsewhere, randomUUID()])
      expect(world.pathsOf(await addUnits(project, { block: other, units: [{}] }))).toEqual([400, 'block'])
    expect((await tree(project)).counts.units).toBe(1)
  })

  test('take different numbers when twenty come at the same time', async () => {
    const project = await world.project()
    const block = await world.block(project, { name: 'Block T' })
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => addUnits(project, { block, floor: 0, units: [{}, {}] })),
    )
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201))
    const found = answers.flatMap(({ body }) => body.units.map(({ identifier }) => identifier))
    expect(new Set(found).size).toBe(40)
  }, 60_000)
})

describe('the order', () => {
  test('that was chosen comes first; the rest follows as people sort', async () => {
    const project = await world.project()
    const { body } = await addBlocks(project, [{ name: 'A' }, { name: 'B' }, { name: 'C' }])
    const [a, b, c] = body.blocks.map(({ id }) => id)
    const path = `/projects/${project}/structure/reorder`
    expect((await world.call('POST', path, { blocks: [c, b] })).status).toBe(200)
    expect((await tree(project)).blocks.map(({ name }) => name)).toEqual(['C', 'B', 'A'])
    const foreign = await world.block(await world.project())
    expect(world.pathsOf(await world.call('POST', path, { blocks: [a, foreign] }))).toEqual([400, 'blocks.1'])
    expect(world.pathsOf(await world.call('POST', path, { blocks: [a, a] }))).toEqual([400, 'blocks.1'])
    expect((await tree(project)).blocks.map(({ name }) => name)).toEqual(['C', 'B', 'A'])
  })
})

describe('who may build and look', () => {
  test('is decided by permission, company, project and portal', async () => {
    const [seen, hidden] = [await world.project(), await world.project()]
    const viewer = await world.hire(`viewer-${randomUUID().slice(0, 4)}`, ['property.units.view'])
    const clerk = await world.hire(`clerk-${randomUUID().slice(0, 4)}`, ['property.projects.view'])
    const limited = await world.hireLimited([seen])
    const stranger = (await makeStructureWorld(app, `far-${randomUUID().slice(0, 6)}`)).boss.token
    const user = await makePortal(app.payload, world.person, `${randomUUID()}@portal.test`)
    await linkPortal(app.payload, world.person, user)
    const portal = await tokenOf(app.payload, user)
    const statusOf = async (project: string, token: string) =>
      (await world.call('GET', `/projects/${project}/structure`, undefined, token)).status
    const all = [viewer.token, clerk.token, limited, stranger, portal]
    expect(await Promise.all(all.map((token) => statusOf(seen, token)))).toEqual([200, 403, 200, 404, 403])
    expect(await Promise.all(all.map((token) => statusOf(hidden, token)))).toEqual([200, 403, 404, 404, 403])
    const building = (project: string, token: string) => addBlocks(project, [{ name: randomUUID() }], token)
    const made = await Promise.all(all.map(async (token) => (await building(seen, token)).status))
    expect(made).toEqual([403, 403, 201, 404, 403])
    expect((await building(hidden, limited)).status).toBe(404)
    expect((await addUnits(hidden, { units: [{}] }, limited)).status).toBe(404)
    expect((await building('nothing', world.boss.token)).status).toBe(404)
  })
})

test('a number is found whatever its case, in what the caller sees', async () => {
  const [seen, hidden] = [await world.project(), await world.project()]
  const ids = [await world.unit(seen, { identifier: 'Zx-7' }), await world.unit(hidden, { identifier: 'zX-7' })]
  const find = async (query: string, token?: string) => {
    const { body } = await world.call<{ units: { id: string }[] }>('GET', `/units/check?${query}`, undefined, token)
    return body.units?.map(({ id }) => id).sort()
  }
  expect(await find('number=ZX-7')).toEqual(ids.sort())
  expect(await find(`number=zx-7&project=${hidden}`)).toHaveLength(1)
  expect(await find('number=zx-7', await world.hireLimited([seen]))).toHaveLength(1)
  expect(world.pathsOf(await world.call('GET', '/units/check'))).toEqual([400, 'number'])
})

test('a project of any size is read by the same few queries', async () => {
  const project = await world.project()
  const { body } = await addBlocks(project, [{ name: 'A', floors: 10 }])
  const statements = async () => {
    const { default: pg } = await import('pg')
    const original = pg.Client.prototype.query
    let count = 0
    pg.Client.prototype.query = function (this: unknown, ...args: unknown[]) {
      count += 1
      return (original as (...all: unknown[]) => unknown).apply(this, args)
    } as typeof original
    try {
      await tree(project)
    } finally {
      pg.Client.prototype.query = original
    }
    return count
  }
  await statements()
  const few = await statements()
  for (let floor = 0; floor < 4; floor += 1)
    await addUnits(project, { block: body.blocks[0]?.id, floor, units: Array.from({ length: 500 }, () => ({})) })
  expect((await tree(project)).counts.units).toBe(2_000)
  expect(await statements()).toBe(few)
}, 60_000)

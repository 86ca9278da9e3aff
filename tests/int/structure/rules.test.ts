import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { TestApp } from '../../helpers/app.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { makeStructureWorld, type StructureWorld } from './world.ts'

let app: TestApp
let world: StructureWorld
let project: string
let block: string
let row: string
let basement: string
let elsewhere: string

beforeAll(async () => {
  app = await startUnlimitedApp()
  world = await makeStructureWorld(app, 'building')
  project = await world.project()
  block = await world.block(project, { name: 'Block A' })
  row = await world.block(project, { name: 'Row', kind: 'house_row', floors: 0 })
  basement = await world.block(project, { name: 'Cellar', kind: 'basement', floors: 0 })
  elsewhere = await world.block(await world.project())
})
afterAll(() => app?.stop())

describe('where a unit stands', () => {
  test.each([
    ['on the ground floor', () => ({ block, floor: 0 }), [201]],
    ['on the top floor', () => ({ block, floor: 2 }), [201]],
    ['above the roof', () => ({ block, floor: 3 }), [400, 'floor']],
    ['below the ground', () => ({ block, floor: -1 }), [400, 'floor']],
    ['on floor 101', () => ({ block, floor: 101 }), [400, 'floor']],
    ['between floors', () => ({ block, floor: 1.5 }), [400, 'floor']],
    ['in a block of another project', () => ({ block: elsewhere }), [400, 'block']],
    ['in a basement', () => ({ block: basement }), [400, 'block']],
    ['as a house in a block', () => ({ block, kind: 'house' }), [400, 'kind']],
    ['as a house in a row', () => ({ block: row, kind: 'house' }), [201]],
    ['as a shop in a house row', () => ({ block: row, kind: 'shop' }), [400, 'kind']],
    ['as a house by itself', () => ({ kind: 'house', floors: 2 }), [201]],
    ['on a floor of no block', () => ({ kind: 'house', floor: 0 }), [400, 'floor']],
  ])('%s', async (name, place, expected) => {
    const body = { project, identifier: `Unit ${name}`, kind: 'apartment', ...place() }
    expect(world.pathsOf(await world.call('POST', '/units', body))).toEqual(expected)
  })

  test('holds for SQL too, whoever writes it', async () => {
    const insert = world.sql(
      `insert into units (company_id, project_id, block_id, identifier, kind, floor) values ($1, $2, $3, 'X', 'apartment', 7)`,
      [world.id, project, block],
    )
    await expect(insert).rejects.toMatchObject({ status: 400, path: 'floor' })
  })

  test('an identifier is unique in its project, whatever its case', async () => {
    await world.unit(project, { identifier: 'Ab-1' })
    const again = await world.call('POST', '/units', { project, identifier: 'aB-1', kind: 'house' })
    expect(world.pathsOf(again)).toEqual([400, 'identifier'])
    await world.unit(await world.project(), { identifier: 'AB-1' })
  })
})

describe('a block', () => {
  test.each([-1, 101, 1.5])('does not have %s floors', async (floors) => {
    const made = await world.call('POST', '/blocks', { project, name: `Of ${floors}`, kind: 'block', floors })
    expect(world.pathsOf(made)).toEqual([400, 'floors'])
    expect(world.pathsOf(await world.call('POST', `/blocks/${block}/floors`, { floors }))).toEqual([400, 'floors'])
  })

  test('never changes its project', async () => {
    const to = await world.project()
    expect(world.pathsOf(await world.call('PATCH', `/blocks/${block}`, { project: to }))).toEqual([400, 'project'])
  })

  test('keeps the floors that are in use, and tells which units use them', async () => {
    const own = await world.block(project, { floors: 4 })
    await world.unit(project, { block: own, floor: 2, identifier: 'On the second' })
    const set = (floors: number) => world.call('POST', `/blocks/${own}/floors`, { floors })
    const refused = await set(2)
    expect(world.pathsOf(refused)).toEqual([409, 'floors', 'units'])
    expect(refused.text).toContain('On the second')
    const patched = await world.call('PATCH', `/blocks/${own}`, { floors: 2 })
    expect(world.pathsOf(patched)).toEqual([409, 'floors', 'units'])
    expect((await set(3)).status).toBe(200)
    expect((await set(100)).status).toBe(200)
  })

  test('keeps its kind while something in it would not fit', async () => {
    const own = await world.block(project)
    await world.unit(project, { block: own, floor: 0 })
    for (const kind of ['basement', 'house_row'])
      expect(world.pathsOf(await world.call('PATCH', `/blocks/${own}`, { kind }))).toEqual([409, 'kind'])
  })

  test('loses no floor to a unit that comes at the same time', async () => {
    for (let round = 0; round < 5; round += 1) {
      const own = await world.block(project, { floors: 2 })
      await Promise.all([
        world.call('POST', `/blocks/${own}/floors`, { floors: 1 }),
        world.call('POST', '/units', { project, block: own, floor: 1, kind: 'apartment', identifier: `Race ${round}` }),
      ])
      const lost = await world.sql(
        'select u.id from units u join blocks b on b.id = u.block_id where b.id = $1 and u.floor >= b.floors',
        [own],
      )
      expect(lost).toEqual([])
    }
  })
})

describe('a room', () => {
  test('is on a floor that its house has, and keeps it', async () => {
    const house = await world.unit(project, { kind: 'house', floors: 2 })
    const flat = await world.unit(project, { block, floor: 1 })
    const add = (unit: string, floor: number | undefined, name: string) =>
      world.call('POST', '/rooms', { unit, floor, name, kind: 'bedroom' })
    expect(world.pathsOf(await add(house, 1, 'Upstairs'))).toEqual([201])
    expect(world.pathsOf(await add(house, 2, 'Roof'))).toEqual([400, 'floor'])
    expect(world.pathsOf(await add(flat, 0, 'Bedroom'))).toEqual([400, 'floor'])
    expect(world.pathsOf(await add(flat, undefined, 'Bedroom'))).toEqual([201])
    expect(world.pathsOf(await add(flat, undefined, 'bedroom'))).toEqual([400, 'name'])
    expect(world.pathsOf(await world.call('PATCH', `/units/${house}`, { floors: 1 }))).toEqual([409, 'floors'])
  })
})

describe('whose management a unit has', () => {
  test('is the project’s unless the unit says otherwise', async () => {
    const served = await world.made('/projects', { name: 'Served', code: 'SRV', managementMode: 'service_only' })
    const lease = (unit: string) =>
      world.call('POST', '/contracts', {
        unit,
        person: world.person,
        startDate: '2026-01-01',
        rentMinor: 1,
        currency: 'KES',
        dueDay: 1,
      })
    expect(world.pathsOf(await lease(await world.unit(served)))).toEqual([400, 'unit'])
    expect((await lease(await world.unit(served, { managementMode: 'full' }))).status).toBe(201)
    const served2 = await world.unit(project, { managementMode: 'service_only' })
    expect(world.pathsOf(await lease(served2))).toEqual([400, 'unit'])
  })
})

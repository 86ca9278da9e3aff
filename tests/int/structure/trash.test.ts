import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Structure } from '../../../src/services/structure/read-structure.ts'
import type { TestApp } from '../../helpers/app.ts'
import { makeLease } from '../../helpers/factories.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { makeStructureWorld, type StructureWorld } from './world.ts'

let app: TestApp
let world: StructureWorld

beforeAll(async () => {
  app = await startUnlimitedApp()
  world = await makeStructureWorld(app, 'clearing')
})
afterAll(() => app?.stop())

const at = () => new Date().toISOString()
const put = (path: string, deletedAt: string | null) =>
  world.call('PATCH', `${path}${deletedAt === null ? '?trash=true' : ''}`, { deletedAt })
const live = async (table: string, where: string, id: string) =>
  (await world.sql(`select id from ${table} where ${where} = $1 and deleted_at is null`, [id])).length

const build = async () => {
  const project = await world.project()
  const block = await world.block(project)
  const cellar = [{ name: 'Cellar', kind: 'basement', slots: 1 }]
  await world.call('POST', `/projects/${project}/structure/blocks`, { blocks: cellar })
  const unit = await world.unit(project, { block, floor: 1 })
  const room = await world.made('/rooms', { unit, name: 'Kitchen', kind: 'kitchen' })
  return { project, block, unit, room }
}

describe('the trash', () => {
  test('takes a project with all that is in it, and gives exactly that back', async () => {
    const { project, block, unit } = await build()
    const before = await world.unit(project, { block })
    expect((await put(`/units/${before}`, at())).status).toBe(200)
    expect((await put(`/projects/${project}`, at())).status).toBe(200)
    const counts = () =>
      Promise.all([
        live('blocks', 'project_id', project),
        live('units', 'project_id', project),
        live('rooms', 'unit_id', unit),
        live('parking_slots', 'project_id', project),
      ])
    expect(await counts()).toEqual([0, 0, 0, 0])
    expect((await world.call('GET', `/projects/${project}/structure`)).status).toBe(404)
    const audit = await world.sql(
      `select after from audit_log where entity_id = $1 and action = 'update' and after ? 'deletedAt'`,
      [unit],
    )
    expect(audit).toHaveLength(1)
    expect(world.pathsOf(await put(`/units/${unit}`, null))).toEqual([400, 'project'])
    expect((await put(`/projects/${project}`, null)).status).toBe(200)
    expect(await counts()).toEqual([2, 1, 1, 1])
    const { counts: shown } = (await world.call<Structure>('GET', `/projects/${project}/structure`)).body
    expect(shown).toMatchObject({ blocks: 2, units: 1, rooms: 1, slots: 1 })
  })

  test('takes a block with its units, which come back with it and not before', async () => {
    const { block, unit, room } = await build()
    expect((await put(`/blocks/${block}`, at())).status).toBe(200)
    expect([await live('units', 'id', unit), await live('rooms', 'id', room)]).toEqual([0, 0])
    expect(world.pathsOf(await put(`/units/${unit}`, null))).toEqual([400, 'block'])
    expect((await put(`/blocks/${block}`, null)).status).toBe(200)
    expect([await live('units', 'id', unit), await live('rooms', 'id', room)]).toEqual([1, 1])
  })

  test('does not give back what has been named anew', async () => {
    const { project, block } = await build()
    const old = await world.unit(project, { block, identifier: 'Twice' })
    await put(`/units/${old}`, at())
    await world.unit(project, { block, identifier: 'twice' })
    expect(world.pathsOf(await put(`/units/${old}`, null))).toEqual([400, 'identifier'])
  })

  test('gets no new parts: neither blocks of a project in it nor units of a block', async () => {
    const { project, block } = await build()
    await put(`/blocks/${block}`, at())
    const unit = { project, block, identifier: 'Late', kind: 'apartment' }
    expect(world.pathsOf(await world.call('POST', '/units', unit))).toEqual([400, 'block'])
    await put(`/projects/${project}`, at())
    const late = await world.call('POST', '/blocks', { project, name: 'Late', kind: 'block' })
    expect(world.pathsOf(late)).toEqual([400, 'project'])
    expect(world.pathsOf(await world.call('POST', '/units', { ...unit, block: undefined }))).toEqual([400, 'project'])
    for (const [path, body] of [
      ['blocks', { blocks: [{ name: 'Late' }] }],
      ['units', { units: [{}] }],
    ] as const)
      expect((await world.call('POST', `/projects/${project}/structure/${path}`, body)).status).toBe(404)
  })
})

describe('what something hangs on', () => {
  const occupied = async () => {
    const made = await build()
    const lease = await makeLease(app.payload, { company: world.id, unit: made.unit, person: world.person })
    const [{ number } = { number: '' }] = await world.sql<{ number: string }>(
      'select number from contracts where id = $1',
      [lease.id],
    )
    await world.made('/ownerships', { unit: made.unit, person: world.person, shareBps: 100, fromDate: '2020-01-01' })
    return { ...made, number }
  }

  test.each(['projects', 'blocks', 'units'] as const)('%s stay, and the list says why', async (kind) => {
    const made = await occupied()
    const id = { projects: made.project, blocks: made.block, units: made.unit }[kind]
    for (const call of [put(`/${kind}/${id}`, at()), world.call('DELETE', `/${kind}/${id}`)]) {
      const refused = await call
      expect(world.pathsOf(refused)).toEqual([409, 'deletedAt', 'leases', 'ownerships'])
      expect(refused.text).toContain(`1 lease (${made.number})`)
    }
    const table = await world.sql(`select deleted_at from ${kind} where id = $1`, [id])
    expect(table).toEqual([{ deleted_at: null }])
  })

  test('stays in bulk over REST and in GraphQL as well', async () => {
    const made = await occupied()
    const query = `where[id][in]=${made.unit}`
    await world.call('PATCH', `/units?${query}`, { deletedAt: at() })
    await world.call('DELETE', `/units?${query}`)
    const answer = await world.call<{ errors?: { message: string }[] }>('POST', '/graphql', {
      query: `mutation { updateUnit(id: "${made.unit}", data: { deletedAt: "${at()}" }) { id } }`,
    })
    expect(answer.body.errors?.[0]?.message).toContain(made.number)
    await world.call('POST', '/graphql', { query: `mutation { deleteUnit(id: "${made.unit}") { id } }` })
    expect(await live('units', 'id', made.unit)).toBe(1)
  })

  test('a row with a past is not deleted for good either', async () => {
    const { project, unit } = await build()
    expect((await world.call('DELETE', `/units/${unit}`)).status).toBe(409)
    expect((await world.call('DELETE', `/projects/${project}`)).status).toBe(409)
    expect(await live('units', 'id', unit)).toBe(1)
  })
})

describe('a move', () => {
  const move = (unit: string, to: object, token?: string) => world.call('POST', `/units/${unit}/move`, to, token)

  test('to another block or floor of the project takes along what stands on the unit', async () => {
    const { project, block, unit } = await build()
    const other = await world.block(project, { floors: 8 })
    await world.sql(
      `insert into media (company_id, project_id, block_id, unit_id, filename) values ($1, $2, $3, $4, $5)`,
      [world.id, project, block, unit, `${randomUUID()}.png`],
    )
    const moved = await move(unit, { block: other, floor: 7 })
    expect([moved.status, moved.body]).toEqual([200, { id: unit, project, block: other, floor: 7 }])
    expect(await world.sql('select block_id from media where unit_id = $1', [unit])).toEqual([{ block_id: other }])
    expect(world.pathsOf(await move(unit, { floor: 8 }))).toEqual([400, 'floor'])
    expect(world.pathsOf(await move(unit, {}))).toEqual([400, 'block'])
  })

  test('to another project is for units on which nothing hangs', async () => {
    const [free, taken] = [await build(), await build()]
    const target = await build()
    await makeLease(app.payload, { company: world.id, unit: taken.unit, person: world.person })
    const to = { project: target.project, block: target.block, floor: 2 }
    expect((await move(free.unit, to)).status).toBe(200)
    expect(world.pathsOf(await move(taken.unit, to))).toEqual([409, 'project', 'leases'])
    expect(world.pathsOf(await move(free.unit, { block: taken.block }))).toEqual([400, 'block'])
    const limited = await world.hireLimited([target.project])
    expect(world.pathsOf(await move(free.unit, { project: taken.project }, limited))).toEqual([400, 'project'])
    expect((await move(taken.unit, { block: target.block }, limited)).status).toBe(404)
  })
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { TestApp } from '../../helpers/app.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { makeServicesWorld, type ServicesWorld } from './services-world.ts'

type Attached = { created: number; results: { index: number; status: string; id?: string; message?: string }[] }

let app: TestApp
let world: ServicesWorld
let far: ServicesWorld

beforeAll(async () => {
  app = await startUnlimitedApp()
  world = await makeServicesWorld(app, 'attach')
  far = await makeServicesWorld(app, 'attach-far')
})
afterAll(() => app?.stop())

const unit = (index = 0) => ({ unit: world.one.units[index]!.id })
const resultOf = (answer: { body: unknown }) => answer.body as Attached
const errorsOf = ({ status, body }: Awaited<ReturnType<ServicesWorld['attach']>>) => [
  status,
  ...(body.errors ?? []).map(({ path }) => path),
]
const live = (service: string) =>
  world.rows<{ id: string; status: string }>('select id, status from project_services where service_id = $1', [service])

describe('many places at once', () => {
  test('project, block and units, each with its result; a unit brings its block along', async () => {
    const service = await world.makeService()
    const nodes = [{ project: world.one.project.id }, { block: world.one.block.id }, unit(0), unit(1)]
    const { status, body } = await world.attach({ service, nodes })
    expect([status, (body as unknown as Attached).created]).toEqual([201, 4])
    const rows = await world.rows<{ project_id: string; block_id: string; unit_id: string }>(
      'select project_id, block_id, unit_id from project_services where service_id = $1 and unit_id is not null',
      [service],
    )
    expect(rows).toHaveLength(2)
    expect(rows[0]).toMatchObject({ project_id: world.one.project.id, block_id: world.one.block.id })
    const audited = await world.rows(`select from audit_log where action = 'service.attach' and entity_id = any($1)`, [
      (await live(service)).map(({ id }) => id),
    ])
    expect(audited).toHaveLength(4)
  })

  test('by default all or nothing, with an entry per wrong place', async () => {
    const service = await world.makeService()
    const nodes = [unit(0), { unit: far.one.units[0]!.id }, unit(1), { block: randomUUID() }]
    expect(errorsOf(await world.attach({ service, nodes }))).toEqual([400, 'nodes.1', 'nodes.3'])
    expect(await live(service)).toHaveLength(0)
    await world.attach({ service, nodes: [unit(0)] })
    expect(errorsOf(await world.attach({ service, nodes: [unit(1), unit(0)] }))).toEqual([409, 'nodes.1'])
    expect(await live(service)).toHaveLength(1)
  })

  test('or those that can be', async () => {
    const service = await world.makeService()
    await world.attach({ service, nodes: [unit(0)] })
    const nodes = [unit(0), unit(1), unit(1), { unit: randomUUID() }]
    const answer = resultOf(await world.attach({ service, nodes, mode: 'valid' }))
    expect(answer.created).toBe(1)
    expect(answer.results.map(({ status }) => status)).toEqual([
      'already_there',
      'created',
      'already_there',
      'wrong_node',
    ])
  })

  test('what ran out by its own end makes room for the next', async () => {
    const service = await world.makeService()
    await world.attach({ service, nodes: [unit(0)], startDate: '2025-01-01', endDate: '2025-06-30' })
    expect((await world.attach({ service, nodes: [unit(0)], startDate: '2025-06-30' })).status).toBe(409)
    expect((await world.attach({ service, nodes: [unit(0)], startDate: '2025-07-01' })).status).toBe(201)
    expect((await live(service)).map(({ status }) => status).toSorted()).toEqual(['active', 'ended'])
  })

  test('of twenty at once one attaches', async () => {
    const service = await world.makeService()
    const answers = await Promise.all(Array.from({ length: 20 }, () => world.attach({ service, nodes: [unit(0)] })))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array.from({ length: 19 }, () => 409)])
    expect(await live(service)).toHaveLength(1)
  })
})

describe('what is refused', () => {
  test.each([
    ['no place', { nodes: [] }, 'nodes'],
    ['a place that is two', { nodes: [{ unit: randomUUID(), block: randomUUID() }] }, 'nodes.0'],
    ['too many', { nodes: Array.from({ length: 501 }, () => ({ unit: randomUUID() })) }, 'nodes'],
    ['a date that does not exist', { startDate: '2026-02-30' }, 'startDate'],
    ['an end before the start', { endDate: '2025-12-31' }, 'endDate'],
    ['another currency than the service’s', { currency: 'USD' }, 'currency'],
    ['cents of cents', { customPriceMinor: 1.5 }, 'customPriceMinor'],
    ['a price below zero', { customPriceMinor: -1 }, 'customPriceMinor'],
    ['an unknown field', { price: 1 }, 'price'],
  ])('%s', async (_name, over, path) => {
    const service = await world.makeService()
    expect(errorsOf(await world.attach({ service, nodes: [unit(0)], ...over }))).toEqual([400, path])
  })

  test('a service of another company, like one that does not exist', async () => {
    const foreign = await world.attach({ service: await far.makeService(), nodes: [unit(0)] })
    const unknown = await world.attach({ service: randomUUID(), nodes: [unit(0)] })
    expect(foreign.body.errors).toEqual(unknown.body.errors)
    expect(errorsOf(foreign)).toEqual([400, 'service'])
  })

  test('a variable price that nobody gave', async () => {
    const service = await world.makeService({ pricing: 'variable', basePriceMinor: undefined })
    expect(errorsOf(await world.attach({ service, nodes: [unit(0)] }))).toEqual([400, 'customPriceMinor'])
    expect((await world.attach({ service, nodes: [unit(0)], customPriceMinor: 100 })).status).toBe(201)
  })

  test('staff without the permission, of other projects, and portals', async () => {
    const service = await world.makeService()
    const clerk = await world.hire(['property.project-services.view'])
    expect((await world.attach({ service, nodes: [unit(0)] }, clerk.token)).status).toBe(403)
    expect((await world.attach({ service, nodes: [unit(0)] }, world.portal)).status).toBe(403)
    const elsewhere = { unit: world.two.units[0]!.id }
    expect(errorsOf(await world.attach({ service, nodes: [elsewhere] }, world.limited))).toEqual([400, 'nodes.0'])
    expect((await world.attach({ service, nodes: [unit(0)] }, world.limited)).status).toBe(201)
  })
})

describe('row by row', () => {
  const create = (over: object) =>
    world.post('/project-services', {
      company: world.company,
      startDate: '2026-01-01',
      project: world.one.project.id,
      ...over,
    })

  test('the same rules hold: place, price, currency, one live row', async () => {
    const service = await world.makeService()
    const made = await create({ service, ...unit(0) })
    expect([made.status, made.body.doc.status]).toEqual([201, 'active'])
    expect(made.body.doc.block).toBe(world.one.block.id)
    expect((await create({ service, ...unit(0) })).status).toBe(409)
    const wrong = await create({ service, unit: world.two.units[0]!.id })
    expect([wrong.status, wrong.body.errors?.[0]?.path]).toEqual([400, 'unit'])
    const paid = await create({ service, ...unit(1), customPriceMinor: 5, currency: 'USD' })
    expect([paid.status, paid.body.errors?.[0]?.path]).toEqual([400, 'currency'])
    const variable = await world.makeService({ pricing: 'variable', basePriceMinor: undefined })
    expect((await create({ service: variable, ...unit(1) })).status).toBe(400)
  })

  test('a service stays where it was attached; status is nothing that one writes', async () => {
    const service = await world.makeService()
    const { doc } = (await create({ service, ...unit(0) })).body
    const moved = await world.call('PATCH', `/project-services/${doc.id}`, { unit: unit(1).unit })
    expect([moved.status, moved.body.errors?.[0]?.path]).toEqual([400, 'unit'])
    await world.call('PATCH', `/project-services/${doc.id}`, { status: 'ended' })
    expect((await live(service))[0]?.status).toBe('active')
    expect((await world.call('DELETE', `/project-services/${doc.id}`)).status).toBe(409)
  })
})

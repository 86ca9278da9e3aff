import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createReq } from '../../../src/db/transaction.ts'
import type { TestApp } from '../../helpers/app.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { makeServicesWorld, type ServicesWorld } from '../services/services-world.ts'

type Assigned = { assignments: { id: string; slot: string }[]; projectService: string | null }
type Parking = {
  totalDocs: number
  counts: { slots: number; taken: number; free: number }
  docs: { identifier: string; assignment: { identifier: string } | null }[]
}

let app: TestApp
let world: ServicesWorld
let far: ServicesWorld
let basement: string

beforeAll(async () => {
  app = await startUnlimitedApp()
  world = await makeServicesWorld(app, 'parking')
  far = await makeServicesWorld(app, 'parking-far')
  basement = await makeBasement(world)
})
afterAll(() => app?.stop())

const makeBasement = async ({ company, one }: ServicesWorld): Promise<string> => {
  const data = {
    company,
    project: one.project.id,
    name: `Basement ${randomUUID().slice(0, 6)}`,
    kind: 'basement' as const,
    floors: 0,
  }
  const req = await createReq(app.payload)
  return (await app.payload.create({ collection: 'blocks', data, overrideAccess: true, req })).id
}
const makeSlot = async (identifier = randomUUID().slice(0, 8), block = basement, of = world): Promise<string> => {
  const { status, body } = await of.post('/parking-slots', { company: of.company, identifier, block })
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body.doc.id
}
const unit = (index = 0): string => world.one.units[index]!.id
const assign = async (slots: string[], over: object = {}, by?: string) => {
  const answer = await world.post('/parking/assign', { slots, unit: unit(), fromDate: '2026-01-01', ...over }, by)
  return {
    ...answer,
    made: answer.body as unknown as Assigned,
    problem: [answer.status, answer.body.errors?.[0]?.path],
  }
}
const fees = (service: string) =>
  world.rows<{ price: string; start: string; end: string | null; status: string }>(
    `select custom_price_minor as price, start_date as start, end_date as end, status from project_services
     where service_id = $1 order by start_date, end_date nulls last`,
    [service],
  )

describe('a slot', () => {
  test('is in a basement, whose project it takes; its name is free once per basement', async () => {
    const slot = await makeSlot('P1')
    const [row] = await world.rows<{ project_id: string }>('select project_id from parking_slots where id = $1', [slot])
    expect(row?.project_id).toBe(world.one.project.id)
    const twice = await world.post('/parking-slots', { company: world.company, identifier: 'p1', block: basement })
    expect([twice.status, twice.body.errors?.[0]?.path]).toEqual([400, 'identifier'])
    const block = await world.post('/parking-slots', {
      company: world.company,
      identifier: 'P2',
      block: world.one.block.id,
    })
    expect([block.status, block.body.errors?.[0]?.path]).toEqual([400, 'block'])
  })

  test('on which somebody parks is neither put in the trash nor deleted', async () => {
    const slot = await makeSlot()
    const { made } = await assign([slot])
    const trash = () => world.call('PATCH', `/parking-slots/${slot}`, { deletedAt: new Date().toISOString() })
    expect((await trash()).status).toBe(409)
    expect((await world.call('DELETE', `/parking-slots/${slot}`)).status).toBe(409)
    await world.post(`/parking/${made.assignments[0]!.id}/release`)
    expect((await trash()).status).toBe(200)
    const free = await makeSlot()
    expect((await world.call('DELETE', `/parking-slots/${free}`)).status).toBe(200)
  })
})

describe('slots of a unit', () => {
  test('are given together; taken ones are named, and nothing is given then', async () => {
    const [one, two] = [await makeSlot('T1'), await makeSlot('T2')]
    expect((await assign([one])).status).toBe(201)
    const taken = await assign([two, one], { unit: unit(1) })
    expect(taken.problem).toEqual([409, 'slots.1'])
    expect(taken.body.errors?.[0]?.message).toMatch(/T1 is taken by unit/)
    expect((await assign([two], { unit: unit(1) })).status).toBe(201)
  })

  test('of twenty who want it at once one gets it', async () => {
    const slot = await makeSlot()
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => assign([slot], { unit: unit(index % 3) })),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array.from({ length: 19 }, () => 409)])
    expect(
      await world.rows(`select from parking_assignments where slot_id = $1 and status = 'active'`, [slot]),
    ).toHaveLength(1)
  })

  test('bad input is refused with its path', async () => {
    const slot = await makeSlot()
    const foreign = await makeSlot('F1', await makeBasement(far), far)
    expect((await assign([])).problem).toEqual([400, 'slots'])
    expect((await assign([slot, slot])).problem).toEqual([400, 'slots.1'])
    expect((await assign([slot, foreign])).problem).toEqual([400, 'slots.1'])
    expect((await assign([slot], { unit: far.one.units[0]!.id })).problem).toEqual([400, 'unit'])
    expect((await assign([slot], { unit: world.two.units[0]!.id })).problem).toEqual([400, 'slots.0'])
    expect((await assign([slot], { fromDate: '2026-02-30' })).problem).toEqual([400, 'fromDate'])
    expect((await assign([slot], { unit: world.two.units[0]!.id }, world.limited)).problem).toEqual([400, 'unit'])
    const viewer = await world.hire(['property.parking.view'])
    expect((await assign([slot], {}, viewer.token)).status).toBe(403)
    expect((await assign([slot], {}, world.portal)).status).toBe(403)
  })

  test('are released after a day, one or all', async () => {
    const slots = [await makeSlot(), await makeSlot(), await makeSlot()]
    const { made } = await assign(slots, { unit: unit(2) })
    const id = made.assignments[0]!.id
    const release = (body: object, by?: string) => world.post(`/parking/${id}/release`, body, by)
    expect((await release({ date: '2025-12-31' })).status).toBe(400)
    expect((await release({ date: '2999-12-31' })).status).toBe(400)
    expect((await release({}, far.boss.token)).status).toBe(404)
    expect((await release({ date: '2026-02-01' })).status).toBe(200)
    expect((await release({})).status).toBe(409)
    const all = () => world.post('/parking/release-unit', { unit: unit(2) })
    const { body } = await all()
    expect((body as unknown as { released: unknown[] }).released.length).toBeGreaterThanOrEqual(2)
    expect((await all()).status).toBe(409)
    expect((await assign(slots, { unit: unit(1) })).status).toBe(201)
  })
})

describe('the fee', () => {
  test('is charged per slot with the assignment, grows with another, and ends with the last', async () => {
    const service = await world.makeService({ basePriceMinor: 300_000 })
    const slots = [await makeSlot(), await makeSlot(), await makeSlot()]
    const first = await assign(slots.slice(0, 2), { fee: { service } })
    expect(first.made.projectService).toEqual(expect.any(String))
    expect(await fees(service)).toMatchObject([{ price: '600000', start: '2026-01-01', status: 'active' }])
    const second = await assign(slots.slice(2), { fromDate: '2026-03-01', fee: { service } })
    expect(await fees(service)).toMatchObject([
      { price: '600000', end: '2026-02-28', status: 'ended' },
      { price: '900000', start: '2026-03-01', end: null, status: 'active' },
    ])
    await world.post(`/parking/${second.made.assignments[0]!.id}/release`, { date: '2026-04-30' })
    expect((await fees(service)).at(-1)).toMatchObject({ price: '600000', start: '2026-05-01', status: 'active' })
    for (const { id } of first.made.assignments) await world.post(`/parking/${id}/release`, { date: '2026-06-30' })
    expect((await fees(service)).filter(({ status }) => status !== 'ended')).toHaveLength(0)
  })

  test('that needs an approval waits for it with every higher price; released before, it was never charged', async () => {
    const service = await world.makeService({ basePriceMinor: 100, requiresApproval: true })
    const slots = [await makeSlot(), await makeSlot()]
    const first = await assign(slots.slice(0, 1), { fee: { service } })
    expect(await fees(service)).toMatchObject([{ price: '100', status: 'pending_approval' }])
    await world.rows(`update project_services set status = 'active' where service_id = $1`, [service])
    const second = await assign(slots.slice(1), { fromDate: '2026-05-01', fee: { service } })
    expect(await fees(service)).toMatchObject([
      { price: '100', end: '2026-04-30', status: 'ended' },
      { price: '200', start: '2026-05-01', status: 'pending_approval' },
    ])
    for (const { id } of [...first.made.assignments, ...second.made.assignments]) {
      expect((await world.post(`/parking/${id}/release`)).status).toBe(200)
    }
    expect(await fees(service)).toMatchObject([{ price: '100', status: 'ended' }])
  })

  test('is refused for a service without such a price, and without the permission; then no slot is given either', async () => {
    const slot = await makeSlot()
    const service = await world.makeService({ pricing: 'percentage', basePriceMinor: undefined, percentageBps: 500 })
    expect((await assign([slot], { fee: { service } })).problem).toEqual([400, 'fee.service'])
    const variable = await world.makeService({ pricing: 'variable', basePriceMinor: undefined })
    expect((await assign([slot], { fee: { service: variable } })).problem).toEqual([400, 'fee.priceMinor'])
    const clerk = await world.hire(['property.parking.view', 'property.parking.update'])
    expect((await assign([slot], { fee: { service: await world.makeService() } }, clerk.token)).status).toBe(403)
    expect((await assign([slot], {}, clerk.token)).status).toBe(201)
  })
})

test('the parking of a project lists its slots by number with who parks there', async () => {
  const fresh = await makeServicesWorld(app, 'parking-list')
  const block = await makeBasement(fresh)
  const ids = []
  for (const name of ['P10', 'P2', 'P1']) ids.push(await makeSlot(name, block, fresh))
  await fresh.post('/parking/assign', { slots: [ids[1]], unit: fresh.one.units[0]!.id, fromDate: '2026-01-01' })
  const list = async (query = '') =>
    (await fresh.get<Parking>(`/projects/${fresh.one.project.id}/parking?${query}`)).body
  const all = await list()
  expect(all.docs.map(({ identifier }) => identifier)).toEqual(['P1', 'P2', 'P10'])
  expect(all.docs[1]?.assignment?.identifier).toBe(fresh.one.units[0]!.identifier)
  expect(all.counts).toEqual({ slots: 3, taken: 1, free: 2 })
  expect((await list('state=free&limit=1')).totalDocs).toBe(2)
  expect((await list('search=P2')).docs).toHaveLength(1)
  expect((await fresh.get(`/projects/${fresh.one.project.id}/parking?limit=201`)).status).toBe(400)
  expect((await fresh.get(`/projects/${fresh.two.project.id}/parking`, fresh.limited)).status).toBe(404)
  expect((await fresh.get(`/projects/${fresh.one.project.id}/parking`, world.boss.token)).status).toBe(404)
})

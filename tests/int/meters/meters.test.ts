import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { TestApp } from '../../helpers/app.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { makeServicesWorld, type ServicesWorld } from '../services/services-world.ts'

type Consumption = { total: number; months: { period: string; consumption: number; hasEstimate: boolean }[] }

let app: TestApp
let world: ServicesWorld

beforeAll(async () => {
  app = await startUnlimitedApp()
  world = await makeServicesWorld(app, 'change')
})
afterAll(() => app?.stop())

const read = (meter: string, readingDate: string, value: number) =>
  world.post(`/meters/${meter}/readings`, { readingDate, value, confirm: true })
const steady = async (over: object = {}) => {
  const meter = await world.makeMeter(over)
  await read(meter, '2025-01-31', 400)
  await read(meter, '2025-03-02', 700)
  return meter
}
const problem = ({ status, body }: Awaited<ReturnType<ServicesWorld['post']>>) => [status, body.errors?.[0]?.path]
const consumption = async (meter: string, query = 'from=2025-01&to=2025-06') =>
  (await world.get<Consumption>(`/meters/${meter}/consumption?${query}`)).body
const change = (over: object = {}) => ({
  date: '2025-04-01',
  finalReading: 900,
  newIdentifier: `N-${randomUUID()}`,
  ...over,
})

describe('an estimate', () => {
  test('goes on with the average, and the next reading corrects it', async () => {
    const meter = await steady()
    const { status, body } = await world.post(`/meters/${meter}/estimate`, { date: '2025-04-01' })
    expect([status, body]).toEqual([201, expect.objectContaining({ value: 1_000, consumption: 300 })])
    expect((await read(meter, '2025-05-01', 950)).body).toMatchObject({ status: 'accepted', consumption: -50 })
    expect(await consumption(meter)).toMatchObject({ total: 850 })
    expect((await consumption(meter)).months[3]).toEqual({
      period: '2025-04',
      consumption: 300,
      readings: 1,
      hasEstimate: true,
    })
  })

  test('needs something to go on with, and no later reading', async () => {
    expect((await world.post(`/meters/${await world.makeMeter()}/estimate`, {})).status).toBe(409)
    expect(problem(await world.post(`/meters/${await steady()}/estimate`, { date: '2025-02-10' }))).toEqual([
      409,
      'date',
    ])
    expect(problem(await world.post(`/meters/${await steady()}/estimate`, { date: '2999-01-01' }))).toEqual([
      400,
      'readingDate',
    ])
  })
})

describe('a meter that is changed', () => {
  test('ends with a final reading; the new one goes on, and consumption is the sum', async () => {
    const service = await world.makeService({ pricing: 'metered', measure: 'm³', basePriceMinor: 15_000 })
    await world.attach({ service, nodes: [{ unit: world.one.units[0]!.id }] })
    const [charge] = await world.rows<{ id: string }>('select id from project_services where service_id = $1', [
      service,
    ])
    const meter = await steady({ projectService: charge!.id })
    const { status, body } = await world.post(`/meters/${meter}/replace`, change({ newInitialReading: 5 }))
    expect(status).toBe(201)
    const next = (body as unknown as { newMeter: string }).newMeter
    const rows = await world.rows(
      'select status, removed_on, last_reading, replaces_id, project_service_id, unit_id from meters where id = any($1) order by created_at',
      [[meter, next]],
    )
    expect(rows).toMatchObject([
      { status: 'replaced', removed_on: '2025-04-01', last_reading: '900' },
      { status: 'active', replaces_id: meter, project_service_id: charge!.id, unit_id: world.one.units[0]!.id },
    ])
    expect((await read(next, '2025-05-01', 105)).body).toMatchObject({ consumption: 100 })
    const months = (await consumption(next)).months.map((row) => row.consumption)
    expect(months).toEqual([300, 0, 300, 200, 100, 0])
    expect((await read(meter, '2025-05-01', 1_000)).status).toBe(409)
    expect((await world.post(`/meters/${meter}/replace`, change())).status).toBe(409)
  })

  test.each([
    ['a final reading below the last', { finalReading: 699 }, 'finalReading'],
    ['a day before the last reading', { date: '2025-02-01' }, 'date'],
    ['a day to come', { date: '2999-01-01' }, 'date'],
    ['a first reading below zero', { newInitialReading: -1 }, 'newInitialReading'],
    ['no number', { newIdentifier: ' ' }, 'newIdentifier'],
  ])('%s is refused, and nothing changes', async (_name, over, path) => {
    const meter = await steady()
    expect(problem(await world.post(`/meters/${meter}/replace`, change(over)))).toEqual([400, path])
    expect(
      await world.rows(`select from meters where id = $1 and status = 'active' and last_reading = 700`, [meter]),
    ).toHaveLength(1)
  })

  test('a number in use is refused, in whatever case', async () => {
    const used = `Used-${randomUUID()}`
    await world.makeMeter({ identifier: used })
    const answer = await world.post(`/meters/${await steady()}/replace`, change({ newIdentifier: used.toUpperCase() }))
    expect(problem(answer)).toEqual([400, 'newIdentifier'])
  })

  test('one that is removed takes no more readings', async () => {
    const meter = await steady()
    expect((await world.post(`/meters/${meter}/remove`, { date: '2025-04-01', finalReading: 900 })).body.status).toBe(
      'removed',
    )
    expect((await read(meter, '2025-05-01', 1_000)).status).toBe(409)
    const clerk = await world.hire(['property.meters.view', 'property.readings.create'])
    expect(
      (await world.post(`/meters/${await steady()}/remove`, { date: '2025-04-01', finalReading: 900 }, clerk.token))
        .status,
    ).toBe(403)
  })
})

describe('the row of a meter', () => {
  const create = (over: object) =>
    world.post('/meters', {
      company: world.company,
      project: world.one.project.id,
      identifier: randomUUID(),
      kind: 'water',
      measure: 'm³',
      initialReading: 0,
      installedOn: '2025-01-01',
      ...over,
    })

  test.each([
    ['installed on a day to come', { installedOn: '2999-01-01' }, 'installedOn'],
    ['with four decimals', { initialReading: 1.0001 }, 'initialReading'],
  ])('%s is refused', async (_name, over, path) => {
    expect(problem(await create(over))).toEqual([400, path])
  })

  test('a unit of another project, and a charge that is elsewhere or not by meter, are refused', async () => {
    expect(problem(await create({ unit: world.two.units[0]!.id }))).toEqual([400, 'unit'])
    const chargeOf = async (over: object, unit: string) => {
      const service = await world.makeService(over)
      await world.attach({ service, nodes: [{ unit }] })
      const [row] = await world.rows<{ id: string }>('select id from project_services where service_id = $1', [service])
      return row!.id
    }
    const unit = world.one.units[0]!.id
    const metered = { pricing: 'metered', measure: 'm³' }
    expect(problem(await create({ unit, projectService: await chargeOf({}, unit) }))).toEqual([400, 'projectService'])
    const elsewhere = await chargeOf(metered, world.one.units[1]!.id)
    expect(problem(await create({ unit, projectService: elsewhere }))).toEqual([400, 'projectService'])
    const power = await chargeOf({ ...metered, measure: 'kWh' }, unit)
    expect(problem(await create({ unit, projectService: power }))).toEqual([400, 'measure'])
    expect((await create({ unit, projectService: await chargeOf(metered, unit) })).status).toBe(201)
  })

  test('what its readings rest on stays, and it is not deleted', async () => {
    const meter = await steady()
    const patch = (data: object) => world.call('PATCH', `/meters/${meter}`, data)
    expect(problem(await patch({ initialReading: 50 }))).toEqual([409, 'initialReading'])
    expect(problem(await patch({ unit: world.one.units[1]!.id }))).toEqual([409, 'unit'])
    expect((await patch({ lastReading: 5 })).body.doc.lastReading).toBe(700)
    expect((await patch({ deletedAt: new Date().toISOString() })).status).toBe(409)
    expect((await patch({ identifier: `R-${randomUUID()}` })).status).toBe(200)
  })
})

test('the round of a project lists its meters in one query each page, with what is needed to read them', async () => {
  const fresh = await makeServicesWorld(app, 'round')
  const meter = await fresh.makeMeter({ identifier: 'W-1' })
  await fresh.makeMeter({ identifier: 'W-2', unit: fresh.one.units[1]!.id })
  await fresh.post(`/meters/${meter}/readings`, { readingDate: '2025-01-31', value: 400 })
  type Round = { totalDocs: number; docs: { identifier: string; lastReading: number; perDay: number | null }[] }
  const round = async (query = '', by?: string) =>
    (await fresh.get<Round>(`/projects/${fresh.one.project.id}/reading-round?${query}`, by)).body
  expect((await round()).docs).toMatchObject([
    { identifier: 'W-1', lastReading: 400, lastReadingDate: '2025-01-31' },
    { identifier: 'W-2', lastReading: 100, lastReadingDate: '2025-01-01', perDay: null },
  ])
  expect((await round('before=2025-01-31')).docs.map(({ identifier }) => identifier)).toEqual(['W-2'])
  expect(await round('limit=1&page=9')).toMatchObject({ docs: [], totalDocs: 2 })
  expect((await fresh.get(`/projects/${fresh.one.project.id}/reading-round`, fresh.portal)).status).toBe(403)
  expect((await fresh.get(`/projects/${fresh.two.project.id}/reading-round`, fresh.limited)).status).toBe(404)
})

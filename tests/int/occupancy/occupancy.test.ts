import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readQuery } from '../../../src/db/transaction.ts'
import { setClock } from '../../../src/platform/clock.ts'
import type { TestApp } from '../../helpers/app.ts'
import { makeProperty } from '../../helpers/factories.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { type LeaseWorld, makeLeaseWorld } from '../leases/lease-world.ts'

let app: TestApp
let world: LeaseWorld
let project: string
let units: string[]

type Part = { key: string; lettableDays: number; occupiedDays: number; vacantDays: number; occupancyBps: number | null }
type Figures = { docs: Part[]; totals: Part; totalDocs: number }

/** A project of three units, entered in January: one let from March on, one in two leases, one never. */
beforeAll(async () => {
  app = await startUnlimitedApp()
  world = await makeLeaseWorld(app, 'occupied')
  setClock(() => new Date('2026-06-30T09:00:00Z'))
  const made = await makeProperty(app.payload, { company: world.company, units: 3 })
  project = made.project.id
  units = made.units.map(({ id }) => id)
  await readQuery(app.payload, `update units set created_at = '2026-01-10T22:30:00Z' where project_id = $1`, [project])
  await world.active({ unit: units[0], startDate: '2026-03-01' })
  const ended = await world.active({ unit: units[1], startDate: '2026-01-20', endDate: '2026-02-28', rentMinor: 700 })
  await world.act(ended, 'vacate', { date: '2026-02-10' })
  const renewed = await world.active({ unit: units[1], startDate: '2026-04-01', endDate: '2026-04-30' })
  const next = await world.act<{ id: string }>(renewed, 'renew')
  await world.act(next.body.id, 'activate')
  await world.draft({ unit: units[2], startDate: '2026-01-01' })
})
afterAll(async () => {
  setClock()
  await app?.stop()
})

const get = <Body = Figures>(path: string, token = world.boss.token) => app.api<Body>('GET', path, { token })
const occupancy = async (query: string) => (await get(`/occupancy?project=${project}&${query}`)).body

describe('occupancy', () => {
  test('by month: from the day a unit was entered, with open, ended and renewed leases on their days', async () => {
    const { docs } = await occupancy('from=2026-01-01&to=2026-05-31&by=month')
    // entered on 11 January in Nairobi: 21 days, three units
    expect(docs.map(({ key, lettableDays, occupiedDays }) => [key, lettableDays, occupiedDays])).toEqual([
      ['2026-01', 63, 12],
      ['2026-02', 84, 10],
      ['2026-03', 93, 31],
      ['2026-04', 90, 60],
      ['2026-05', 93, 62],
    ])
  })

  test('by day, paged, with the totals of the whole range', async () => {
    const { docs, totals, totalDocs } = await occupancy('from=2026-02-09&to=2026-03-02&by=day&limit=3')
    expect(docs.map(({ key, occupiedDays, occupancyBps }) => [key, occupiedDays, occupancyBps])).toEqual([
      ['2026-02-09', 1, 3_333],
      ['2026-02-10', 1, 3_333],
      ['2026-02-11', 0, 0],
    ])
    expect([totalDocs, totals.occupiedDays, totals.lettableDays]).toEqual([22, 4, 66])
  })

  test('by project it is the same days', async () => {
    const [range, byDay] = ['from=2026-01-01&to=2026-05-31', await occupancy('from=2026-01-01&to=2026-05-31&by=day')]
    const { docs } = await occupancy(`${range}&by=project`)
    expect(docs).toMatchObject([
      { key: project, lettableDays: byDay.totals.lettableDays, occupiedDays: byDay.totals.occupiedDays },
    ])
  })

  test('nothing could be let before a unit was there', async () => {
    const { totals } = await occupancy('from=2025-01-01&to=2025-12-31&by=month')
    expect(totals).toMatchObject({ lettableDays: 0, occupiedDays: 0, occupancyBps: null })
  })

  test('the trash is left out, and a unit that we do not let counts only while it is let', async () => {
    const extra = await makeProperty(app.payload, { company: world.company, units: 2 })
    const [first, second] = extra.units.map(({ id }) => id)
    await readQuery(app.payload, `update units set created_at = '2026-01-01' where project_id = $1`, [extra.project.id])
    await world.active({ unit: first, startDate: '2026-06-01', endDate: '2026-06-10' })
    await readQuery(app.payload, `update units set management_mode = 'service_only' where id = $1`, [first])
    await app.api('PATCH', `/units/${second}`, {
      token: world.boss.token,
      body: { deletedAt: new Date().toISOString() },
    })
    const { body } = await get(`/occupancy?project=${extra.project.id}&from=2026-06-01&to=2026-06-30`)
    expect(body.totals).toMatchObject({ lettableDays: 10, occupiedDays: 10, occupancyBps: 10_000 })
  })

  test.each([
    ['from=2026-05-01&to=2026-04-30', 'to'],
    ['from=2023-01-01&to=2026-01-01', 'to'],
    ['from=2026-02-30&to=2026-04-30', 'from'],
    ['from=2026-01-01', 'to'],
    ['from=2026-01-01&to=2026-01-31&by=week', 'by'],
    ['from=2026-01-01&to=2026-01-31&project=x', 'project'],
    ['from=2026-01-01&to=2026-01-31&project=00000000-0000-4000-8000-000000000000', 'project'],
    ['from=2026-01-01&to=2026-01-31&limit=201', 'limit'],
  ])('%s answers 400 with its path', async (query, path) => {
    const { status, body } = await get<{ errors: { path: string }[] }>(`/occupancy?${query}`)
    expect([status, body.errors[0]?.path]).toEqual([400, path])
  })
})

describe('vacancies, rent roll and counts of today', () => {
  test('vacant since the last lease ended, or since it was entered', async () => {
    const { body } = await get<{ docs: object[]; totalDays: number }>(`/occupancy/vacancies?project=${project}`)
    expect(body.docs).toEqual([
      expect.objectContaining({
        unit: expect.objectContaining({ id: units[2] }),
        vacantSince: '2026-01-11',
        days: 171,
      }),
      expect.objectContaining({ unit: expect.objectContaining({ id: units[1] }), vacantSince: '2026-06-01', days: 30 }),
    ])
    expect(body).toMatchObject({
      totalDocs: 2,
      totalDays: 201,
      docs: [{ lastRentMinor: null }, { lastRentMinor: 3_500_000 }],
    })
  })

  test('the rent roll names tenants and vacancies, with totals per currency, on any day', async () => {
    type Roll = { docs: { lease: object | null; daysRemaining: number | null }[]; totals: object[]; totalDocs: number }
    const roll = (query: string) => get<Roll>(`/rent-roll?project=${project}&${query}`)
    const { body } = await roll('limit=1')
    expect(body).toMatchObject({
      totalDocs: 3,
      docs: [{ unit: { id: units[0] }, rentMinor: 3_500_000, daysRemaining: null }],
      totals: [{ currency: 'KES', units: 3, let: 1, vacant: 2, rentMinor: 3_500_000 }],
    })
    expect((await roll('state=vacant')).body).toMatchObject({ totalDocs: 2, docs: [{ lease: null }, { lease: null }] })
    const past = await roll('on=2026-02-01')
    expect(past.body.totals).toEqual([{ currency: 'KES', units: 3, let: 1, vacant: 2, rentMinor: 700 }])
    expect((await roll('on=2026-04-15')).body).toMatchObject({ docs: [{}, { daysRemaining: 15 }, {}] })
    expect((await roll('on=2026-04-15')).body.totals).toMatchObject([{ let: 2 }])
  })

  test('counts of units and tenants', async () => {
    const { body } = await get<object>(`/property-stats?project=${project}`)
    expect(body).toMatchObject({
      units: { total: 3, occupied: 1, available: 2 },
      houses: { total: 0, occupied: 0, available: 0 },
      tenants: { total: 3, active: 1, inactive: 2 },
    })
  })

  test('staff of some projects see those; other companies and those without the permission nothing', async () => {
    const far = await world.far()
    const stranger = await far.hire('stranger', far.allBut())
    const clerk = await world.hire('no-rent', ['contracts.leases.view', 'property.units.view'])
    for (const path of ['/occupancy?from=2026-01-01&to=2026-01-31', '/occupancy/vacancies?', '/property-stats?'])
      expect((await get(`${path}&project=${project}`, stranger.token)).status).toBe(400)
    expect((await get('/rent-roll', clerk.token)).status).toBe(403)
    await readQuery(app.payload, `update staff set project_scope = 'assigned' where id = $1`, [clerk.staff])
    await readQuery(
      app.payload,
      `insert into staff_rels ("order", parent_id, path, projects_id) values (1, $1, 'projects', $2)`,
      [clerk.staff, world.project],
    )
    const own = await get('/occupancy?from=2026-06-01&to=2026-06-30&by=project', clerk.token)
    expect(own.body.docs.every(({ key }) => key === world.project)).toBe(true)
    expect((await get(`/occupancy/vacancies?project=${project}`, clerk.token)).status).toBe(400)
  })
})

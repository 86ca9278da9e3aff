import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createReq } from '../../../src/db/transaction.ts'
import { moveLease } from '../../../src/services/leases/move-lease.ts'
import type { ServiceStatistics } from '../../../src/services/project-services/service-statistics.ts'
import type { TestApp } from '../../helpers/app.ts'
import { makeLease } from '../../helpers/factories.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { makeServicesWorld, type ServicesWorld } from './services-world.ts'

let app: TestApp
let world: ServicesWorld

beforeAll(async () => {
  app = await startUnlimitedApp()
  world = await makeServicesWorld(app, 'statistics')
})
afterAll(() => app?.stop())

const soon = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

test('a project’s services, counted, with what they bring by the price function', async () => {
  const [u1, u2, u3] = world.one.units.map(({ id }) => ({ unit: id })) as [object, object, object]
  const req = await createReq(app.payload)
  // One unit is let for 40,000; the others are offered for 35,000 each.
  const lease = await makeLease(app.payload, {
    company: world.company,
    unit: world.one.units[0]!.id,
    person: world.person,
    rentMinor: 4_000_000,
  })
  await moveLease({ req, companies: [world.company], id: lease.id, to: 'active' })
  const fixed = await world.makeService({ name: 'Cleaning', basePriceMinor: 100_000 })
  await world.attach({ service: fixed, nodes: [u1, u2, u3] })
  const share = await world.makeService({ pricing: 'percentage', basePriceMinor: undefined, percentageBps: 500 })
  await world.attach({ service: share, nodes: [{ project: world.one.project.id }, u1] })
  const daily = await world.makeService({ frequency: 'daily', basePriceMinor: 1_200, currency: 'USD' })
  await world.attach({ service: daily, nodes: [u1], endDate: soon(20) })
  const water = await world.makeService({ pricing: 'metered', measure: 'm³', basePriceMinor: 15_000 })
  await world.attach({ service: water, nodes: [u1, u2] })
  const [charge] = await world.rows<{ id: string }>(
    'select id from project_services where service_id = $1 and unit_id = $2',
    [water, world.one.units[0]!.id],
  )
  const meter = await world.makeMeter({ projectService: charge!.id })
  await world.post(`/meters/${meter}/readings`, { readingDate: '2026-01-31', value: 110.5 })
  const paused = await world.makeService({ basePriceMinor: 999 })
  await world.attach({ service: paused, nodes: [u1, u2] })
  const [first, second] = await world.rows<{ id: string }>('select id from project_services where service_id = $1', [
    paused,
  ])
  await world.post(`/project-services/${first!.id}/pause`)
  await world.post(`/project-services/${second!.id}/end`, { date: soon(-2) })
  const waiting = await world.makeService({ requiresApproval: true })
  await world.attach({ service: waiting, nodes: [u3] })

  const { status, body } = await world.get<ServiceStatistics>(`/projects/${world.one.project.id}/service-statistics`)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    totalUnits: 3,
    totalHouses: 0,
    totalBlocks: 1,
    totalStructures: 3,
    totalServices: 11,
    placesWithServices: 4,
    metered: 2,
    unmetered: 8,
    active: 8,
    paused: 1,
    ended: 1,
    pendingApproval: 1,
    expiringSoon: 1,
    byPricing: { fixed: 4, variable: 0, percentage: 2, metered: 2 },
  })
  expect(body.topServices[0]).toEqual({ id: fixed, name: 'Cleaning', count: 3 })
  // 3 x 1,000 + 5 % of 110,000 + 5 % of 40,000 + 10.5 m³ at 150; the other meter has no reading.
  expect(body.revenuePotential).toEqual([
    { currency: 'KES', monthlyMinor: 300_000 + 550_000 + 200_000 + 157_500, unpriced: 1 },
    { currency: 'USD', monthlyMinor: 36_500, unpriced: 0 },
  ])
  expect((await world.get(`/projects/${world.one.project.id}/service-statistics`, world.portal)).status).toBe(403)
  expect((await world.get(`/projects/${world.two.project.id}/service-statistics`, world.limited)).status).toBe(404)
})

test('the overview gives each its price of today, filters and pages', async () => {
  type List = {
    totalDocs: number
    docs: { priceMinor: number | null; missing?: string; unit: { id: string } | null }[]
  }
  const list = async (query: string) =>
    (await world.get<List>(`/projects/${world.one.project.id}/services?${query}`)).body
  expect((await list('pricing=metered')).docs).toMatchObject([
    { priceMinor: 157_500 },
    { priceMinor: null, missing: 'no_reading' },
  ])
  expect((await list('pricing=percentage')).docs.map(({ priceMinor }) => priceMinor)).toEqual([550_000, 200_000])
  expect((await list('status=pending_approval')).totalDocs).toBe(1)
  expect((await list('search=clean')).totalDocs).toBe(3)
  expect((await list('limit=2&page=2')).docs).toHaveLength(2)
  expect((await world.get(`/projects/${world.one.project.id}/services?limit=0`)).status).toBe(400)
})

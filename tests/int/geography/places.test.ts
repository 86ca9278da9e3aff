import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readQuery } from '../../../src/db/transaction.ts'
import type { ProjectMap } from '../../../src/services/geography/project-map.ts'
import { makeGeographyWorld, type GeographyWorld } from './geography-world.ts'

type Refusal = { errors: { path?: string; message: string }[] }

let world: GeographyWorld
beforeAll(async () => {
  world = await makeGeographyWorld()
}, 120_000)
afterAll(() => world?.app.stop())

const call = <Body = Refusal>(method: string, path: string, body?: unknown, token = world.tokens.administrator) =>
  world.app.api<Body>(method, path, { token, body })
const border = [[36.78, -1.29], [36.79, -1.29], [36.79, -1.28], [36.78, -1.29]] // prettier-ignore
const plot = { type: 'Polygon', coordinates: [border] }

describe('where a project stands', () => {
  test.each([
    ['a latitude alone', { lat: 1, lng: null }, 'location.lng', /longitude as well/],
    ['a latitude of 200', { lat: 200, lng: 10 }, 'location.lat', /between -90 and 90/],
    ['swapped numbers', { lat: 136.8, lng: -1.28 }, 'location.lat', /swapped/],
    ['a longitude of 181', { lat: 1, lng: 181 }, 'location.lng', /between -180 and 180/],
    ['a text', { lat: '1', lng: 2 }, 'location.lat', /number/],
  ])('%s is refused by REST, for a project as for a unit', async (_, location, path, message) => {
    for (const row of [`/projects/${world.mine.Karen.project}`, `/units/${world.mine.Karen.unit}`]) {
      const { status, body } = await call('PATCH', row, { location })
      expect([status, body.errors[0]?.path]).toEqual([400, path])
      expect(body.errors[0]?.message).toMatch(message)
    }
  })

  test('half a change is held against the other half', async () => {
    const path = `/projects/${world.mine.Karen.project}`
    expect((await call('PATCH', path, { location: { lat: -1.32 } })).status).toBe(200)
    expect((await call('PATCH', path, { location: { lng: null } })).status).toBe(400)
    expect((await call('PATCH', path, { location: { lat: null, lng: null } })).status).toBe(200)
    expect((await call('PATCH', path, { location: { lng: 36.7 } })).status).toBe(400)
    expect((await call('PATCH', path, { location: { lat: -1.3197, lng: 36.7073 } })).status).toBe(200)
  })

  test('by GraphQL as well', async () => {
    const query = `mutation { updateProject(id: "${world.mine.Karen.project}", data: { location: { lat: 136.8, lng: -1.28 } }) { id } }`
    const { text } = await call('POST', '/graphql', { query })
    expect(text).toMatch(/swapped/)
    const open = `mutation { updateProject(id: "${world.mine.Karen.project}", data: { boundary: { type: "Polygon", coordinates: [[[0, 0], [1, 1]]] } }) { id } }`
    expect((await call('POST', '/graphql', { query: open })).text).toMatch(/fewer than 4/)
  })
})

describe('the boundary', () => {
  const path = () => `/projects/${world.mine.Kilimani.project}/boundary`

  test('goes in as a Feature and comes out as one, with an entry in the audit log; null takes it away', async () => {
    const set = await call<object>('PATCH', path(), { geojson: { type: 'Feature', properties: {}, geometry: plot } })
    expect(set.status).toBe(200)
    const id = world.mine.Kilimani.project
    expect((await call<object>('GET', `/projects/${id}/geojson`)).body).toMatchObject({
      type: 'Feature',
      id,
      geometry: plot,
      properties: { name: 'Kilimani Court', location: { lat: -1.2893, lng: 36.7869 }, units: { total: 2 } },
    })
    const [entry] = await readQuery<{ after: { boundary?: object } }>(
      world.app.payload,
      `select after from audit_log where entity = 'projects' and entity_id = $1 and action = 'update' order by at desc limit 1`,
      [id],
    )
    expect(entry?.after.boundary).toEqual(plot)
    await call('PATCH', path(), { geojson: null })
    expect((await call<object>('GET', `/projects/${id}/geojson`)).body).toMatchObject({ geometry: { type: 'Point' } })
  })

  test('a bad one is refused by the route and by the collection', async () => {
    const geojson = { ...plot, coordinates: [border.slice(0, 3)] }
    const route = await call('PATCH', path(), { geojson })
    expect([route.status, route.body.errors[0]?.path]).toEqual([400, 'geojson'])
    const rest = await call('PATCH', `/projects/${world.mine.Kilimani.project}`, { boundary: geojson })
    expect([rest.status, rest.body.errors[0]?.path]).toEqual([400, 'boundary'])
    expect((await call('PATCH', path(), {})).status).toBe(400)
  })

  test('takes the permission; another company’s project is not there', async () => {
    expect((await call('PATCH', path(), { geojson: plot }, world.tokens.limited)).status).toBe(403)
    expect((await call('PATCH', path(), { geojson: plot }, world.tokens.other)).status).toBe(404)
    const hidden = `/projects/${world.mine.Karen.project}/geojson`
    expect((await call('GET', hidden, undefined, world.tokens.limited)).status).toBe(404)
    expect((await call('GET', hidden, undefined, world.tokens.other)).status).toBe(404)
    expect((await call('GET', '/projects/nothing/geojson')).status).toBe(404)
  })
})

describe('by words', () => {
  test.each([
    ['kilimani', ['Kilimani Court']],
    ['kilmani', ['Kilimani Court']],
    ['court mombasa', ['Mombasa Court']],
    ['nairobi', ['Karen Court', 'Kilimani Court', 'Westlands Court']],
    ['100%', []],
    ["o'brien", []],
  ])('%s', async (q, expected) => {
    const { body } = await call<{ docs: { name: string }[] }>('GET', `/projects/search?q=${encodeURIComponent(q)}`)
    expect(body.docs.map(({ name }) => name).sort()).toEqual(expected)
  })
})

test('the map shows occupancy, and arrears to those who see invoices', async () => {
  const { Kilimani, Karen } = world.mine
  await readQuery(world.app.payload, `update units set status = 'rented' where id = $1`, [Kilimani.unit])
  const { body } = await call<ProjectMap>('GET', '/projects/map')
  expect([body.total, body.points.length, body.unplaced, body.currency]).toEqual([4, 4, 1, 'KES'])
  expect(body.points.find(({ id }) => id === Kilimani.project)).toMatchObject({ units: 2, occupied: 1, available: 1, arrearsMinor: 0 }) // prettier-ignore
  const token = await world.hire('surveyor', ['property.projects.view'])
  const seen = await call<ProjectMap>(
    'GET',
    '/projects/map?west=36.6&south=-1.4&east=36.75&north=-1.3',
    undefined,
    token,
  )
  expect(seen.body.points).toMatchObject([{ id: Karen.project, arrearsMinor: null }])
})

test('among 20,000 projects the searches use the GiST indexes, and words the trigram index', async () => {
  const { payload } = world.app
  await readQuery(
    payload,
    `insert into projects (company_id, name, code, management_mode, management_fee_bps, project_type, stage, location_lat, location_lng)
     select $1, 'Filler ' || i, 'filler-' || i, 'full', 0, 'residential', 'ongoing', -60 + (i % 120), -180 + (i % 360) from generate_series(1, 20000) i`,
    [world.b.id],
  )
  await readQuery(payload, 'analyze projects')
  const { near, inBox, geoSupport } = await import('../../../src/db/geo.ts')
  const pool = (payload.db as unknown as { pool: Parameters<typeof geoSupport>[0] }).pool
  const scope = { table: 'projects', company: world.b.id }
  const plans = [
    near({ ...scope, support: await geoSupport(pool), at: { lat: -1.28, lng: 36.81 }, radiusMeters: 5_000 }),
    inBox({ ...scope, west: 36.7, south: -1.35, east: 36.9, north: -1.2 }),
  ]
  for (const { text, values } of plans) {
    const plan = await readQuery(payload, `explain (format json) ${text}`, values)
    expect(JSON.stringify(plan)).toMatch(/projects_location_(geography|earth|point)/)
  }
  const words = await readQuery(
    payload,
    `explain (format json) select id from projects
     where (name || ' ' || code || ' ' || coalesce(address, '') || ' ' || coalesce(area, '') || ' ' || coalesce(city, '')) ilike '%kilimani%'`,
  )
  expect(JSON.stringify(words)).toContain('projects_place_trgm')
})

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readQuery } from '../../../src/db/transaction.ts'
import { makeGeographyWorld, type GeographyWorld } from './geography-world.ts'

type Docs = {
  docs: { id: string; name?: string; identifier?: string; distanceM?: number; units?: object }[]
  totalDocs: number
}
type Features = {
  type: string
  features: { id: string; geometry: { type: string; coordinates: number[] }; properties: Record<string, unknown> }[]
  totalDocs: number
}

let world: GeographyWorld
beforeAll(async () => {
  world = await makeGeographyWorld()
}, 120_000)
afterAll(() => world?.app.stop())

const get = <Body = Docs>(path: string, token = world.tokens.administrator) =>
  world.app.api<Body>('GET', path, { token })
const centre = 'lat=-1.2833&lng=36.8167'
const near = `/projects/near?${centre}&radius=20000`
const nairobi = 'west=36.7&south=-1.35&east=36.9&north=-1.2'
const square = (west: number, south: number, east: number, north: number) => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
]
const polygon = { type: 'Polygon', coordinates: [square(36.7, -1.35, 36.9, -1.2)] }
const names = ({ docs }: Docs) => docs.map(({ name }) => name)

describe('near', () => {
  test('the nearest first with the distance and its units by status', async () => {
    const { status, body } = await get(near)
    expect([status, names(body), body.totalDocs]).toEqual([
      200,
      ['Westlands Court', 'Kilimani Court', 'Karen Court'],
      3,
    ])
    expect(body.docs[0]?.distanceM).toBeGreaterThan(1_700)
    expect(body.docs[0]?.distanceM).toBeLessThan(2_000)
    expect(body.docs[0]?.units).toEqual({ available: 2, total: 2 })
  })

  test('in pages, also beyond the last', async () => {
    expect((await get(`${near}&limit=1&page=2`)).body).toMatchObject({
      docs: [{ name: 'Kilimani Court' }],
      totalDocs: 3,
      totalPages: 3,
      hasNextPage: true,
    })
    expect((await get(`${near}&limit=2&page=9`)).body).toMatchObject({ docs: [], totalDocs: 3 })
  })

  test('as GeoJSON, longitude first', async () => {
    const { body, headers } = await get<Features>(`${near}&format=geojson`)
    expect(headers.get('content-type')).toContain('application/geo+json')
    expect(body).toMatchObject({ type: 'FeatureCollection', totalDocs: 3 })
    expect(body.features[0]).toMatchObject({
      type: 'Feature',
      id: world.mine.Westlands.project,
      geometry: { type: 'Point', coordinates: [36.8108, -1.2676] },
      properties: { name: 'Westlands Court', units: { available: 2, total: 2 } },
    })
  })

  test('what is in the trash is not there', async () => {
    const { Karen } = world.mine
    await readQuery(world.app.payload, 'update projects set deleted_at = now() where id = $1', [Karen.project])
    expect(names((await get(near)).body)).toEqual(['Westlands Court', 'Kilimani Court'])
    expect((await get(`/units/near?${centre}&radius=20000`)).body.totalDocs).toBe(4)
    await readQuery(world.app.payload, 'update projects set deleted_at = null where id = $1', [Karen.project])
  })

  test('units by their own place, else by that of their project', async () => {
    const { unit } = world.mine.Mombasa
    const near500 = `/units/near?${centre}&radius=500`
    expect((await get(near500)).body).toMatchObject({ docs: [], totalDocs: 0 })
    const body = { location: { lat: -1.2833, lng: 36.8167 } }
    expect((await world.app.api('PATCH', `/units/${unit}`, { token: world.tokens.administrator, body })).status).toBe(
      200,
    )
    expect((await get(near500)).body).toMatchObject({ docs: [{ id: unit, distanceM: 0 }], totalDocs: 1 })
    expect((await get(`/units/near?${centre}&radius=20000`)).body.totalDocs).toBe(7)
    expect((await get(`/units/bbox?west=39&south=-5&east=40&north=-4`)).body.totalDocs).toBe(1)
  })
})

describe('in a box, in a polygon', () => {
  test('the box, and one across the date line', async () => {
    expect(names((await get(`/projects/bbox?${nairobi}`)).body).sort()).toEqual([
      'Karen Court',
      'Kilimani Court',
      'Westlands Court',
    ])
    expect((await get('/projects/bbox?west=170&south=-20&east=-170&north=20')).body.totalDocs).toBe(0)
  })

  test('the polygon without its hole, in the body, in the address and as a Feature', async () => {
    const post = (body: object) =>
      world.app.api<Docs>('POST', '/projects/within', { token: world.tokens.administrator, body })
    expect((await post({ polygon })).body.totalDocs).toBe(3)
    expect((await post({ polygon: { type: 'Feature', properties: {}, geometry: polygon } })).body.totalDocs).toBe(3)
    const holed = { ...polygon, coordinates: [...polygon.coordinates, square(36.78, -1.3, 36.79, -1.28)] }
    expect(names((await post({ polygon: holed, limit: 1 })).body)).toHaveLength(1)
    expect((await post({ polygon: holed })).body.totalDocs).toBe(2)
    const address = `/projects/within?geojson=${encodeURIComponent(JSON.stringify(holed))}`
    expect((await get(address)).body.totalDocs).toBe(2)
  })
})

describe('who sees what', () => {
  const paths = [
    near,
    `/projects/bbox?${nairobi}`,
    '/projects/search?q=court',
    '/projects/map',
    `/units/bbox?${nairobi}`,
  ]

  test.each(paths)('%s: never a row of another company, nor in the count', async (path) => {
    const { text } = await get(path)
    for (const { project, unit } of Object.values(world.others)) {
      expect(text).not.toContain(project)
      expect(text).not.toContain(unit)
    }
    expect((await get(path, world.tokens.other)).text).not.toContain(world.mine.Kilimani.project)
  })

  test.each(paths)('%s: staff of one project see that one, portal users nothing', async (path) => {
    const { status, body, text } = await get<Docs & { points?: object[]; total?: number }>(path, world.tokens.limited)
    expect(status).toBe(200)
    expect(body.totalDocs ?? body.total).toBe(path.startsWith('/units') ? 2 : 1)
    expect(text).toContain(world.mine.Kilimani.project)
    expect(text).not.toContain(world.mine.Westlands.project)
    expect((await get(path, world.tokens.portal)).status).toBe(403)
    expect((await world.app.api('GET', path)).status).toBe(401)
  })

  test('without the permission 403', async () => {
    const token = await world.hire('clerk', ['people.people.view'])
    for (const path of paths) expect((await get(path, token)).status).toBe(403)
    expect((await get(`/projects/${world.mine.Karen.project}/geojson`, token)).status).toBe(403)
  })
})

describe('bad input names the field', () => {
  test.each([
    ['/projects/near?lat=200&lng=36&radius=10', 'lat', /between -90 and 90/],
    ['/projects/near?lat=136.8&lng=-1.28&radius=10', 'lat', /swapped/],
    ['/projects/near?lat=&lng=36&radius=10', 'lat', /Enter a number/],
    ['/projects/near?lat=1&lng=36', 'radius', /./],
    ['/projects/near?lat=1&lng=36&radius=0', 'radius', /radius above 0/],
    ['/projects/near?lat=1&lng=36&radius=99999999', 'radius', /20,037/],
    ['/projects/near?lat=1&lng=36&radius=9&limit=201', 'limit', /./],
    ['/projects/near?lat=1&lng=36&radius=9&sort=name', 'sort', /no field/],
    ['/projects/bbox?west=1&south=2&east=2&north=1', 'south', /above its north/],
    ['/projects/bbox?west=200&south=2&east=2&north=1', 'west', /-180 to 180/],
    ['/projects/map?west=1', 'query', /all four/],
    ['/projects/within?geojson=nonsense', 'geojson', /not valid JSON/],
    ['/projects/within?geojson=%7B%22type%22:%22Point%22%7D', 'geojson', /Send a GeoJSON polygon/],
    ['/projects/search?q=a', 'q', /two letters/],
  ])('%s', async (path, field, message) => {
    const { status, body } = await get<{ errors: { path: string; message: string }[] }>(path)
    expect([status, body.errors[0]?.path]).toEqual([400, field])
    expect(body.errors[0]?.message).toMatch(message)
  })
})

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { ensureGeoIndexes } from '../../../src/db/geo-indexes.ts'
import { geoSupport, inBox, inPolygon, near, type GeoQuery, type GeoSupport } from '../../../src/db/geo.ts'
import { createTestDatabase, type TestDatabase } from '../../helpers/database.ts'

const company = randomUUID()
const places: [string, number, number][] = [
  ['Westlands', -1.2676, 36.8108],
  ['Kilimani', -1.2893, 36.7869],
  ['Karen', -1.3197, 36.7073],
  ['Mombasa', -4.0435, 39.6682],
  ['Suva', -18.1416, 178.4419],
  ['Apia', -13.8333, -171.7667],
]

describe('places', () => {
  let pool: pg.Pool
  let support: GeoSupport
  let database: TestDatabase

  beforeAll(async () => {
    database = await createTestDatabase()
    pool = new pg.Pool({ connectionString: database.url })
    await pool.query(`create table places (id uuid primary key default gen_random_uuid(), company_id uuid not null, name text not null,
      location_lat numeric, location_lng numeric, deleted_at timestamptz)`)
    // two processes that start at once
    ;[support] = (await Promise.all([ensureGeoIndexes(pool), ensureGeoIndexes(pool)])) as [GeoSupport, GeoSupport]
    for (const [name, lat, lng] of places) await add(name, lat, lng)
    await add('Nowhere', null, null)
    await add('In the trash', -1.2676, 36.8108, { deleted: true })
    await add("Another company's", -1.2676, 36.8108, { of: randomUUID() })
  })
  afterAll(async () => {
    await pool.end()
    await database.drop()
  })

  const add = (name: string, lat: number | null, lng: number | null, { of = company, deleted = false } = {}) =>
    pool.query(
      'insert into places (company_id, name, location_lat, location_lng, deleted_at) values ($1, $2, $3, $4, $5)',
      [of, name, lat, lng, deleted ? new Date() : null],
    )
  const run = async ({ text, values }: GeoQuery) => {
    const { rows } = await pool.query<{ name: string; distance_m?: number }>(
      `select p.name, found.* from (${text}) found join places p using (id)`,
      values,
    )
    return rows
  }
  const namesOf = async (query: GeoQuery) => (await run(query)).map(({ name }) => name)
  const scope = { table: 'places', company }
  const centre = { lat: -1.2833, lng: 36.8167 }

  test('PostGIS where the server has it, else earthdistance', async () => {
    const { rows } = await pool.query(`select from pg_available_extensions where name = 'postgis'`)
    expect(support).toBe(rows.length > 0 ? 'postgis' : 'earthdistance')
    expect(await geoSupport(pool)).toBe(support)
  })

  test('near: within the radius, nearest first, with the distance', async () => {
    const rows = await run(near({ ...scope, support, at: centre, radiusMeters: 20_000 }))
    expect(rows.map(({ name }) => name)).toEqual(['Westlands', 'Kilimani', 'Karen'])
    expect(rows[0]?.distance_m).toBeGreaterThan(1_700)
    expect(rows[0]?.distance_m).toBeLessThan(2_000)
    expect(await namesOf(near({ ...scope, support, at: centre, radiusMeters: 5_000 }))).toEqual([
      'Westlands',
      'Kilimani',
    ])
    expect(await namesOf(near({ ...scope, support, at: centre, radiusMeters: 20_000, limit: 1 }))).toEqual([
      'Westlands',
    ])
  })

  test('near: across the date line', async () => {
    expect(await namesOf(near({ ...scope, support, at: { lat: -16, lng: -179.9 }, radiusMeters: 1_000_000 }))).toEqual([
      'Suva',
      'Apia',
    ])
  })

  test('in a box, also one across the date line', async () => {
    expect((await namesOf(inBox({ ...scope, west: 36.7, south: -1.3, east: 36.9, north: -1.2 }))).sort()).toEqual([
      'Kilimani',
      'Westlands',
    ])
    expect((await namesOf(inBox({ ...scope, west: 170, south: -20, east: -170, north: -10 }))).sort()).toEqual([
      'Apia',
      'Suva',
    ])
  })

  test('in a polygon, without its holes', async () => {
    const square = (west: number, south: number, east: number, north: number): [number, number][] => [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ]
    const border = square(36.7, -1.35, 36.9, -1.2)
    expect((await namesOf(inPolygon({ ...scope, rings: [border] }))).sort()).toEqual(['Karen', 'Kilimani', 'Westlands'])
    const hole = square(36.78, -1.3, 36.79, -1.28)
    expect((await namesOf(inPolygon({ ...scope, rings: [border, hole] }))).sort()).toEqual(['Karen', 'Westlands'])
  })

  test.each([
    ['a latitude beyond the pole', () => near({ ...scope, support, at: { lat: 91, lng: 0 }, radiusMeters: 1 })],
    ['no number', () => near({ ...scope, support, at: { lat: Number.NaN, lng: 0 }, radiusMeters: 1 })],
    ['a radius of zero', () => near({ ...scope, support, at: centre, radiusMeters: 0 })],
    ['a box upside down', () => inBox({ ...scope, west: 0, south: 2, east: 1, north: 1 })],
    [
      'a ring that is open',
      () =>
        inPolygon({
          ...scope,
          rings: [
            [
              [0, 0],
              [1, 0],
              [1, 1],
              [0, 1],
            ],
          ],
        }),
    ],
    ['no ring', () => inPolygon({ ...scope, rings: [] })],
  ])('refuses %s', (_name, build) => {
    expect(build).toThrow(expect.objectContaining({ status: 400, code: 'VALIDATION' }))
  })

  test('the searches use the GiST indexes', async () => {
    const client = await pool.connect()
    await client.query(`insert into places (company_id, name, location_lat, location_lng)
      select gen_random_uuid(), 'filler', -60 + (i % 120), -180 + (i % 360) from generate_series(1, 20000) i`)
    await client.query('analyze places')
    const plan = async ({ text, values }: GeoQuery) =>
      JSON.stringify((await client.query(`explain (format json) ${text}`, values)).rows)
    expect(await plan(near({ ...scope, support, at: centre, radiusMeters: 10_000 }))).toContain('places_location_')
    expect(await plan(inBox({ ...scope, west: 36.7, south: -1.3, east: 36.9, north: -1.2 }))).toContain(
      'places_location_point',
    )
    client.release()
  })
})

import type { Pool } from 'pg'
import { locationProblem, type Location } from '../domain/location.ts'
import { validationError } from '../platform/errors.ts'
import { quoteIdentifier } from './quote-identifier.ts'

/** What measures distances on this server; boxes and polygons need no extension. */
export type GeoSupport = 'postgis' | 'earthdistance'

export type GeoQuery = { text: string; values: unknown[] }

/** Rows of a company in a table with the columns location_lat and location_lng. */
export type GeoScope = {
  table: 'projects' | 'units' | (string & {})
  company: string
  /** absent: rows of all its projects */
  projects?: readonly string[]
  /** default: all of them, for a query around this one that takes a page */
  limit?: number
}

/** @returns the extension that the server uses; it was made by `ensureGeoIndexes` */
export const geoSupport = async (pool: Pool): Promise<GeoSupport> => {
  const { rows } = await pool.query(`select from pg_extension where extname = 'postgis'`)
  return rows.length > 0 ? 'postgis' : 'earthdistance'
}

/**
 * Rows within a radius, the nearest first; columns id, lat, lng, distance_m.
 * @param radiusMeters along the surface of the earth
 * @throws AppError VALIDATION
 */
export const near = ({
  support,
  at,
  radiusMeters,
  ...scope
}: GeoScope & { support: GeoSupport; at: Location; radiusMeters: number }): GeoQuery => {
  requirePosition(at)
  if (!(radiusMeters > 0 && radiusMeters <= 20_037_509))
    throw validationError('Enter a radius above 0 and at most 20,037 km.', 'radius')
  const { reached, distance } = measures[support]
  return select({ ...scope, condition: reached, values: [at.lng, at.lat, radiusMeters], distance })
}

/**
 * Rows inside a box, its edges included; west > east crosses the date line.
 * @throws AppError VALIDATION
 */
export const inBox = ({
  west,
  south,
  east,
  north,
  ...scope
}: GeoScope & { west: number; south: number; east: number; north: number }): GeoQuery => {
  requirePosition({ lng: west, lat: south })
  requirePosition({ lng: east, lat: north })
  if (south > north) throw validationError('The south of the box is above its north.', 'south')
  const box = (from: string, to: string): string =>
    `${point} <@ box(point(${from}, $3::float8), point(${to}, $5::float8))`
  const condition =
    west <= east
      ? box('$2::float8', '$4::float8')
      : `(${box('$2::float8', `greatest($4::float8, 180)`)} or ${box(`least($2::float8, -180)`, '$4::float8')})`
  return select({ ...scope, condition, values: [west, south, east, north] })
}

/**
 * Rows inside a GeoJSON polygon (rings of [lng, lat]; the first is the border, the others are holes), on the plane of degrees.
 * @throws AppError VALIDATION
 */
export const inPolygon = ({
  rings,
  ...scope
}: GeoScope & { rings: readonly (readonly [number, number])[][] }): GeoQuery => {
  const [border, ...holes] = rings
  if (!border) throw validationError('Enter a polygon.', 'polygon')
  const conditions = [`${point} <@ $2::polygon`, ...holes.map((_, index) => `not ${point} <@ $${index + 3}::polygon`)]
  return select({ ...scope, condition: conditions.join(' and '), values: rings.map(toPolygon) })
}

/** The same expressions as in the indexes: PostgreSQL compares them literally. */
export const point = 'point(location_lng::float8, location_lat::float8)'
export const geography = 'geography(st_setsrid(st_makepoint(location_lng::float8, location_lat::float8), 4326))'
export const earth = 'll_to_earth(location_lat::float8, location_lng::float8)'

const centre = {
  postgis: 'geography(st_setsrid(st_makepoint($2::float8, $3::float8), 4326))',
  earthdistance: 'll_to_earth($3::float8, $2::float8)',
}

const measures: Record<GeoSupport, { reached: string; distance: string }> = {
  postgis: {
    reached: `st_dwithin(${geography}, ${centre.postgis}, $4::float8)`,
    distance: `st_distance(${geography}, ${centre.postgis})`,
  },
  earthdistance: {
    // the box is a superset that the index answers
    reached: `earth_box(${centre.earthdistance}, $4::float8) @> ${earth} and earth_distance(${earth}, ${centre.earthdistance}) <= $4::float8`,
    distance: `earth_distance(${earth}, ${centre.earthdistance})`,
  },
}

type SelectArgs = GeoScope & { condition: string; values: unknown[]; distance?: string }

const select = ({ table, company, projects, limit, condition, values: given, distance }: SelectArgs): GeoQuery => {
  const values = [company, ...given]
  const project = table === 'projects' ? 'id' : 'project_id'
  const conditions = [
    'company_id = $1 and deleted_at is null and location_lat is not null and location_lng is not null',
    condition,
    ...(projects ? [`${project} = any($${values.push(projects)}::uuid[])`] : []),
  ]
  const columns = [
    'id, location_lat::float8 as lat, location_lng::float8 as lng',
    ...(distance ? [`${distance} as distance_m`] : []),
  ]
  return {
    text:
      `select ${columns.join(', ')} from ${quoteIdentifier(table)} where ${conditions.join(' and ')}` +
      ` order by ${distance ? 'distance_m, id' : 'id'}${limit === undefined ? '' : ` limit ${Math.trunc(limit)}`}`,
    values,
  }
}

const toPolygon = (ring: readonly (readonly [number, number])[]): string => {
  if (ring.length < 4 || ring.length > 5_000)
    throw validationError('A ring of a polygon has 4 to 5,000 positions.', 'polygon')
  const [first, last] = [ring[0], ring.at(-1)]
  if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1])
    throw validationError('A ring ends where it begins.', 'polygon')
  return `(${ring.map(([lng, lat]) => `(${requirePosition({ lng, lat }).lng},${lat})`).join(',')})`
}

const requirePosition = (place: Location): Location => {
  const problem = locationProblem(place)
  if (problem) throw validationError(problem.message, problem.path)
  return place
}

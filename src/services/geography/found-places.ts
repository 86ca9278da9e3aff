import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Payload, PayloadRequest } from 'payload'
import { projectsIn } from '../../access/row-rules/standing.ts'
import { geoSupport, type GeoQuery, type GeoScope, type GeoSupport } from '../../db/geo.ts'
import { readQuery } from '../../db/transaction.ts'
import { pageOf, type Paging } from '../paging.ts'

export type PlaceKind = 'projects' | 'units'

export type FoundProject = {
  id: string
  name: string
  code: string
  address: string | null
  city: string | null
  lat: number
  lng: number
  /** metres along the surface of the earth, where a distance was asked for */
  distanceM?: number
  /** its units by status, and all of them */
  units: Record<string, number>
}

export type FoundUnit = {
  id: string
  identifier: string
  kind: string
  status: string
  project: { id: string; name: string }
  lat: number
  lng: number
  distanceM?: number
}

export type FoundPlace = FoundProject | FoundUnit

type FoundPlaces = Paging & {
  req: PayloadRequest
  company: string
  kind: PlaceKind
  /** a search in a table; it is asked for projects and, for units, for both */
  search: (scope: GeoScope & { support: GeoSupport }) => GeoQuery
}

/** A page of the places that a search finds among what the caller may see, the nearest first where it measures. */
export const foundPlaces = async ({ req, company, kind, search, page, limit }: FoundPlaces) => {
  const { payload } = req
  const scope = { company, projects: await projectsIn(req, company), support: await supportOf(payload) }
  const ofProjects = search({ ...scope, table: 'projects' })
  const found = kind === 'projects' ? ofProjects.text : unitsIn(search({ ...scope, table: 'units' }), ofProjects)
  const values = [...ofProjects.values]
  const order = /\bdistance_m\b/.test(found) ? 'distance_m, id' : 'id'
  const text = `
    with found as materialized (${found}),
    page as (select * from found order by ${order} limit $${values.push(limit)} offset $${values.push((page - 1) * limit)})
    select (select count(*)::int from found) as total,
           coalesce((select json_agg(${documents[kind]} order by ${order.replaceAll(/(distance_m|id)/g, 'f.$1')})
                     from page f ${joins[kind]}), '[]') as docs`
  const [row] = await readQuery<{ total: number; docs: FoundPlace[] }>(payload, text, values)
  return pageOf<FoundPlace>({ docs: row?.docs ?? [], totalDocs: row?.total ?? 0, page, limit })
}

/**
 * A unit stands where it says, else where its project does. Both searches have the same parameters in the same order,
 * so that one list of values serves both.
 */
const unitsIn = (own: GeoQuery, ofProjects: GeoQuery): string => `
  select * from (${own.text}) own
  union all
  select u.id, ${ofProjects.text.includes('distance_m') ? 'p.lat, p.lng, p.distance_m' : 'p.lat, p.lng'}
  from (${ofProjects.text}) p
  join units u on u.project_id = p.id and u.deleted_at is null and (u.location_lat is null or u.location_lng is null)`

const measured = `'distanceM', round((to_jsonb(f) ->> 'distance_m')::numeric, 1)`

const documents: Record<PlaceKind, string> = {
  projects: `json_strip_nulls(json_build_object('id', p.id, 'name', p.name, 'code', p.code, 'address', p.address,
    'city', p.city, 'lat', f.lat, 'lng', f.lng, ${measured}, 'units', c.units))`,
  units: `json_strip_nulls(json_build_object('id', u.id, 'identifier', u.identifier, 'kind', u.kind, 'status', u.status,
    'project', json_build_object('id', p.id, 'name', p.name), 'lat', f.lat, 'lng', f.lng, ${measured}))`,
}

const joins: Record<PlaceKind, string> = {
  projects: `join projects p on p.id = f.id
    cross join lateral (
      select coalesce(jsonb_object_agg(s.status, s.count), '{}') || jsonb_build_object('total', coalesce(sum(s.count), 0)) as units
      from (select status, count(*)::int as count from units where project_id = p.id and deleted_at is null group by status) s
    ) c`,
  units: 'join units u on u.id = f.id join projects p on p.id = u.project_id',
}

const supports = new WeakMap<object, Promise<GeoSupport>>()

/** What the server measures with does not change while a process runs. */
const supportOf = (payload: Payload): Promise<GeoSupport> => {
  const { pool } = payload.db as unknown as PostgresAdapter
  const known = supports.get(pool)
  if (known) return known
  const asked = geoSupport(pool as unknown as Parameters<typeof geoSupport>[0])
  supports.set(pool, asked)
  asked.catch(() => supports.delete(pool))
  return asked
}

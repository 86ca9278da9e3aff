import type { PayloadRequest } from 'payload'
import { requireSight } from '../../access/row-rules/sight.ts'
import { readQuery } from '../../db/transaction.ts'
import { readPolygon, type Polygon } from '../../domain/geojson.ts'
import { notFound, validationError } from '../../platform/errors.ts'
import { pointOf, type Feature } from './features.ts'

type Row = {
  id: string
  name: string
  code: string
  lat: number | null
  lng: number | null
  boundary: Polygon | null
  units: Record<string, number>
}

/** A project as a GeoJSON Feature: its boundary, else its place, else without a geometry. @throws 404 */
export const projectFeature = async ({ req, id }: { req: PayloadRequest; id: string }): Promise<Feature> => {
  await requireSight({ req, collection: 'projects', id, permission: 'property.projects.view' })
  const [row] = await readQuery<Row>(req.payload, read, [id])
  if (!row) throw notFound()
  const { lat, lng, boundary, name, code, units } = row
  const point = lat === null || lng === null ? null : pointOf(lat, lng)
  return {
    type: 'Feature',
    id: row.id,
    geometry: boundary ?? point,
    properties: { id: row.id, name, code, units, location: lat === null ? null : { lat, lng } },
  }
}

type Change = { req: PayloadRequest; id: string; geojson: unknown }

/** Sets the boundary of a project, or takes it away with null. @throws 404, 400 with what is wrong with the polygon */
export const setBoundary = async ({ req, id, geojson }: Change): Promise<Feature> => {
  await requireSight({ req, collection: 'projects', id, permission: 'property.projects.update' })
  const boundary = geojson === null ? null : polygonOf(geojson)
  await req.payload.update({ collection: 'projects', id, data: { boundary }, depth: 0, overrideAccess: true, req })
  return projectFeature({ req, id })
}

const polygonOf = (value: unknown): Polygon => {
  const given = readPolygon(value)
  if ('problem' in given) throw validationError(given.problem, 'geojson')
  return given.polygon
}

const read = `
  select p.id, p.name, p.code, p.location_lat::float8 as lat, p.location_lng::float8 as lng, p.boundary,
         (select coalesce(jsonb_object_agg(s.status, s.count), '{}') || jsonb_build_object('total', coalesce(sum(s.count), 0))
          from (select status, count(*)::int as count from units where project_id = p.id and deleted_at is null group by status) s
         ) as units
  from projects p where p.id = $1 and p.deleted_at is null`

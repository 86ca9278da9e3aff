import type { PayloadRequest } from 'payload'
import { inBox, inPolygon, near } from '../../db/geo.ts'
import { readPolygon } from '../../domain/geojson.ts'
import { validationError } from '../../platform/errors.ts'
import type { Paging } from '../paging.ts'
import { featuresOf } from './features.ts'
import { foundPlaces, type PlaceKind } from './found-places.ts'

type Search = Paging & { req: PayloadRequest; company: string; kind: PlaceKind; format: 'json' | 'geojson' }

/** @param radius metres */
export const placesNear = async ({
  lat,
  lng,
  radius,
  format,
  ...rest
}: Search & { lat: number; lng: number; radius: number }) => {
  const found = await foundPlaces({
    ...rest,
    search: (scope) => near({ ...scope, at: { lat, lng }, radiusMeters: radius }),
  })
  return format === 'geojson' ? featuresOf(found) : found
}

export type Box = { west: number; south: number; east: number; north: number }

/** West may lie east of east: then the box crosses the date line. */
export const placesInBox = async ({ west, south, east, north, format, ...rest }: Search & Box) => {
  const found = await foundPlaces({ ...rest, search: (scope) => inBox({ ...scope, west, south, east, north }) })
  return format === 'geojson' ? featuresOf(found) : found
}

/**
 * @param polygon GeoJSON, a Polygon or a Feature around one
 * @throws 400 with what is wrong with it
 */
export const placesWithin = async ({
  polygon,
  path,
  format,
  ...rest
}: Search & { polygon: unknown; path: 'polygon' | 'geojson' }) => {
  const read = readPolygon(polygon)
  if ('problem' in read) throw validationError(read.problem, path)
  const rings = read.polygon.coordinates
  const found = await foundPlaces({ ...rest, search: (scope) => inPolygon({ ...scope, rings }) })
  return format === 'geojson' ? featuresOf(found) : found
}

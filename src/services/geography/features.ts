import type { pageOf } from '../paging.ts'
import type { FoundPlace } from './found-places.ts'

type Geometry = { type: 'Point'; coordinates: [number, number] } | { type: 'Polygon'; coordinates: unknown }

export type Feature = {
  type: 'Feature'
  id: string
  geometry: Geometry | null
  properties: Record<string, unknown>
}

/** The places of a page as GeoJSON (RFC 7946), which allows its paging beside them. */
export const featuresOf = ({ docs, ...paging }: ReturnType<typeof pageOf<FoundPlace>>): Response =>
  geoJson({ type: 'FeatureCollection', features: docs.map(featureOf), ...paging })

const featureOf = ({ id, lat, lng, ...properties }: FoundPlace): Feature => ({
  type: 'Feature',
  id,
  geometry: pointOf(lat, lng),
  properties: { id, ...properties },
})

/** GeoJSON puts the longitude first. */
export const pointOf = (lat: number, lng: number): Geometry => ({ type: 'Point', coordinates: [lng, lat] })

export const geoJson = (value: object): Response =>
  new Response(JSON.stringify(value), { headers: { 'content-type': 'application/geo+json; charset=utf-8' } })

import { locationProblem } from './location.ts'

/** [longitude, latitude] in WGS 84 degrees, the order of GeoJSON (RFC 7946). */
export type Position = [number, number]

/** The first ring is the border, the others are holes. */
export type Polygon = { type: 'Polygon'; coordinates: Position[][] }

const mostPositions = 5_000
const mostRings = 100

/**
 * Reads a polygon, or a Feature around one; heights and everything else that it carries are left out.
 * @returns the polygon, or what is wrong with it in words for the sender
 */
export const readPolygon = (value: unknown): { polygon: Polygon } | { problem: string } => {
  const geometry = geometryOf(value)
  if (geometry === undefined) return { problem: 'Send a GeoJSON polygon: { "type": "Polygon", "coordinates": [[…]] }.' }
  const { coordinates } = geometry
  if (!Array.isArray(coordinates) || coordinates.length === 0) return { problem: 'The polygon has no ring.' }
  if (coordinates.length > mostRings) return { problem: `A polygon has at most ${mostRings} rings.` }
  const count = coordinates.reduce<number>((sum, ring) => sum + (Array.isArray(ring) ? ring.length : 0), 0)
  if (count > mostPositions)
    return { problem: `A polygon has at most ${mostPositions.toLocaleString('en')} positions.` }
  const rings: Position[][] = []
  for (const [index, ring] of coordinates.entries()) {
    const read = readRing(ring, index + 1)
    if ('problem' in read) return read
    rings.push(read.ring)
  }
  return { polygon: { type: 'Polygon', coordinates: rings } }
}

const geometryOf = (value: unknown): { coordinates?: unknown } | undefined => {
  if (!isObject(value)) return undefined
  if (value.type === 'Polygon') return value
  return value.type === 'Feature' && isObject(value.geometry) && value.geometry.type === 'Polygon'
    ? value.geometry
    : undefined
}

const readRing = (ring: unknown, number: number): { ring: Position[] } | { problem: string } => {
  if (!Array.isArray(ring) || ring.length < 4)
    return { problem: `Ring ${number} has fewer than 4 positions (the last one repeats the first).` }
  const positions: Position[] = []
  for (const [index, position] of ring.entries()) {
    const at = `position ${index + 1} of ring ${number}`
    const [lng, lat] = Array.isArray(position) ? (position as unknown[]) : []
    if (typeof lng !== 'number' || typeof lat !== 'number')
      return { problem: `There is no [longitude, latitude] at ${at}.` }
    const wrong = locationProblem({ lat, lng })
    if (wrong) return { problem: `${wrong.message} See ${at}; GeoJSON puts the longitude first.` }
    positions.push([lng, lat])
  }
  const [first, last] = [positions[0], positions.at(-1)]
  if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1])
    return { problem: `Ring ${number} does not end where it begins.` }
  return areaOf(positions) === 0 ? { problem: `Ring ${number} is a line: it encloses nothing.` } : { ring: positions }
}

/** Square degrees, by the shoelace formula around the first corner, which keeps small rings exact. */
const areaOf = (ring: readonly Position[]): number => {
  const [x0, y0] = ring[0] ?? [0, 0]
  const twice = ring.slice(1).reduce((sum, [x, y], index) => {
    const [px, py] = ring[index] ?? [x, y]
    return sum + (px - x0) * (y - y0) - (x - x0) * (py - y0)
  }, 0)
  return Math.abs(twice) / 2
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

import type { Polygon, Position } from '../../domain/geojson.ts'

/** Six decimals are a tenth of a metre. */
const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6

/** The corners of a boundary, without the last position that repeats the first. */
export const cornersOf = (boundary: Polygon | null | undefined): Position[] =>
  boundary?.coordinates?.[0]?.slice(0, -1) ?? []

/** A boundary with these corners and the holes that it had; none with fewer than three. */
export const boundaryOf = (corners: readonly Position[], holes: readonly Position[][] = []): Polygon | null => {
  const [first] = corners
  if (!first || corners.length < 3) return null
  return { type: 'Polygon', coordinates: [[...corners, first], ...holes] }
}

/** A map that is turned around more than once counts on beyond 180. */
export const wrapped = ({ lat, lng }: { lat: number; lng: number }): { lat: number; lng: number } => ({
  lat: rounded(Math.max(-90, Math.min(90, lat))),
  lng: rounded(((((lng + 180) % 360) + 360) % 360) - 180),
})

import type { Polygon, Position } from '../../domain/geojson.ts'
import type { Location } from '../../domain/location.ts'

/** About 110 metres to a degree's thousandth. */
const corners: readonly Position[] = [
  [-0.0007, -0.0004],
  [0.0006, -0.0005],
  [0.0008, 0.0003],
  [-0.0001, 0.0006],
  [-0.0008, 0.0003],
]

/** The boundary of a demo project, around its place. */
export const plotAround = ({ lat, lng }: Location): Polygon => {
  const ring = corners.map(([east, north]): Position => [rounded(lng + east), rounded(lat + north)])
  return { type: 'Polygon', coordinates: [[...ring, ...ring.slice(0, 1)]] }
}

const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6

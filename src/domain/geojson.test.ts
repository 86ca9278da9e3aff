import { describe, expect, test } from '@jest/globals'
import { readPolygon } from './geojson.ts'
import { locationProblem } from './location.ts'

const square = (size = 1, at = 0): [number, number][] => [
  [at, at],
  [at + size, at],
  [at + size, at + size],
  [at, at + size],
  [at, at],
]
const polygon = (...rings: unknown[]) => ({ type: 'Polygon', coordinates: rings })

describe('a polygon', () => {
  test('is read with its holes; heights are left out', () => {
    const high = square(4).map((position) => [...position, 1_700])
    expect(readPolygon(polygon(high, square(1, 1)))).toEqual({ polygon: polygon(square(4), square(1, 1)) })
  })

  test('may come as a Feature', () => {
    const feature = { type: 'Feature', properties: { name: 'Plot' }, geometry: polygon(square()) }
    expect(readPolygon(feature)).toEqual({ polygon: polygon(square()) })
  })

  test.each<[string, unknown, RegExp]>([
    ['nothing', null, /Send a GeoJSON polygon/],
    ['a text', 'POLYGON((0 0))', /Send a GeoJSON polygon/],
    ['a point', { type: 'Point', coordinates: [0, 0] }, /Send a GeoJSON polygon/],
    ['a Feature of a point', { type: 'Feature', geometry: { type: 'Point', coordinates: [0, 0] } }, /Send a GeoJSON/],
    ['no ring', polygon(), /no ring/],
    ['no coordinates', { type: 'Polygon' }, /no ring/],
    ['three positions', polygon(square().slice(0, 3)), /fewer than 4/],
    ['a ring that is open', polygon(square().slice(0, 4)), /does not end where it begins/],
    ['an open hole', polygon(square(4), square().slice(0, 4)), /Ring 2 does not end/],
    ['a latitude of 200', polygon([[0, 0], [1, 200], [1, 1], [0, 0]]), /between -90 and 90.*position 2 of ring 1/], // prettier-ignore
    ['swapped numbers', polygon([[-1, 100], [-1, 101], [-2, 101], [-1, 100]]), /swapped/], // prettier-ignore
    ['texts', polygon([['0', '0'], ['1', '0'], ['1', '1'], ['0', '0']]), /no \[longitude, latitude\] at position 1/], // prettier-ignore
    ['a ring of no positions', polygon('ring'), /Ring 1 has fewer than 4/],
    ['positions of no numbers', polygon([1, 2, 3, 1]), /no \[longitude, latitude\] at position 1/],
    ['a line', polygon([[0, 0], [1, 1], [2, 2], [0, 0]]), /encloses nothing/], // prettier-ignore
    ['5,001 positions', polygon(Array.from({ length: 5_001 }, (_, i) => [i / 100, 0])), /at most 5,000/],
    ['rings without end', polygon(...Array.from({ length: 101 }, () => square())), /at most 100 rings/],
  ])('refuses %s', (_, value, problem) => {
    expect(readPolygon(value)).toEqual({ problem: expect.stringMatching(problem) })
  })
})

describe('a place', () => {
  test.each([
    [{}],
    [{ lat: null, lng: null }],
    [{ lat: -1.29, lng: 36.78 }],
    [{ lat: 90, lng: -180 }],
    [{ lat: 0, lng: 0 }],
  ])('%j is one, or none', (place) => expect(locationProblem(place)).toBeUndefined())

  test.each([
    [{ lat: 1 }, 'lng', /longitude as well/],
    [{ lat: 95 }, 'lat', /between -90 and 90/],
    [{ lat: null, lng: 1 }, 'lat', /latitude as well/],
    [{ lat: 200, lng: 0 }, 'lat', /between -90 and 90\.$/],
    [{ lat: 200, lng: 100 }, 'lat', /between -90 and 90\.$/],
    [{ lat: 136.8, lng: -1.28 }, 'lat', /swapped/],
    [{ lat: 0, lng: 181 }, 'lng', /between -180 and 180/],
    [{ lat: Number.NaN, lng: 0 }, 'lat', /between -90 and 90/],
  ])('%j is none', (place, path, message) => {
    expect(locationProblem(place)).toEqual({ path, message: expect.stringMatching(message) })
  })
})

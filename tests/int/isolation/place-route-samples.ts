import type { RouteSample } from './route-samples.ts'

const world = { west: '-180', south: '-90', east: '180', north: '90' }
const quarter = { type: 'Polygon', coordinates: [[[0, -10], [90, -10], [90, 10], [0, -10]]] } // prettier-ignore
const nothing: RouteSample = { input: () => ({}) }
const onRow = (slug: string, body?: unknown, answers?: readonly number[]): RouteSample => ({
  input: (row) => ({ params: { id: row(slug) }, body }),
  answers,
})

/** Inputs of the routes of the structure, of places, downloads and the description of the API, see `routeSamples`. */
export const placeRouteSamples: Readonly<Record<string, RouteSample>> = {
  'GET /projects/:id/structure': onRow('projects'),
  'POST /projects/:id/structure/blocks': onRow(
    'projects',
    { blocks: [{ name: 'Block of somebody else', floors: 2 }] },
    [201, 400],
  ),
  'POST /projects/:id/structure/units': {
    input: (row) => ({ params: { id: row('projects') }, body: { block: row('blocks'), units: [{}] } }),
    answers: [201, 400],
  },
  'POST /projects/:id/structure/reorder': {
    input: (row) => ({
      params: { id: row('projects') },
      body: { blocks: [row('blocks')], units: [row('units')] },
    }),
  },
  'GET /projects/:id/overview': onRow('projects'),
  'GET /projects/:id/availability': {
    input: (row) => ({ params: { id: row('projects') }, query: { block: row('blocks') } }),
  },
  'POST /blocks/:id/floors': onRow('blocks', { floors: 20 }),
  'GET /units/check': { input: (row) => ({ query: { number: 'A1', project: row('projects') } }) },
  'GET /units/:id/overview': onRow('units'),
  'GET /exports/:collection': {
    input: (row) => ({
      params: { collection: 'units' },
      query: { 'where[project][equals]': row('projects'), columns: 'identifier,project', sort: 'identifier' },
    }),
    isRecorded: true,
  },
  'GET /openapi.json': nothing,
  'GET /docs': nothing,
  'GET /projects/near': { input: () => ({ query: { lat: '-1.2833', lng: '36.8167', radius: '20000' } }) },
  'GET /projects/bbox': { input: () => ({ query: world }) },
  'POST /projects/within': { input: () => ({ body: { polygon: quarter } }) },
  'GET /projects/within': { input: () => ({ query: { geojson: JSON.stringify(quarter) } }) },
  'GET /projects/search': { input: () => ({ query: { q: 'court' } }) },
  'GET /projects/map': { input: () => ({ query: world }) },
  'GET /projects/:id/geojson': onRow('projects'),
  'PATCH /projects/:id/boundary': onRow('projects', { geojson: quarter }),
  'GET /units/near': { input: () => ({ query: { lat: '-1.2833', lng: '36.8167', radius: '20000' } }) },
  'GET /units/bbox': { input: () => ({ query: world }) },
}

import { z } from 'zod'
import type { PermissionCode } from '../src/access/permissions.ts'
import { findProjects } from '../src/services/geography/find-projects.ts'
import type { PlaceKind } from '../src/services/geography/found-places.ts'
import { projectFeature, setBoundary } from '../src/services/geography/project-geojson.ts'
import { geoJson } from '../src/services/geography/features.ts'
import { projectMap } from '../src/services/geography/project-map.ts'
import { placesInBox, placesNear, placesWithin, type Box } from '../src/services/geography/search-places.ts'
import { defineEndpoint } from './define.ts'
import { paging } from './parse-input.ts'
import { params } from './common-input.ts'

const number = z
  .string()
  .regex(/^-?\d{1,9}(\.\d{1,15})?$/, 'Enter a number, such as -1.2833.')
  .transform(Number)
const within = (most: number) =>
  number.refine((value) => Math.abs(value) <= most, `Enter degrees from -${most} to ${most}.`)

const format = z.enum(['json', 'geojson']).default('json')
const box = { west: within(180), south: within(90), east: within(180), north: within(90) }
const around = { lat: number, lng: number, radius: number }
const isWhole = (edges: Partial<Box>): edges is Box => Object.keys(box).every((edge) => edge in edges)
const geojsonText = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    context.addIssue({ code: 'custom', message: 'This is not valid JSON.' })
    return z.NEVER
  }
})
const geometry = z.record(z.string(), z.unknown())

const nearOf = (kind: PlaceKind, permission: PermissionCode) =>
  defineEndpoint({
    method: 'get',
    path: `/${kind}/near`,
    summary: `${titles[kind]} within a radius in metres, the nearest first, with the distance`,
    permission,
    query: z.strictObject({ ...around, ...paging, format }),
    handler: ({ req, company, query }) => placesNear({ req, company, kind, ...query }),
  })

const inBoxOf = (kind: PlaceKind, permission: PermissionCode) =>
  defineEndpoint({
    method: 'get',
    path: `/${kind}/bbox`,
    summary: `${titles[kind]} in a box; west above east crosses the date line`,
    permission,
    query: z.strictObject({ ...box, ...paging, format }),
    handler: ({ req, company, query }) => placesInBox({ req, company, kind, ...query }),
  })

const titles = { projects: 'Projects', units: 'Units, by their own place or their project’s,' } as const

const projectsNear = nearOf('projects', 'property.projects.view')
const unitsNear = nearOf('units', 'property.units.view')
const projectsInBox = inBoxOf('projects', 'property.projects.view')
const unitsInBox = inBoxOf('units', 'property.units.view')

const projectsWithin = defineEndpoint({
  method: 'post',
  path: '/projects/within',
  summary: 'Projects inside a GeoJSON polygon, without its holes',
  permission: 'property.projects.view',
  body: z.strictObject({
    polygon: geometry,
    page: z.int().min(1).max(1_000_000).default(1),
    limit: z.int().min(1).max(200).default(50),
    format,
  }),
  handler: ({ req, company, body }) => placesWithin({ req, company, kind: 'projects', path: 'polygon', ...body }),
})

const projectsWithinQuery = defineEndpoint({
  method: 'get',
  path: '/projects/within',
  summary: 'The same with the polygon in the address, as JSON',
  permission: 'property.projects.view',
  query: z.strictObject({ geojson: geojsonText, ...paging, format }),
  handler: ({ req, company, query: { geojson, ...rest } }) =>
    placesWithin({ req, company, kind: 'projects', path: 'geojson', polygon: geojson, ...rest }),
})

const projectsSearch = defineEndpoint({
  method: 'get',
  path: '/projects/search',
  summary: 'Projects by name, code, address, area or city; the likest first',
  permission: 'property.projects.view',
  query: z.strictObject({
    q: z.string().trim().min(2, 'Enter at least two letters.').max(100, 'Enter at most 100 letters.'),
    ...paging,
  }),
  handler: ({ req, company, query }) => findProjects({ req, company, ...query }),
})

const projectsMap = defineEndpoint({
  method: 'get',
  path: '/projects/map',
  summary: 'Up to 2,000 projects on a map with occupancy and arrears; of a box, or of the whole company',
  permission: 'property.projects.view',
  query: z
    .strictObject(box)
    .partial()
    .refine((given) => isWhole(given) || Object.keys(given).length === 0, 'Send all four edges of the box, or none.'),
  handler: ({ req, company, query }) => projectMap({ req, company, ...(isWhole(query) && { box: query }) }),
})

const projectGeojson = defineEndpoint({
  method: 'get',
  path: '/projects/:id/geojson',
  summary: 'A project as a GeoJSON Feature: its boundary, else its place',
  permission: 'property.projects.view',
  scope: 'row',
  params,
  handler: async ({ req, params: { id } }) => geoJson(await projectFeature({ req, id })),
})

const projectBoundary = defineEndpoint({
  method: 'patch',
  path: '/projects/:id/boundary',
  summary: 'Set the boundary of a project from a GeoJSON polygon, or take it away with null',
  permission: 'property.projects.update',
  scope: 'row',
  params,
  body: z.strictObject({ geojson: geometry.nullable() }),
  handler: async ({ req, params: { id }, body: { geojson } }) => geoJson(await setBoundary({ req, id, geojson })),
})

/** Searches by place. */
export const geographyRoutes = [
  projectsNear, //        GET   /projects/near
  projectsInBox, //       GET   /projects/bbox
  projectsWithin, //      POST  /projects/within
  projectsWithinQuery, // GET   /projects/within
  projectsSearch, //      GET   /projects/search
  projectsMap, //         GET   /projects/map
  projectGeojson, //      GET   /projects/:id/geojson
  projectBoundary, //     PATCH /projects/:id/boundary
  unitsNear, //           GET   /units/near
  unitsInBox, //          GET   /units/bbox
]

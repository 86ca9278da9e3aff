import type { Endpoint, SanitizedCollectionConfig } from 'payload'
import { notFound } from '../platform/errors.ts'
import { rowsOfUser } from './own-rows.ts'

/**
 * Payload's own routes that tell too much or fail: `access/:id` answers differently for a row that exists and one that
 * does not, `versions` fails where a collection keeps none, and so does deleting a preference that nobody has.
 */
export const closeEndpoints = (collection: SanitizedCollectionConfig): void => {
  if (!collection.endpoints) return
  collection.endpoints = collection.endpoints
    .filter(({ path }) => collection.versions || !path.startsWith('/versions'))
    .map((endpoint) => {
      if (endpoint.path === '/access/:id?') return afterRead(endpoint, collection)
      return endpoint.path === '/:key' && endpoint.method === 'delete' ? whereThereIsOne(endpoint, collection) : endpoint
    })
}

const afterRead = (endpoint: Endpoint, { slug, trash }: SanitizedCollectionConfig): Endpoint => ({
  ...endpoint,
  handler: async (req) => {
    const id = req.routeParams?.id
    if (typeof id === 'string') await req.payload.findByID({ collection: slug, id, depth: 0, trash: Boolean(trash), overrideAccess: false, req })
    return endpoint.handler(req)
  },
})

const whereThereIsOne = (endpoint: Endpoint, { slug }: SanitizedCollectionConfig): Endpoint => ({
  ...endpoint,
  handler: async (req) => {
    const own = await rowsOfUser({ req })
    if (typeof own === 'boolean') return endpoint.handler(req)
    const where = { and: [own, { key: { equals: req.routeParams?.key } }] }
    const { totalDocs } = await req.payload.count({ collection: slug, where, overrideAccess: true, req })
    if (totalDocs === 0) throw notFound()
    return endpoint.handler(req)
  },
})

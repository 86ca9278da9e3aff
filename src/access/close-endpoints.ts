import { Forbidden, type Endpoint, type PayloadRequest, type SanitizedCollectionConfig } from 'payload'
import { notFound } from '../platform/errors.ts'
import { rowsOfUser } from './own-rows.ts'

/**
 * Payload's own routes that tell too much or fail: `access/:id` answers differently for a row that exists and one that
 * does not, `versions` fails where a collection keeps none, and so does deleting a preference that nobody has. A change
 * of a row that the caller cannot see is refused with 403 there; here such a row does not exist.
 */
export const closeEndpoints = (collection: SanitizedCollectionConfig): void => {
  if (!collection.endpoints) return
  collection.endpoints = collection.endpoints
    .filter(({ path }) => collection.versions || !path.startsWith('/versions'))
    .map((endpoint) => {
      if (endpoint.path === '/access/:id?') return afterRead(endpoint, collection)
      if (endpoint.path === '/:id' && ['patch', 'delete'].includes(endpoint.method))
        return unseenIsMissing(endpoint, collection)
      return endpoint.path === '/:key' && endpoint.method === 'delete'
        ? whereThereIsOne(endpoint, collection)
        : endpoint
    })
}

/** @throws 404 for a row that the caller may not see */
const requireSight = async (req: PayloadRequest, { slug, trash }: SanitizedCollectionConfig): Promise<void> => {
  const id = req.routeParams?.id
  if (typeof id === 'string')
    await req.payload.findByID({ collection: slug, id, depth: 0, trash: Boolean(trash), overrideAccess: false, req })
}

const afterRead = (endpoint: Endpoint, collection: SanitizedCollectionConfig): Endpoint => ({
  ...endpoint,
  handler: async (req) => {
    await requireSight(req, collection)
    return endpoint.handler(req)
  },
})

const unseenIsMissing = (endpoint: Endpoint, collection: SanitizedCollectionConfig): Endpoint => ({
  ...endpoint,
  handler: async (req) => {
    try {
      return await endpoint.handler(req)
    } catch (error) {
      if (error instanceof Forbidden) await requireSight(req, collection)
      throw error
    }
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

import type { Payload } from 'payload'

import { collectionOf, firstSegment } from './collection-of.ts'
import { matchPath } from './match-path.ts'

/** The methods, in upper case, that a path below the API's base has; empty when there is no such path. */
export const allowedMethods = (payload: Payload, path: string): string[] => {
  const collection = collectionOf(payload, path)
  const below = collection ? path.slice(firstSegment(path).length + 1) || '/' : path
  const endpoints = (collection ? collection.config.endpoints : payload.config.endpoints) || []
  const matching = endpoints.filter((endpoint) => matchPath(endpoint.path, below))
  const methods = [...new Set(matching.map(({ method }) => method.toUpperCase()))]
  return methods.includes('GET') ? ['HEAD', ...methods] : methods
}

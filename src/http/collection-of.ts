import type { Collection, Payload } from 'payload'

/** The collection that the first segment of a path, below the API's base, names. */
export const collectionOf = (payload: Payload, path: string): Collection | undefined => {
  const collections: Record<string, Collection> = payload.collections
  const slug = firstSegment(path)
  return Object.hasOwn(collections, slug) ? collections[slug] : undefined
}

/** Payload looks the segment up in a plain object, where `constructor` is found and is no collection. */
export const isTrapSegment = (path: string): boolean => firstSegment(path) in Object.prototype

export const firstSegment = (path: string): string => path.split('/')[1] ?? ''

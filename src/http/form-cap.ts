import type { Payload } from 'payload'

import { collectionOf } from './collection-of.ts'

const defaultUploadBytes = 50 * 1024 * 1024
// The panel's forms carry one field of at most 1 MB.
const plainFormBytes = 2 * 1024 * 1024

/** How many bytes a multipart form may have: files are taken by upload collections and by custom routes only. */
export const formCap = (payload: Payload, path: string): number => {
  const collection = collectionOf(payload, path)
  const own: unknown = collection?.config.custom?.maxFormBytes
  if (typeof own === 'number') return own
  if (collection && !collection.config.upload) return plainFormBytes
  return payload.config.upload?.requestSizeLimit ?? defaultUploadBytes
}

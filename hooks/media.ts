import type { CollectionAfterChangeHook, CollectionAfterDeleteHook, CollectionBeforeChangeHook } from 'payload'
import type { Media } from '../payload-types.ts'
import { txOf } from '../src/db/transaction.ts'
import { idOf } from '../src/services/id-of.ts'
import { endOfGallery, ensureMain, lockGallery, type GalleryNode } from '../src/services/media/gallery.ts'
import { hasSizes } from '../src/services/media/sizes.ts'
import { variantKeys } from '../src/services/media/variant-key.ts'
import { emit, emitMany } from '../src/services/outbox.ts'

const id = (value: unknown): string | null => (idOf(value) as string | null | undefined) ?? null

type Placed = { company?: unknown; project?: unknown; block?: unknown; unit?: unknown }

const nodeOf = ({ company, project, block, unit }: Placed): GalleryNode => ({
  company: id(company) ?? '',
  project: id(project) ?? '',
  block: id(block),
  unit: id(unit),
})

const nameOf = ({ company, project, block, unit }: GalleryNode): string => [company, project, block, unit].join()

/** A new picture goes to the end, the first one becomes the main one; one that goes elsewhere starts there anew. */
export const placeInGallery: CollectionBeforeChangeHook<Media> = async ({ data, originalDoc, operation, req }) => {
  const tx = await txOf(req)
  const node = nodeOf({ ...originalDoc, ...data })
  if (operation === 'create') {
    await lockGallery(tx, node)
    const { position, hasMain } = await endOfGallery(tx, node)
    const { name } = data as { name?: string }
    return {
      ...data,
      title: data.title || name,
      position,
      isMain: !hasMain && hasSizes(data.mimeType ?? req.file?.mimetype),
    }
  }
  const isMoved = originalDoc && nameOf(nodeOf(originalDoc)) !== nameOf(node)
  const isTrashed = Boolean(data.deletedAt) !== Boolean(originalDoc?.deletedAt)
  if (!isMoved && !isTrashed) return data
  // Always in the same order, so that two moves never wait for each other.
  const nodes = new Map([nodeOf(originalDoc ?? {}), node].map((one) => [nameOf(one), one]))
  for (const key of [...nodes.keys()].sort()) await lockGallery(tx, nodes.get(key) ?? node)
  const { position } = await endOfGallery(tx, node)
  return { ...data, position, isMain: false }
}

/** Where the main picture went away the next one takes its place. */
export const keepMainPicture: CollectionAfterChangeHook<Media> = async ({ doc, previousDoc, operation, req }) => {
  const tx = await txOf(req)
  if (operation === 'create') {
    if (hasSizes(doc.mimeType))
      await emit(tx, { topic: 'media.resize', company: id(doc.company), payload: { mediaId: doc.id } })
    return
  }
  await ensureMain(tx, nodeOf(previousDoc))
  await ensureMain(tx, nodeOf(doc))
}

/** The sizes go with the picture, once it is certain that it is gone. */
export const removeSizes: CollectionAfterDeleteHook<Media> = async ({ doc, req }) => {
  const tx = await txOf(req)
  const node = nodeOf(doc)
  if (doc.filename && hasSizes(doc.mimeType)) {
    const keys = variantKeys({ company: node.company, filename: doc.filename })
    await emitMany(tx, keys.map((key) => ({ topic: 'file.remove', payload: { key } }))) // prettier-ignore
  }
  await ensureMain(tx, node)
}

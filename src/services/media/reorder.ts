import type { PayloadRequest } from 'payload'
import { withTransaction } from '../../db/transaction.ts'
import { validationError } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { galleryValues, inGallery, lockGallery, type GalleryNode } from './gallery.ts'

type Reorder = { req: PayloadRequest; node: GalleryNode; ids: readonly string[] }

/**
 * Puts the pictures of a place in an order. All of them are named, so that two who sort at once do not mix theirs.
 * @throws 400 when the ids are not exactly those of the place
 */
export const reorderMedia = ({ req, node, ids }: Reorder): Promise<{ ids: readonly string[] }> =>
  withTransaction(req, async (tx) => {
    await lockGallery(tx, node)
    const rows = await tx.query<{ id: string }>(
      `select id from media where ${inGallery} order by position, created_at, id`,
      galleryValues(node),
    )
    const known = new Set(rows.map(({ id }) => id))
    const foreign = ids.findIndex((id) => !known.has(id))
    if (foreign >= 0) throw validationError('This picture does not belong here.', `ids.${foreign}`)
    if (new Set(ids).size !== ids.length) throw validationError('A picture is named twice.', 'ids')
    if (ids.length !== rows.length)
      throw validationError('Name every picture of this place: others have come or gone meanwhile.', 'ids')
    await tx.query(
      `update media m set position = n.position - 1, updated_at = now()
       from unnest($1::uuid[]) with ordinality as n (id, position) where m.id = n.id and m.position is distinct from n.position - 1`,
      [ids],
    )
    const entityId = node.unit ?? node.block ?? node.project
    await recordAudit({
      req,
      rows: [
        {
          action: 'media.reorder',
          entity: 'media',
          entityId,
          company: node.company,
          before: { order: rows.map(({ id }) => id) },
          after: { order: [...ids] },
        },
      ],
    })
    return { ids }
  })

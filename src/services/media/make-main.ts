import type { PayloadRequest } from 'payload'
import { type Tx, withTransaction } from '../../db/transaction.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { galleryValues, inGallery, lockGallery, type GalleryNode } from './gallery.ts'
import { hasSizes } from './sizes.ts'

type MakeMain = { req: PayloadRequest; company: string; id: string }
type Row = GalleryNode & { mimeType: string; isMain: boolean }

/** Makes a picture the main one of its place, instead of the one that is. @throws 404, 409 for a PDF */
export const makeMain = ({ req, company, id }: MakeMain): Promise<{ id: string; isMain: true }> =>
  withTransaction(req, async (tx) => {
    const found = await find(tx, company, id)
    await lockGallery(tx, found)
    // It may have moved while we waited.
    const row = await find(tx, company, id)
    if (!hasSizes(row.mimeType)) throw conflict('Only a picture can be the main one, not a PDF.')
    if (row.isMain) return { id, isMain: true }
    await tx.query(
      `update media set is_main = false, updated_at = now() where ${inGallery} and is_main`,
      galleryValues(row),
    )
    await tx.query('update media set is_main = true, updated_at = now() where id = $1', [id])
    await recordAudit({
      req,
      rows: [{ action: 'media.main', entity: 'media', entityId: id, company, after: { isMain: true } }],
    })
    return { id, isMain: true }
  })

const find = async (tx: Tx, company: string, id: string): Promise<Row> => {
  const [row] = await tx.query<Row>(
    `select company_id as company, project_id as project, block_id as block, unit_id as unit, mime_type as "mimeType",
       coalesce(is_main, false) as "isMain"
     from media where id = $1 and company_id = $2 and deleted_at is null`,
    [id, company],
  )
  if (!row) throw notFound()
  return row
}

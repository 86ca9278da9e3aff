import type { PayloadRequest } from 'payload'
import { requireSight } from '../../access/row-rules/sight.ts'
import { readQuery } from '../../db/transaction.ts'
import { notFound } from '../../platform/errors.ts'
import { auditSupport } from '../platform/audit-support.ts'
import { serveUpload } from '../uploads/serve-upload.ts'
import type { MediaSize } from './sizes.ts'
import { variantKey } from './variant-key.ts'

type Row = {
  company: string
  filename: string
  mimeType: string
  name: string | null
  sha256: string | null
  isMade: boolean
}

/**
 * A size of a picture to who may see the picture; the original as long as the size is not made, and always of a PDF.
 * @throws 404 out of sight, 403 for who may see no pictures
 */
export const serveVariant = async (
  req: PayloadRequest,
  { id, size }: { id: string; size: MediaSize },
): Promise<Response> => {
  await requireSight({ req, collection: 'media', id, permission: 'property.media.view', asParty: true })
  await auditSupport({ req, entity: 'media', entityId: id })
  const [row] = await readQuery<Row>(req.payload, FIND, [id])
  if (!row) throw notFound()
  const { isMade, ...original } = row
  if (!isMade) return serveUpload(req, original)
  const { company, filename, sha256 } = original
  const variant = { mimeType: 'image/webp', filename: `${size}.webp`, sha256: sha256 && `${sha256}-${size}` }
  return serveUpload(req, { ...original, ...variant, key: variantKey({ company, filename, size }) })
}

const FIND = `
  select company_id as company, filename, mime_type as "mimeType", title as name, sha256,
    variants_at is not null as "isMade"
  from media where id = $1 and deleted_at is null`

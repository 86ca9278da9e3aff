import type { PayloadRequest } from 'payload'
import { fileStorage } from '../../platform/file-storage.ts'
import { notFound } from '../../platform/errors.ts'
import { idOf } from '../id-of.ts'
import { objectKey } from './object-key.ts'
import { kindOfMimeType } from './upload-kinds.ts'

/** What a row of an upload collection says about its file. */
export type UploadedRow = {
  company?: unknown
  filename?: string | null
  mimeType?: string | null
  name?: string | null
  /** pictures are called by their title */
  title?: string | null
  /** where it lies, when that is not the place of the original */
  key?: string
  sha256?: string | null
}

/**
 * Answers a download, after Payload has checked that the caller may read the row. A browser keeps it to itself and asks
 * again every time, so that a right that was taken away counts at once.
 * @throws 404 when the row has no file, or the store has lost it
 */
export const serveUpload = async (req: PayloadRequest, row: UploadedRow | undefined): Promise<Response> => {
  const company = idOf(row?.company)
  const kind = kindOfMimeType(row?.mimeType)
  if (!row?.filename || typeof company !== 'string' || !kind) throw notFound()
  const headers = new Headers({
    'Content-Type': kind.mimeType,
    'Content-Disposition': disposition(kind.isShown ? 'inline' : 'attachment', row),
    'Content-Security-Policy': `default-src 'none'; frame-ancestors 'none'${kind.isImage ? '; sandbox' : ''}`,
    'Cache-Control': 'private, no-cache',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
  })
  if (row.sha256) headers.set('ETag', `"${row.sha256}"`)
  if (row.sha256 && req.headers.get('if-none-match') === `"${row.sha256}"`)
    return new Response(null, { status: 304, headers })
  const file = await fileStorage().get(row.key ?? objectKey({ company, filename: row.filename }))
  if (!file) {
    req.payload.logger.error({ filename: row.filename, company }, 'A stored file is missing.')
    throw notFound()
  }
  if (file.size !== undefined) headers.set('Content-Length', String(file.size))
  return new Response(file.body, { headers })
}

const disposition = (how: 'inline' | 'attachment', { name, title: shown, filename }: UploadedRow): string => {
  const extension = filename?.split('.').at(-1) ?? ''
  const title = `${name ?? shown ?? 'file'}.${extension}`
  const plain = title.replace(/[^\w. -]/g, '_')
  const encoded = encodeURIComponent(title).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${how}; filename="${plain}"; filename*=UTF-8''${encoded}`
}

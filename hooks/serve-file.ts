import type { PayloadRequest, TypeWithID } from 'payload'
import { auditSupport } from '../src/services/platform/audit-support.ts'
import { serveUpload, type UploadedRow } from '../src/services/uploads/serve-upload.ts'

/** A download, once Payload has found the row for this caller. */
export const serveFile =
  (entity: string) =>
  async (req: PayloadRequest, { doc }: { doc?: TypeWithID }): Promise<Response> => {
    if (doc) await auditSupport({ req, entity, entityId: String(doc.id) })
    return serveUpload(req, doc as UploadedRow | undefined)
  }

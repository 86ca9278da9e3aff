import { randomUUID, createHash } from 'node:crypto'
import type { CollectionBeforeOperationHook } from 'payload'
import { hasPermission } from '../src/access/has-permission.ts'
import type { PermissionCode } from '../src/access/permissions.ts'
import { conflict, validationError } from '../src/platform/errors.ts'
import { inspectUpload } from '../src/services/uploads/inspect-upload.ts'
import { acceptedMimeTypes, type UploadKindName } from '../src/services/uploads/upload-kinds.ts'

export { acceptedMimeTypes, type UploadKindName }

type AcceptOptions = { accept: readonly UploadKindName[]; create: PermissionCode }
type Args = { data?: Record<string, unknown>; overrideAccess?: boolean }

/**
 * Takes a file in: checked, pictures encoded again, under a random name. It is never replaced afterwards, and nothing
 * else is fetched: not another address, not the stored file for cropping.
 */
export const acceptUpload =
  ({ accept, create }: AcceptOptions): CollectionBeforeOperationHook =>
  async ({ args, operation, req }) => {
    if (operation !== 'create' && operation !== 'update') return args
    if (req.query?.uploadEdits) delete req.query.uploadEdits
    if (operation === 'update') {
      if (req.file) throw conflict('The file of a document is never replaced: upload a new document.', { path: 'file' })
      return args
    }
    const { data = {}, overrideAccess } = args as Args
    // Nobody has pictures decoded who may not keep them; the operation refuses him by itself.
    const company = typeof data.company === 'string' ? data.company : undefined
    if (!overrideAccess && !(await hasPermission(req, create, company))) return args
    if (!req.file) throw validationError('Choose a file.', 'file')
    const { title, extension, mimeType, data: bytes } = await inspectUpload(req.file, accept)
    const name = `${randomUUID()}.${extension}`
    req.file = { name, data: bytes, mimetype: mimeType, size: bytes.length }
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    return { ...args, data: { ...data, name: data.name || title, sha256 } }
  }

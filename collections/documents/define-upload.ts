import type { CollectionConfig, UploadConfig } from 'payload'
import { acceptUpload, acceptedMimeTypes, type UploadKindName } from '../../hooks/accept-upload.ts'
import { serveFile } from '../../hooks/serve-file.ts'
import { keepFile } from '../../hooks/keep-file.ts'
import { removeFile, storeFile } from '../../hooks/store-file.ts'
import type { CollectionPermissions } from '../../src/access/company-scoped.ts'
import { defineCollection } from '../define-collection.ts'

type UploadCollection = Omit<Parameters<typeof defineCollection>[0], 'permissions' | 'upload'> & {
  permissions: CollectionPermissions & Required<Pick<CollectionPermissions, 'create'>>
  /** the kinds of file that are taken */
  accept: readonly UploadKindName[]
}

/**
 * A collection of files of a company: every file checked by name and content, stored under a random name that follows
 * from the row, never replaced, and handed out only to who may read the row. The one way to take files.
 */
export const defineUpload = ({ accept, ...config }: UploadCollection): CollectionConfig => {
  const upload: UploadConfig = {
    disableLocalStorage: true,
    crop: false,
    focalPoint: false,
    pasteURL: false,
    hideRemoveFile: true,
    cacheTags: false,
    mimeTypes: acceptedMimeTypes(accept),
    handlers: [serveFile(config.slug)],
  }
  return defineCollection({
    disableDuplicate: true,
    ...config,
    upload,
    fields: [
      ...config.fields,
      { name: 'sha256', type: 'text', label: 'Check sum (SHA-256)', admin: { readOnly: true, position: 'sidebar' } },
    ],
    hooks: {
      ...config.hooks,
      beforeOperation: [
        ...(config.hooks?.beforeOperation ?? []),
        acceptUpload({ accept, create: config.permissions.create }),
      ],
      beforeChange: [...(config.hooks?.beforeChange ?? []), keepFile],
      afterChange: [storeFile, ...(config.hooks?.afterChange ?? [])],
      afterDelete: [...(config.hooks?.afterDelete ?? []), removeFile],
    },
  })
}

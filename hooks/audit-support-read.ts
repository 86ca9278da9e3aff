import type { CollectionBeforeOperationHook } from 'payload'
import { auditSupport } from '../src/services/platform/audit-support.ts'

type Read = { id?: string; where?: unknown; page?: number; currentDepth?: number; overrideAccess?: boolean }

/** What an operator with support access looks at is written down before he sees it. Populated rows belong to their page. */
export const auditSupportRead: CollectionBeforeOperationHook = async ({ args, collection, operation, req }) => {
  const { id, where, page, currentDepth, overrideAccess } = args as Read
  if (overrideAccess || currentDepth || !['read', 'count', 'readDistinct'].includes(operation)) return args
  await auditSupport({ req, entity: collection.slug, entityId: id, query: { where, page } })
  return args
}

import type { CollectionAfterChangeHook, CollectionAfterDeleteHook } from 'payload'
import { recordAudit } from '../src/services/audit.ts'

/** Every change of a company's row leaves an audit row in the same transaction. */
export const auditChange: CollectionAfterChangeHook = async ({ collection, doc, previousDoc, operation, req }) => {
  await recordAudit({
    req,
    rows: [
      {
        action: operation,
        entity: collection.slug,
        before: operation === 'update' ? previousDoc : undefined,
        after: doc,
      },
    ],
  })
}

export const auditDelete: CollectionAfterDeleteHook = async ({ collection, doc, req }) => {
  await recordAudit({ req, rows: [{ action: 'delete', entity: collection.slug, before: doc }] })
}

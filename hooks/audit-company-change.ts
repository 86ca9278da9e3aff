import type { CollectionAfterChangeHook } from 'payload'
import { recordAudit } from '../src/services/audit.ts'

/** A company's own row is audited under itself. */
export const auditCompanyChange: CollectionAfterChangeHook = async ({ doc, previousDoc, operation, req }) => {
  await recordAudit({
    req,
    rows: [
      {
        action: operation,
        entity: 'companies',
        company: doc.id,
        before: operation === 'update' ? previousDoc : undefined,
        after: doc,
      },
    ],
  })
}

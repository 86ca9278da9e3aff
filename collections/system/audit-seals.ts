import { defineRecord } from '../define-collection.ts'

/** The hash chain over a company's audit entries: each seal covers its entry and the seal before it. Append-only. */
export const auditSeals = defineRecord({
  slug: 'audit-seals',
  permissions: { view: 'system.audit.view' },
  admin: { group: 'System', hidden: true },
  defaultSort: 'seq',
  fields: [
    { name: 'seq', type: 'number', required: true },
    { name: 'entry', type: 'relationship', relationTo: 'audit-log', required: true, unique: true },
    { name: 'hash', type: 'text', required: true },
  ],
})

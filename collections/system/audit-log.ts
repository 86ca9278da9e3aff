import { defineRecord } from '../define-collection.ts'
import { relation } from '../fields/relation.ts'

const text = (name: string, label: string, index = false) => ({ name, type: 'text', label, index, admin: { readOnly: true } }) as const

/** Who changed what, written in the same transaction as the change. Append-only. */
export const auditLog = defineRecord({
  slug: 'audit-log',
  labels: { singular: 'Audit entry', plural: 'Audit log' },
  permissions: { view: 'system.audit.view' },
  admin: {
    group: 'System',
    useAsTitle: 'action',
    defaultColumns: ['at', 'actor', 'action', 'entity', 'entityId', 'reason'],
    listSearchableFields: ['entity', 'entityId', 'action'],
  },
  defaultSort: '-at',
  fields: [
    { name: 'at', type: 'date', required: true, index: true, admin: { readOnly: true, date: { pickerAppearance: 'dayAndTime' } } },
    relation({ name: 'actor', to: 'users', readOnly: true }),
    { type: 'row', fields: [text('action', 'Action'), text('entity', 'What', true), text('entityId', 'Id', true)] },
    { type: 'row', fields: [{ name: 'before', type: 'json', admin: { readOnly: true } }, { name: 'after', type: 'json', admin: { readOnly: true } }] },
    text('reason', 'Reason'),
    { type: 'row', fields: [text('ip', 'From'), text('requestId', 'Request')] },
  ],
})

import type { TextField } from 'payload'
import { defineRecord } from '../define-collection.ts'
import { relation } from '../fields/relation.ts'
import { codeField, jsonField, momentField, pageTitle } from '../fields/shown.ts'

const text = (name: string, label: string, index = false) =>
  ({ name, type: 'text', label, index, admin: { readOnly: true } }) as const

/** The kind of row, with the way to it in the list. */
const entity = (): TextField => {
  const field = codeField({ name: 'entity', label: 'What', index: true })
  return {
    ...field,
    admin: {
      ...field.admin,
      components: { ...field.admin?.components, Cell: '/src/admin/fields/EntityCell.tsx#EntityCell' },
    },
  }
}

/** Who changed what, written in the same transaction as the change. Append-only. */
export const auditLog = defineRecord({
  slug: 'audit-log',
  labels: { singular: 'Audit entry', plural: 'Audit log' },
  permissions: { view: 'system.audit.view' },
  admin: {
    group: 'System',
    useAsTitle: 'action',
    defaultColumns: ['at', 'actor', 'action', 'entity', 'reason'],
    listSearchableFields: ['entityId'],
  },
  defaultSort: '-at',
  fields: [
    pageTitle(),
    momentField({ name: 'at', label: 'When', required: true, index: true }),
    relation({ name: 'actor', to: 'users', label: 'Who', readOnly: true }),
    { type: 'row', fields: [codeField({ name: 'action', label: 'Action' }), entity(), text('entityId', 'Row', true)] },
    {
      type: 'row',
      fields: [jsonField({ name: 'before', label: 'Before' }), jsonField({ name: 'after', label: 'After' })],
    },
    text('reason', 'Reason'),
    { type: 'row', fields: [text('ip', 'From'), text('requestId', 'Request')] },
  ],
})

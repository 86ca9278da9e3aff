import type { JSONField, TextField, UIField } from 'payload'
import { defineRecord } from '../define-collection.ts'
import { relation } from '../fields/relation.ts'
import { codeField, momentField, pageTitle } from '../fields/shown.ts'

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

/** Before and after, shown together field by field. */
const changes = (): UIField => ({
  name: 'changes',
  type: 'ui',
  admin: { disableListColumn: true, components: { Field: '/src/admin/audit/AuditDiff.tsx#AuditDiff' } },
})

const state = (name: string, label: string): JSONField => ({ name, type: 'json', label, admin: { hidden: true } })

/** Who changed what, written in the same transaction as the change. Append-only. */
export const auditLog = defineRecord({
  slug: 'audit-log',
  labels: { singular: 'Audit entry', plural: 'Audit log' },
  permissions: { view: 'system.audit.view' },
  admin: {
    group: 'System',
    useAsTitle: 'action',
    defaultColumns: ['at', 'actor', 'action', 'entity', 'reason', 'ip', 'device'],
    listSearchableFields: ['entityId'],
    components: { beforeListTable: ['/src/admin/audit/AuditFilters.tsx#AuditFilters'] },
  },
  defaultSort: '-at',
  indexes: [{ fields: ['company', 'at'] }],
  fields: [
    pageTitle(),
    {
      type: 'row',
      fields: [
        momentField({ name: 'at', label: 'When', required: true, index: true }),
        relation({ name: 'actor', to: 'users', label: 'Who', readOnly: true }),
        text('onBehalfOf', 'On behalf of'),
      ],
    },
    { type: 'row', fields: [codeField({ name: 'action', label: 'Action' }), entity(), text('entityId', 'Row', true)] },
    text('reason', 'Reason'),
    changes(),
    state('before', 'Before'),
    state('after', 'After'),
    { type: 'row', fields: [text('ip', 'Address'), text('device', 'Device'), text('requestId', 'Request')] },
  ],
})

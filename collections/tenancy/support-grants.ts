import { defineRecord } from '../define-collection.ts'
import { relation } from '../fields/relation.ts'
import { momentField, rowActions, untilCell } from '../fields/shown.ts'

const nobody = (): boolean => false

/**
 * Leave for a platform operator to look into a company, for a time and a reason. A company names him by his e-mail and
 * does not learn whether there is such an operator: the log-in that it stands for stays with us.
 */
export const supportGrants = defineRecord({
  slug: 'support-grants',
  labels: { singular: 'Support access', plural: 'Support access' },
  permissions: { view: 'settings.support.view' },
  admin: {
    group: 'Settings',
    useAsTitle: 'operatorEmail',
    defaultColumns: ['operatorEmail', 'reason', 'expiresAt', 'grantedBy', 'rowActions'],
    components: {
      edit: { beforeDocumentControls: ['/src/admin/support/SupportActions.tsx#SupportActions'] },
      beforeListTable: ['/src/admin/support/SupportNote.tsx#SupportNote'],
    },
  },
  fields: [
    { name: 'operatorEmail', type: 'email', label: 'Operator', required: true, admin: { readOnly: true } },
    { ...relation({ name: 'operator', to: 'users' }), access: { read: nobody }, admin: { hidden: true } },
    { name: 'reason', type: 'text', required: true, admin: { readOnly: true } },
    momentField({ name: 'expiresAt', label: 'Until', required: true, Cell: untilCell }),
    relation({ name: 'grantedBy', to: 'users', label: 'Granted by', readOnly: true }),
    momentField({ name: 'revokedAt', label: 'Ended' }),
    relation({ name: 'revokedBy', to: 'users', label: 'Ended by', readOnly: true }),
    rowActions({ label: 'State', Cell: '/src/admin/support/SupportRow.tsx#SupportRow' }),
  ],
})

import type { CollectionConfig } from 'payload'
import { importAccess } from '../../src/access/import-access.ts'
import { defineRecord } from '../define-collection.ts'
import { choiceField, statusField } from '../fields/choices.ts'
import { relation } from '../fields/relation.ts'
import { jsonField, momentField, panelField } from '../fields/shown.ts'

const aside = { readOnly: true, position: 'sidebar' } as const

const count = (name: string, label: string) =>
  ({ name, type: 'number', label, required: true, defaultValue: 0, admin: aside }) as const

const definition = defineRecord({
  slug: 'imports',
  // A file of 10 MB, and what a form wraps it in.
  custom: { maxFormBytes: 10 * 1024 * 1024 + 64 * 1024 },
  labels: { singular: 'Import', plural: 'Imports' },
  permissions: { view: 'property.structure.import' },
  admin: {
    group: 'Property',
    useAsTitle: 'fileName',
    components: { beforeListTable: ['/src/admin/imports/ImportLink.tsx#ImportLink'] },
    defaultColumns: ['fileName', 'kind', 'project', 'rows', 'wrongRows', 'createdRows', 'status', 'createdAt'],
  },
  fields: [
    panelField({ name: 'panel', Field: '/src/admin/imports/ImportPanel.tsx#ImportPanel' }),
    {
      ...choiceField({
        name: 'kind',
        label: 'Of',
        options: [
          'structure',
          'people',
          'leases',
          { value: 'readings', label: 'Meter readings' },
          'invoices',
          { value: 'bank_transactions', label: 'Bank statement' },
          { value: 'opening_balances', label: 'Opening balances' },
        ],
      }),
      admin: aside,
    },
    { ...relation({ name: 'project', to: 'projects' }), admin: aside },
    { ...relation({ name: 'bankAccount', to: 'payment-accounts', label: 'Our account' }), admin: aside },
    { ...relation({ name: 'gatewayAccount', to: 'gateway-accounts', label: 'Gateway' }), admin: aside },
    { name: 'fileName', type: 'text', label: 'File', required: true, maxLength: 200, admin: aside },
    { name: 'fileHash', type: 'text', required: true, index: true, hidden: true },
    statusField({
      options: ['checking', 'ready', 'invalid', 'committing', 'done', 'failed', 'undone'],
      defaultValue: 'checking',
    }),
    count('rows', 'Rows'),
    count('wrongRows', 'Rows with errors'),
    count('skippedRows', 'Rows skipped'),
    count('createdRows', 'Rows written'),
    { ...jsonField({ name: 'summary', label: 'What would be made' }), admin: { hidden: true } },
    { name: 'failure', type: 'text', admin: { hidden: true } },
    { ...relation({ name: 'startedBy', to: 'users', label: 'By' }), admin: aside },
    momentField({ name: 'committedAt', label: 'Written', sidebar: true }),
    momentField({ name: 'undoneAt', label: 'Taken back', sidebar: true }),
  ],
})

/**
 * A spreadsheet on its way in: read and checked first, written in one transaction when somebody says so. It is seen by
 * whoever may make imports of its kind.
 */
export const imports: CollectionConfig = { ...definition, access: importAccess('kind') }

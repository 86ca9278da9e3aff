import { defineRecord } from '../define-collection.ts'
import { dateField } from '../fields/dates.ts'
import { statusField } from '../fields/choices.ts'
import { requestKeyFields } from '../fields/decided.ts'
import { relatedRows, relation } from '../fields/relation.ts'
import { jsonField, panelField } from '../fields/shown.ts'

/** Statements that were built together, to be reviewed, approved and paid together. */
export const payoutBatches = defineRecord({
  slug: 'payout-batches',
  labels: { singular: 'Payout batch', plural: 'Payout batches' },
  permissions: { view: 'finance.payouts.view' },
  admin: { group: false, useAsTitle: 'name', defaultColumns: ['name', 'toDate', 'status', 'createdAt'] },
  fields: [
    { name: 'name', type: 'text', required: true, admin: { readOnly: true } },
    dateField({ name: 'toDate', label: 'Up to', required: true, readOnly: true }),
    panelField({ name: 'overview', Field: '/src/admin/payouts/BatchPanel.tsx#BatchPanel' }),
    { ...jsonField({ name: 'counts', label: 'Result' }), admin: { hidden: true } },
    relation({ name: 'proposedBy', to: 'users', label: 'Built by', readOnly: true }),
    statusField({ options: ['open', 'closed'], defaultValue: 'open' }),
    ...requestKeyFields(),
    relatedRows({
      name: 'payouts',
      label: 'Statements',
      collection: 'payouts',
      on: 'batch',
      columns: ['number', 'person', 'project', 'netMinor', 'paidMinor', 'status'],
      sort: 'number',
    }),
  ],
})

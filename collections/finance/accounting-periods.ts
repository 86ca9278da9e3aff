import { defineRecord } from '../define-collection.ts'
import { statusField } from '../fields/choices.ts'
import { relation } from '../fields/relation.ts'
import { momentField } from '../fields/shown.ts'

/** A month of the books. Nothing is posted into a closed one: what comes late goes into the first open month. */
export const accountingPeriods = defineRecord({
  slug: 'accounting-periods',
  labels: { singular: 'Accounting month', plural: 'Accounting months' },
  permissions: { view: 'finance.ledger.view' },
  admin: {
    group: 'Ledger',
    useAsTitle: 'period',
    defaultColumns: ['period', 'status', 'closedAt', 'closedBy'],
    components: { beforeListTable: ['/src/admin/ledger/PeriodTools.tsx#PeriodTools'] },
  },
  defaultSort: '-period',
  fields: [
    { name: 'period', type: 'text', label: 'Month', required: true, index: true, admin: { readOnly: true } },
    statusField({ options: ['open', 'closed'], defaultValue: 'open' }),
    momentField({ name: 'closedAt', label: 'Closed' }),
    relation({ name: 'closedBy', to: 'users', label: 'Closed by', readOnly: true }),
    { name: 'reason', type: 'text', label: 'Why it was opened again', maxLength: 500, admin: { readOnly: true } },
  ],
})

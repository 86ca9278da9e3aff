import { defineRecord } from '../define-collection.ts'
import { statusField } from '../fields/choices.ts'
import { dateField } from '../fields/dates.ts'
import { decidedFields, requestKeyFields } from '../fields/decided.ts'
import { currencyField, moneyField } from '../fields/money.ts'
import { moneyOutField } from '../fields/money-out.ts'
import { relatedRows, relation } from '../fields/relation.ts'
import { momentField, panelField } from '../fields/shown.ts'

const sum = (name: `${string}Minor`, label: string) =>
  moneyField({ name, label, required: true, readOnly: true, allowNegative: true, defaultValue: 0 })

/** The statement of an owner: what was collected for him, less what he owes us, and its payment. Frozen once approved. */
export const payouts = defineRecord({
  slug: 'payouts',
  labels: { singular: 'Owner statement', plural: 'Owner statements' },
  permissions: { view: 'finance.payouts.view' },
  admin: {
    group: 'Finance',
    useAsTitle: 'number',
    defaultColumns: ['number', 'person', 'toDate', 'collectedMinor', 'netMinor', 'paidMinor', 'status'],
    listSearchableFields: ['number'],
    components: {
      edit: { beforeDocumentControls: ['/src/admin/payouts/PayoutActions.tsx#PayoutActions'] },
      beforeListTable: ['/src/admin/payouts/PayoutsLink.tsx#PayoutsLink'],
    },
  },
  fields: [
    {
      type: 'row',
      fields: [
        { name: 'number', type: 'text', index: true, admin: { readOnly: true } },
        relation({ name: 'person', to: 'people', label: 'Owner', required: true, readOnly: true }),
        relation({ name: 'project', to: 'projects', readOnly: true }),
        relation({ name: 'batch', to: 'payout-batches', readOnly: true }),
      ],
    },
    {
      type: 'row',
      fields: [
        dateField({ name: 'fromDate', label: 'From', readOnly: true }),
        dateField({ name: 'toDate', label: 'Up to', required: true, readOnly: true, index: true }),
        currencyField({ readOnly: true }),
      ],
    },
    {
      type: 'row',
      fields: [
        sum('collectedMinor', 'Rent collected'),
        sum('feeMinor', 'Management fee'),
        sum('servicesMinor', 'Services'),
        sum('expensesMinor', 'Expenses'),
        sum('adjustmentsMinor', 'Adjustments'),
        sum('withholdingMinor', 'Withholding tax'),
      ],
    },
    { type: 'row', fields: [sum('netMinor', 'Net'), sum('paidMinor', 'Paid')] },
    {
      type: 'row',
      fields: [
        moneyOutField({ required: false }),
        relation({ name: 'account', to: 'payment-accounts', label: 'Paid to', readOnly: true }),
      ],
    },
    { name: 'notes', type: 'textarea', maxLength: 2_000, admin: { readOnly: true } },
    statusField({
      options: [
        'draft', 'pending_approval', 'approved', 'processing', 'paid', 'partial', 'failed', 'rejected', 'cancelled',
      ], // prettier-ignore
      defaultValue: 'draft',
    }),
    momentField({ name: 'paidAt', label: 'Paid', sidebar: true, isShownWhenSet: true }),
    ...decidedFields(),
    ...requestKeyFields(),
    panelField({ name: 'review', Field: '/src/admin/payouts/PayoutReview.tsx#PayoutReview' }),
    relatedRows({
      name: 'lines',
      label: 'Lines',
      collection: 'payout-lines',
      on: 'payout',
      columns: ['kind', 'description', 'unit', 'invoice', 'amountMinor'],
      sort: 'position',
    }),
    relatedRows({
      name: 'disbursements',
      label: 'Attempts to pay',
      collection: 'disbursements',
      on: 'payout',
      columns: ['reference', 'method', 'amountMinor', 'status', 'failureReason', 'createdAt'],
      sort: '-createdAt',
    }),
    relatedRows({
      name: 'entries',
      label: 'Ledger entries',
      collection: 'ledger-entries',
      on: 'payout',
      columns: ['account', 'debitMinor', 'creditMinor', 'person', 'unit'],
      sort: 'createdAt',
    }),
  ],
})

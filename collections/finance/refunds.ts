import { defineRecord } from '../define-collection.ts'
import { statusField } from '../fields/choices.ts'
import { decidedFields, requestKeyFields } from '../fields/decided.ts'
import { currencyField, moneyField } from '../fields/money.ts'
import { moneyOutField } from '../fields/money-out.ts'
import { relatedRows, relation } from '../fields/relation.ts'
import { momentField } from '../fields/shown.ts'

/** Pays out the free credit of a payer. Approved money is set aside; it never exceeds the credit. */
export const refunds = defineRecord({
  slug: 'refunds',
  permissions: { view: 'finance.refunds.view' },
  admin: {
    group: 'Finance',
    useAsTitle: 'number',
    defaultColumns: ['number', 'person', 'amountMinor', 'method', 'status', 'createdAt'],
    listSearchableFields: ['number', 'reason'],
    components: {
      edit: { beforeDocumentControls: ['/src/admin/invoices/RefundActions.tsx#RefundActions'] },
      beforeListTable: ['/src/admin/invoices/RefundsLink.tsx#RefundsLink'],
    },
  },
  fields: [
    {
      type: 'row',
      fields: [
        { name: 'number', type: 'text', index: true, admin: { readOnly: true } },
        relation({ name: 'person', to: 'people', label: 'To', required: true, readOnly: true }),
      ],
    },
    {
      type: 'row',
      fields: [
        moneyField({ name: 'amountMinor', label: 'Amount', required: true, readOnly: true }),
        currencyField({ readOnly: true }),
        moneyOutField(),
      ],
    },
    relation({ name: 'account', to: 'payment-accounts', label: 'Paid to', readOnly: true }),
    { name: 'reason', type: 'textarea', required: true, maxLength: 2_000, admin: { readOnly: true } },
    statusField({
      options: ['pending_approval', 'approved', 'processing', 'paid', 'failed', 'rejected', 'cancelled'],
      defaultValue: 'pending_approval',
    }),
    momentField({ name: 'paidAt', label: 'Paid', sidebar: true, isShownWhenSet: true }),
    ...decidedFields(),
    ...requestKeyFields(),
    relatedRows({
      name: 'lines',
      label: 'Taken from',
      collection: 'refund-lines',
      on: 'refund',
      columns: ['payment', 'amountMinor'],
      sort: 'createdAt',
    }),
    relatedRows({
      name: 'disbursements',
      label: 'Attempts to pay',
      collection: 'disbursements',
      on: 'refund',
      columns: ['reference', 'method', 'amountMinor', 'status', 'failureReason', 'createdAt'],
      sort: '-createdAt',
    }),
  ],
})

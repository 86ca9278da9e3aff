import { defineRecord } from '../define-collection.ts'
import { choiceField, statusField } from '../fields/choices.ts'
import { dateField } from '../fields/dates.ts'
import { requestKeyFields } from '../fields/decided.ts'
import { currencyField, moneyField } from '../fields/money.ts'
import { relation } from '../fields/relation.ts'
import { momentField } from '../fields/shown.ts'

const text = (name: string, label: string) => ({ name, type: 'text', label, admin: { readOnly: true } }) as const

/** A line of what a bank or a gateway says came in or went out, and what it was matched with. Never invented, never lost. */
export const bankTransactions = defineRecord({
  slug: 'bank-transactions',
  labels: { singular: 'Bank transaction', plural: 'Bank transactions' },
  permissions: { view: 'finance.reconciliation.view' },
  admin: {
    group: 'Finance',
    useAsTitle: 'reference',
    defaultColumns: ['reference', 'bookedOn', 'source', 'payerName', 'amountMinor', 'matchedMinor', 'status'],
    listSearchableFields: ['reference', 'payerName', 'payerPhone', 'billReference', 'description'],
    components: { beforeListTable: ['/src/admin/reconciliation/ReconciliationLink.tsx#ReconciliationLink'] },
  },
  defaultSort: '-bookedOn',
  fields: [
    {
      type: 'row',
      fields: [
        { ...text('reference', 'Reference'), required: true, index: true },
        choiceField({
          name: 'source',
          label: 'From',
          options: [
            { value: 'notification', label: 'Notification of the gateway' },
            { value: 'import', label: 'A statement' },
            { value: 'gateway', label: 'A request of ours' },
          ],
          readOnly: true,
        }),
        dateField({ name: 'bookedOn', label: 'Booked on', required: true, readOnly: true, index: true }),
        momentField({ name: 'bookedAt', label: 'At' }),
      ],
    },
    {
      type: 'row',
      fields: [
        moneyField({
          name: 'amountMinor',
          label: 'Amount (out below zero)',
          required: true,
          readOnly: true,
          allowNegative: true,
        }),
        moneyField({
          name: 'matchedMinor',
          label: 'Matched',
          required: true,
          readOnly: true,
          allowNegative: true,
          defaultValue: 0,
        }),
        moneyField({ name: 'balanceMinor', label: 'Balance after it', readOnly: true, allowNegative: true }),
        currencyField({ readOnly: true }),
      ],
    },
    {
      type: 'row',
      fields: [
        relation({ name: 'gatewayAccount', to: 'gateway-accounts', label: 'Gateway', readOnly: true }),
        relation({ name: 'bankAccount', to: 'payment-accounts', label: 'Our account', readOnly: true }),
        text('externalReference', 'Other reference'),
      ],
    },
    {
      type: 'row',
      fields: [
        text('payerName', 'Name'),
        text('payerPhone', 'Phone'),
        text('billReference', 'Reference given'),
        text('channel', 'Channel'),
      ],
    },
    text('description', 'Description'),
    {
      type: 'row',
      fields: [
        relation({ name: 'payment', to: 'payments', readOnly: true }),
        relation({ name: 'disbursement', to: 'disbursements', label: 'Money out', readOnly: true }),
        relation({ name: 'import', to: 'imports', label: 'Statement', readOnly: true }),
        relation({ name: 'callback', to: 'callback-inbox', label: 'Callback', readOnly: true }),
      ],
    },
    statusField({ options: ['unmatched', 'partly', 'matched', 'ignored', 'refunded'], defaultValue: 'unmatched' }),
    text('ignoredReason', 'Why it was set aside'),
    relation({ name: 'decidedBy', to: 'users', label: 'Decided by', readOnly: true }),
    momentField({ name: 'decidedAt', label: 'Decided' }),
    ...requestKeyFields(),
  ],
})

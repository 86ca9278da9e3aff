import { defineRecord } from '../define-collection.ts'
import { choiceField, statusField } from '../fields/choices.ts'
import { requestKeyFields } from '../fields/decided.ts'
import { currencyField, moneyField } from '../fields/money.ts'
import { moneyOutField } from '../fields/money-out.ts'
import { relation } from '../fields/relation.ts'
import { momentField } from '../fields/shown.ts'

const text = (name: string, label: string) => ({ name, type: 'text', label, admin: { readOnly: true } }) as const

/** One attempt to pay money out, stored before the gateway is called. A retry is an attempt of its own, with its own reference. */
export const disbursements = defineRecord({
  slug: 'disbursements',
  labels: { singular: 'Money out', plural: 'Money out' },
  permissions: { view: 'finance.disbursements.view' },
  admin: {
    group: 'Finance',
    useAsTitle: 'reference',
    defaultColumns: [
      'reference',
      'kind',
      'recipientName',
      'amountMinor',
      'method',
      'status',
      'reviewReason',
      'createdAt',
    ],
    listSearchableFields: ['reference', 'recipientName', 'gatewayReference', 'gatewayRequestId'],
    components: {
      edit: { beforeDocumentControls: ['/src/admin/expenses/DisbursementActions.tsx#DisbursementActions'] },
    },
  },
  fields: [
    {
      type: 'row',
      fields: [
        { ...text('reference', 'Reference'), required: true, index: true },
        choiceField({ name: 'kind', label: 'For', options: ['payout', 'expense', 'refund'], readOnly: true }),
        {
          name: 'attempt',
          type: 'number',
          label: 'Attempt',
          required: true,
          defaultValue: 1,
          admin: { readOnly: true },
        },
      ],
    },
    {
      type: 'row',
      fields: [
        relation({ name: 'payout', to: 'payouts', readOnly: true }),
        relation({ name: 'expense', to: 'expenses', readOnly: true }),
        relation({ name: 'refund', to: 'refunds', readOnly: true }),
        relation({ name: 'person', to: 'people', label: 'Payee', readOnly: true }),
      ],
    },
    {
      type: 'row',
      fields: [
        moneyOutField(),
        relation({ name: 'account', to: 'payment-accounts', label: 'Paid to', readOnly: true }),
        text('recipientName', 'Recipient'),
        text('recipientNumber', 'Number'),
        text('channel', 'Channel'),
        text('accountReference', 'Account at the pay bill'),
      ],
    },
    {
      type: 'row',
      fields: [
        moneyField({ name: 'amountMinor', label: 'Amount', required: true, readOnly: true }),
        moneyField({ name: 'chargeMinor', label: 'Charge of the gateway', readOnly: true, defaultValue: 0 }),
        currencyField({ readOnly: true }),
      ],
    },
    {
      type: 'row',
      fields: [
        relation({ name: 'gatewayAccount', to: 'gateway-accounts', label: 'Gateway', readOnly: true }),
        relation({ name: 'bankAccount', to: 'payment-accounts', label: 'From our account', readOnly: true }),
        { ...text('gatewayRequestId', 'Number at the gateway'), index: true },
        text('gatewayMerchantRequestId', 'Merchant number at the gateway'),
        { ...text('gatewayReference', 'Receipt'), index: true },
      ],
    },
    statusField({
      options: ['created', 'submitting', 'submitted', 'succeeded', 'failed', 'unknown', 'reversed'],
      defaultValue: 'created',
    }),
    text('failureReason', 'Why it failed'),
    statusField({
      name: 'reviewReason',
      label: 'Needs a look',
      required: false,
      options: [
        { value: 'late_success', label: 'Succeeded after it was taken for failed' },
        { value: 'amount_mismatch', label: 'Another amount than sent' },
        { value: 'unconfirmed', label: 'The gateway does not know it' },
      ],
    }),
    {
      type: 'row',
      fields: [
        momentField({ name: 'submittedAt', label: 'Sent', index: true }),
        momentField({ name: 'settledAt', label: 'Settled' }),
      ],
    },
    relation({ name: 'callback', to: 'callback-inbox', label: 'Callback', readOnly: true }),
    relation({ name: 'requestedBy', to: 'users', label: 'Paid by', readOnly: true }),
    ...requestKeyFields(),
  ],
})

import { defineRecord } from '../define-collection.ts'
import { statusField } from '../fields/choices.ts'
import { currencyField, moneyField } from '../fields/money.ts'
import { relation } from '../fields/relation.ts'
import { codeField, momentField } from '../fields/shown.ts'

const text = (name: string, label: string) => ({ name, type: 'text', label, admin: { readOnly: true } }) as const
const hidden = (name: string) =>
  ({ name, type: 'text', access: { read: () => false }, admin: { hidden: true } }) as const

/** A request for money sent to a payer's phone: stored before the gateway is called, settled by its callback. */
export const paymentIntents = defineRecord({
  slug: 'payment-intents',
  labels: { singular: 'Payment request', plural: 'Payment requests' },
  permissions: { view: 'finance.charges.view' },
  admin: {
    group: 'Finance',
    useAsTitle: 'reference',
    defaultColumns: ['reference', 'person', 'phone', 'amountMinor', 'status', 'failureReason', 'createdAt'],
    listSearchableFields: ['reference', 'phone', 'gatewayRequestId'],
  },
  fields: [
    {
      type: 'row',
      fields: [
        { ...text('reference', 'Reference'), index: true },
        { ...text('phone', 'Phone') },
        codeField({ name: 'channel', label: 'Network' }),
      ],
    },
    {
      type: 'row',
      fields: [
        moneyField({ name: 'amountMinor', label: 'Amount', required: true, readOnly: true }),
        currencyField({ readOnly: true }),
      ],
    },
    {
      type: 'row',
      fields: [
        relation({ name: 'invoice', to: 'invoices', readOnly: true }),
        relation({ name: 'person', to: 'people', label: 'Payer', readOnly: true }),
        relation({ name: 'gatewayAccount', to: 'gateway-accounts', label: 'Gateway', required: true, readOnly: true }),
        relation({ name: 'payment', to: 'payments', readOnly: true }),
      ],
    },
    { name: 'invoices', type: 'json', label: 'Invoices asked for', admin: { hidden: true } },
    statusField({
      options: ['created', 'submitting', 'submitted', 'succeeded', 'failed', 'expired', 'unknown'],
      defaultValue: 'created',
    }),
    text('failureReason', 'Why it failed'),
    {
      type: 'row',
      fields: [
        { ...text('gatewayRequestId', 'Number at the gateway'), index: true },
        text('gatewayMerchantRequestId', 'Merchant number at the gateway'),
      ],
    },
    {
      type: 'row',
      fields: [
        momentField({ name: 'submittedAt', label: 'Sent', index: true }),
        momentField({ name: 'settledAt', label: 'Settled' }),
      ],
    },
    hidden('idempotencyKey'),
    hidden('requestHash'),
  ],
})

import { defineRecord } from '../define-collection.ts'
import { choiceField, statusField } from '../fields/choices.ts'
import { dateField } from '../fields/dates.ts'
import { requestKeyFields } from '../fields/decided.ts'
import { currencyField, moneyField } from '../fields/money.ts'
import { relatedRows, relation } from '../fields/relation.ts'
import { momentField } from '../fields/shown.ts'
import { whenSet } from '../fields/when-set.ts'

const text = (name: string, label: string) => ({ name, type: 'text', label, admin: { readOnly: true } }) as const

/** Money that came in. Every received amount is here, whether or not we know what it is for. */
export const payments = defineRecord({
  slug: 'payments',
  permissions: { view: 'finance.payments.view' },
  admin: {
    group: 'Finance',
    useAsTitle: 'number',
    defaultColumns: ['number', 'valueDate', 'person', 'method', 'amountMinor', 'unallocatedMinor', 'reviewReason'],
    components: {
      edit: { beforeDocumentControls: ['/src/admin/receive/PaymentActions.tsx#PaymentActions'] },
      beforeListTable: ['/src/admin/receive/ReceiveLink.tsx#ReceiveLink'],
    },
    listSearchableFields: ['number', 'gatewayReference', 'payerPhone', 'payerName', 'reference'],
  },
  defaultSort: '-number',
  // A page of one company's rows in this order, however many the others have.
  indexes: [{ fields: ['company', 'number'] }],
  fields: [
    {
      type: 'row',
      fields: [
        { name: 'number', type: 'text', required: true, index: true, admin: { readOnly: true } },
        choiceField({
          name: 'method',
          label: 'Method',
          options: ['cash', 'cheque', 'bank', { value: 'mobile', label: 'Mobile money' }, 'card', 'deposit'],
          readOnly: true,
        }),
        dateField({ name: 'valueDate', label: 'Value date', required: true, readOnly: true, index: true }),
      ],
    },
    {
      type: 'row',
      fields: [
        moneyField({ name: 'amountMinor', label: 'Amount', required: true, readOnly: true }),
        moneyField({ name: 'allocatedMinor', label: 'Allocated', required: true, readOnly: true, defaultValue: 0 }),
        moneyField({
          name: 'unallocatedMinor',
          label: 'Not allocated',
          required: true,
          readOnly: true,
          defaultValue: 0,
        }),
        moneyField({ name: 'refundedMinor', label: 'Refunded', required: true, readOnly: true, defaultValue: 0 }),
        currencyField({ readOnly: true }),
      ],
    },
    relation({ name: 'person', to: 'people', label: 'Payer', readOnly: true }),
    {
      type: 'row',
      fields: [
        text('payerName', 'Name given'),
        text('payerPhone', 'Phone'),
        { ...text('reference', 'Reference given'), index: true },
      ],
    },
    {
      type: 'row',
      fields: [
        relation({ name: 'gatewayAccount', to: 'gateway-accounts', label: 'Gateway', readOnly: true }),
        { ...text('gatewayReference', 'Gateway receipt'), index: true },
        relation({ name: 'intent', to: 'payment-intents', label: 'Payment request', readOnly: true }),
        relation({ name: 'callback', to: 'callback-inbox', label: 'Callback', readOnly: true }),
      ],
    },
    momentField({ name: 'receivedAt', label: 'Received', sidebar: true }),
    {
      type: 'row',
      fields: [
        whenSet(text('chequeNumber', 'Cheque number')),
        whenSet(text('chequeBank', 'Bank of the cheque')),
        whenSet(dateField({ name: 'chequeDate', label: 'Date of the cheque', readOnly: true })),
        whenSet(dateField({ name: 'clearedOn', label: 'Cleared on', readOnly: true })),
      ],
    },
    {
      type: 'row',
      fields: [
        whenSet(relation({ name: 'bankAccount', to: 'payment-accounts', label: 'Into our account', readOnly: true })),
        whenSet(relation({ name: 'contract', to: 'contracts', label: 'Lease (of a deposit)', readOnly: true })),
        whenSet(
          relation({ name: 'bounceInvoice', to: 'invoices', label: 'Fee for the returned cheque', readOnly: true }),
        ),
      ],
    },
    whenSet({ name: 'notes', type: 'textarea', maxLength: 2_000, admin: { readOnly: true } }),
    { name: 'plannedAllocations', type: 'json', admin: { hidden: true } },
    {
      name: 'reversalReason',
      type: 'text',
      label: 'Why it was taken back',
      maxLength: 500,
      admin: { readOnly: true, position: 'sidebar', condition: ({ reversalReason }) => Boolean(reversalReason) },
    },
    momentField({ name: 'reversedAt', label: 'Taken back', sidebar: true, isShownWhenSet: true }),
    relation({ name: 'recordedBy', to: 'users', label: 'Recorded by', readOnly: true }),
    choiceField({
      name: 'origin',
      label: 'Came by',
      options: [
        { value: 'gateway', label: 'The gateway' },
        { value: 'manual', label: 'Hand' },
        { value: 'statement', label: 'A bank statement' },
        { value: 'deposit', label: 'A deposit' },
        { value: 'import', label: 'Import' },
      ],
      defaultValue: 'gateway',
      readOnly: true,
    }),
    ...requestKeyFields(),
    statusField({
      options: ['received', { value: 'pending', label: 'Waiting for the bank' }, 'bounced', 'reversed'],
      defaultValue: 'received',
    }),
    {
      ...statusField({
        name: 'reviewReason',
        label: 'Needs a look',
        required: false,
        options: [
          { value: 'amount_mismatch', label: 'Another amount than asked for' },
          { value: 'currency_mismatch', label: 'Another currency than asked for' },
          { value: 'unknown_reference', label: 'Unknown reference' },
          { value: 'second_payment', label: 'Second payment of one request' },
        ],
      }),
    },
    relatedRows({
      name: 'allocations',
      label: 'Paid invoices',
      collection: 'allocations',
      on: 'payment',
      columns: ['invoice', 'line', 'effectiveOn', 'amountMinor'],
      sort: 'createdAt',
    }),
    relatedRows({
      name: 'entries',
      label: 'Ledger entries',
      collection: 'ledger-entries',
      on: 'payment',
      columns: ['account', 'debitMinor', 'creditMinor', 'person', 'unit'],
      sort: 'createdAt',
    }),
  ],
})

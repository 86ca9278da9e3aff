import { defineRecord } from '../define-collection.ts'
import { choiceField, statusField } from '../fields/choices.ts'
import { dateField, periodField } from '../fields/dates.ts'
import { requestKeyFields } from '../fields/decided.ts'
import { bpsField, currencyField, moneyField } from '../fields/money.ts'
import { relatedRows, relation } from '../fields/relation.ts'
import { momentField } from '../fields/shown.ts'
import { whenSet } from '../fields/when-set.ts'

const amount = (name: `${string}Minor`, label: string) =>
  moneyField({ name, label, required: true, readOnly: true, defaultValue: 0 })

/** What somebody owes. Issued invoices never change; their balance follows from allocations and credit notes. */
export const invoices = defineRecord({
  slug: 'invoices',
  permissions: { view: 'finance.invoices.view' },
  admin: {
    group: 'Finance',
    useAsTitle: 'number',
    defaultColumns: ['number', 'person', 'unit', 'period', 'dueDate', 'totalMinor', 'balanceMinor', 'paymentState'],
    listSearchableFields: ['number'],
    components: {
      edit: {
        beforeDocumentControls: [
          '/src/admin/actions/InvoiceActions.tsx#InvoiceActions',
          '/src/admin/reminders/InvoiceReminders.tsx#InvoiceReminders',
        ],
      },
      beforeListTable: [
        '/src/admin/invoices/InvoiceTools.tsx#InvoiceTools',
        '/src/admin/actions/BillingRun.tsx#BillingRun',
      ],
    },
  },
  defaultSort: '-number',
  // A page of one company's rows in this order, however many the others have.
  indexes: [{ fields: ['company', 'number'] }],
  fields: [
    {
      type: 'row',
      fields: [
        { name: 'number', type: 'text', index: true, admin: { readOnly: true } },
        choiceField({
          name: 'kind',
          label: 'Kind',
          options: ['rent', 'manual', 'service', 'debit_note', 'deposit', 'penalty', 'opening'],
          defaultValue: 'rent',
          readOnly: true,
        }),
        periodField(),
      ],
    },
    {
      type: 'row',
      fields: [
        relation({ name: 'person', to: 'people', label: 'Payer', required: true, readOnly: true }),
        relation({ name: 'unit', to: 'units', readOnly: true }),
        relation({ name: 'contract', to: 'contracts', label: 'Lease', readOnly: true }),
        relation({ name: 'project', to: 'projects', readOnly: true }),
      ],
    },
    {
      type: 'row',
      fields: [
        dateField({ name: 'issueDate', label: 'Issued on', required: true, readOnly: true }),
        { ...dateField({ name: 'dueDate', label: 'Due', required: true, readOnly: true, index: true }) },
        currencyField({ readOnly: true }),
      ],
    },
    {
      type: 'row',
      fields: [
        amount('subtotalMinor', 'Subtotal'),
        amount('discountMinor', 'Discount'),
        amount('taxMinor', 'Tax'),
        amount('totalMinor', 'Total'),
      ],
    },
    {
      type: 'row',
      fields: [amount('paidMinor', 'Paid'), amount('creditedMinor', 'Credited'), amount('balanceMinor', 'Balance')],
    },
    {
      type: 'row',
      fields: [
        whenSet(bpsField({ name: 'discountBps', label: 'Discount (rate)' })),
        whenSet(moneyField({ name: 'discountFixedMinor', label: 'Discount (amount)', readOnly: true })),
      ],
    },
    whenSet({ name: 'notes', type: 'textarea', maxLength: 2_000, admin: { readOnly: true } }),
    {
      type: 'row',
      fields: [
        whenSet(relation({ name: 'corrects', to: 'invoices', label: 'Adds to the invoice', readOnly: true })),
        whenSet(relation({ name: 'recurring', to: 'recurring-invoices', label: 'Made by', readOnly: true })),
        whenSet(relation({ name: 'billingRun', to: 'job-runs', label: 'Billing run', readOnly: true })),
      ],
    },
    { ...dateField({ name: 'recurringDate', label: 'For', readOnly: true }), admin: { hidden: true } },
    momentField({ name: 'issuedAt', label: 'Issued', sidebar: true, isShownWhenSet: true }),
    momentField({ name: 'sentAt', label: 'Sent', sidebar: true, isShownWhenSet: true }),
    momentField({ name: 'voidedAt', label: 'Void since', sidebar: true, isShownWhenSet: true }),
    {
      name: 'voidReason',
      type: 'text',
      label: 'Why it is void',
      maxLength: 500,
      admin: { readOnly: true, position: 'sidebar', condition: ({ voidReason }) => Boolean(voidReason) },
    },
    { name: 'changeToken', type: 'number', defaultValue: 0, admin: { hidden: true } },
    whenSet({ name: 'importReference', type: 'text', label: 'Number in the former system', admin: { readOnly: true } }),
    ...requestKeyFields(),
    statusField({ options: ['draft', 'issued', 'void'], defaultValue: 'draft' }),
    statusField({
      name: 'paymentState',
      label: 'Payment',
      options: ['unpaid', 'partial', 'paid'],
      defaultValue: 'unpaid',
    }),
    relatedRows({
      name: 'lines',
      label: 'Lines',
      collection: 'invoice-lines',
      on: 'invoice',
      columns: ['description', 'quantity', 'unitAmountMinor', 'totalMinor', 'paidMinor'],
      sort: 'position',
    }),
    relatedRows({
      name: 'allocations',
      label: 'Payments on this invoice',
      collection: 'allocations',
      on: 'invoice',
      columns: ['payment', 'line', 'amountMinor', 'createdAt'],
      sort: '-createdAt',
    }),
    relatedRows({
      name: 'creditNotes',
      label: 'Credit notes',
      collection: 'credit-notes',
      on: 'invoice',
      columns: ['number', 'kind', 'issueDate', 'amountMinor', 'status'],
      sort: '-createdAt',
    }),
    relatedRows({
      name: 'reminders',
      label: 'Reminders',
      collection: 'reminders',
      on: 'invoice',
      columns: ['offsetDays', 'channel', 'sentAt', 'status'],
      sort: '-sentAt',
    }),
    relatedRows({
      name: 'requests',
      label: 'Payment requests',
      collection: 'payment-intents',
      on: 'invoice',
      columns: ['createdAt', 'phone', 'amountMinor', 'status', 'failureReason'],
      sort: '-createdAt',
    }),
    relatedRows({
      name: 'entries',
      label: 'Ledger entries',
      collection: 'ledger-entries',
      on: 'invoice',
      columns: ['transaction', 'account', 'debitMinor', 'creditMinor', 'person'],
      sort: 'createdAt',
    }),
  ],
})

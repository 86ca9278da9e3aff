import { defineRecord } from '../define-collection.ts'
import { statusField } from '../fields/choices.ts'
import { dateField } from '../fields/dates.ts'
import { requestKeyFields } from '../fields/decided.ts'
import { currencyField, moneyField } from '../fields/money.ts'
import { relation } from '../fields/relation.ts'
import { pageTitle } from '../fields/shown.ts'

/** What a late payer promised: until then he is not reminded. */
export const paymentPromises = defineRecord({
  slug: 'payment-promises',
  labels: { singular: 'Promise to pay', plural: 'Promises to pay' },
  permissions: { view: 'finance.reminders.view' },
  admin: {
    group: 'Finance',
    defaultColumns: ['person', 'invoice', 'promisedOn', 'amountMinor', 'status', 'createdAt'],
    components: {
      edit: { beforeDocumentControls: ['/src/admin/reminders/PromiseActions.tsx#PromiseActions'] },
      beforeListTable: ['/src/admin/reminders/PromisesTools.tsx#PromisesTools'],
    },
  },
  fields: [
    pageTitle(),
    relation({ name: 'person', to: 'people', label: 'Payer', required: true, readOnly: true }),
    relation({ name: 'invoice', to: 'invoices', readOnly: true }),
    dateField({ name: 'promisedOn', label: 'Promised for', required: true, readOnly: true, index: true }),
    moneyField({ name: 'amountMinor', label: 'Amount', readOnly: true }),
    currencyField({ readOnly: true }),
    { name: 'note', type: 'text', maxLength: 500, admin: { readOnly: true } },
    relation({ name: 'recordedBy', to: 'users', label: 'Noted by', readOnly: true }),
    statusField({ options: ['open', 'kept', 'broken', 'withdrawn'], defaultValue: 'open' }),
    ...requestKeyFields(),
  ],
})

import { defineRecord } from '../define-collection.ts'
import { dateField } from '../fields/dates.ts'
import { currencyField, moneyField } from '../fields/money.ts'
import { relation } from '../fields/relation.ts'
import { pageTitle } from '../fields/shown.ts'

/** Which part of a payment paid which invoice line. Never changed: a reversal is an opposite row. */
export const allocations = defineRecord({
  slug: 'allocations',
  permissions: { view: 'finance.payments.view' },
  admin: { group: false, defaultColumns: ['payment', 'invoice', 'line', 'amountMinor'] },
  fields: [
    pageTitle(),
    relation({ name: 'payment', to: 'payments', required: true, readOnly: true }),
    relation({ name: 'invoice', to: 'invoices', required: true, readOnly: true }),
    relation({ name: 'line', to: 'invoice-lines', required: true, readOnly: true }),
    moneyField({ name: 'amountMinor', label: 'Amount', required: true, readOnly: true, allowNegative: true }),
    currencyField({ readOnly: true }),
    dateField({ name: 'effectiveOn', label: 'Counts from', readOnly: true, index: true }),
    { name: 'reason', type: 'text', maxLength: 500, admin: { readOnly: true } },
    relation({ name: 'reverses', to: 'allocations', readOnly: true }),
  ],
})

import { defineRecord } from '../define-collection.ts'
import { currencyField, moneyField } from '../fields/money.ts'
import { relation } from '../fields/relation.ts'
import { pageTitle } from '../fields/shown.ts'

/** Which payment's credit a refund uses up. */
export const refundLines = defineRecord({
  slug: 'refund-lines',
  labels: { singular: 'Refunded credit', plural: 'Refunded credits' },
  permissions: { view: 'finance.refunds.view' },
  admin: { group: false, defaultColumns: ['refund', 'payment', 'amountMinor'] },
  fields: [
    pageTitle(),
    relation({ name: 'refund', to: 'refunds', required: true, readOnly: true }),
    relation({ name: 'payment', to: 'payments', required: true, readOnly: true }),
    moneyField({ name: 'amountMinor', label: 'Amount', required: true, readOnly: true }),
    currencyField({ readOnly: true }),
  ],
})

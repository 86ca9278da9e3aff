import { defineRecord } from '../define-collection.ts'
import { currencyField, moneyField } from '../fields/money.ts'
import { relation } from '../fields/relation.ts'
import { pageTitle } from '../fields/shown.ts'

const amount = (name: `${string}Minor`, label: string) => moneyField({ name, label, required: true, readOnly: true })

/** What a credit note takes off one line of its invoice; amount = net + tax. */
export const creditNoteLines = defineRecord({
  slug: 'credit-note-lines',
  labels: { singular: 'Credited line', plural: 'Credited lines' },
  permissions: { view: 'finance.credit-notes.view' },
  admin: { group: false, defaultColumns: ['creditNote', 'line', 'amountMinor'] },
  fields: [
    pageTitle(),
    relation({ name: 'creditNote', to: 'credit-notes', required: true, readOnly: true }),
    relation({ name: 'line', to: 'invoice-lines', required: true, readOnly: true }),
    amount('netMinor', 'Net'),
    amount('taxMinor', 'Tax'),
    amount('amountMinor', 'Amount'),
    currencyField({ readOnly: true }),
  ],
})

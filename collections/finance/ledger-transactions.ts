import { defineRecord } from '../define-collection.ts'
import { dateField } from '../fields/dates.ts'
import { relatedRows, relation } from '../fields/relation.ts'

/** One event in the books. Append-only; its entries sum to zero per currency. */
export const ledgerTransactions = defineRecord({
  slug: 'ledger-transactions',
  labels: { singular: 'Ledger transaction', plural: 'Journal' },
  permissions: { view: 'finance.ledger.view' },
  admin: {
    group: 'Ledger',
    useAsTitle: 'description',
    defaultColumns: ['postedOn', 'event', 'description', 'createdAt'],
    listSearchableFields: ['description', 'event'],
  },
  fields: [
    { type: 'row', fields: [dateField({ name: 'postedOn', label: 'Posted on', required: true, readOnly: true, index: true }), { name: 'event', type: 'text', required: true, index: true, admin: { readOnly: true } }] },
    { name: 'description', type: 'text', required: true, admin: { readOnly: true } },
    relatedRows({ name: 'entries', label: 'Entries', collection: 'ledger-entries', on: 'transaction', columns: ['account', 'debitMinor', 'creditMinor', 'currency', 'person', 'invoice', 'payment'], sort: 'createdAt' }),
    { type: 'row', fields: [{ name: 'sourceType', type: 'text', admin: { readOnly: true } }, { name: 'sourceId', type: 'text', index: true, admin: { readOnly: true } }] },
    relation({ name: 'reverses', to: 'ledger-transactions', readOnly: true }),
    { name: 'idempotencyKey', type: 'text', required: true, admin: { readOnly: true, position: 'sidebar' } },
    { name: 'requestHash', type: 'text', required: true, access: { read: () => false }, admin: { hidden: true } },
  ],
})

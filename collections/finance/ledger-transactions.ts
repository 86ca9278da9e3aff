import { defineRecord } from '../define-collection.ts'
import { dateField } from '../fields/dates.ts'
import { relatedRows, relation } from '../fields/relation.ts'
import { codeField } from '../fields/shown.ts'

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
    components: { edit: { beforeDocumentControls: ['/src/admin/ledger/JournalActions.tsx#JournalActions'] } },
  },
  defaultSort: '-postedOn',
  fields: [
    {
      type: 'row',
      fields: [
        dateField({ name: 'postedOn', label: 'Posted on', required: true, readOnly: true, index: true }),
        dateField({ name: 'effectiveOn', label: 'Happened on', readOnly: true }),
        codeField({ name: 'event', label: 'Event', required: true, index: true }),
      ],
    },
    { name: 'description', type: 'text', required: true, admin: { readOnly: true } },
    relatedRows({
      name: 'entries',
      label: 'Entries',
      collection: 'ledger-entries',
      on: 'transaction',
      columns: ['account', 'debitMinor', 'creditMinor', 'person', 'unit'],
      sort: 'createdAt',
    }),
    { name: 'reason', type: 'text', maxLength: 500, admin: { readOnly: true } },
    relation({ name: 'postedBy', to: 'users', label: 'Posted by', readOnly: true }),
    { name: 'sourceType', type: 'text', admin: { hidden: true } },
    { name: 'sourceId', type: 'text', index: true, admin: { hidden: true } },
    relation({ name: 'reverses', to: 'ledger-transactions', readOnly: true }),
    { name: 'idempotencyKey', type: 'text', required: true, admin: { hidden: true } },
    { name: 'requestHash', type: 'text', required: true, access: { read: () => false }, admin: { hidden: true } },
  ],
})

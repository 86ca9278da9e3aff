import { defineRecord } from '../define-collection.ts'
import { choiceField } from '../fields/choices.ts'
import { currencyField } from '../fields/money.ts'
import { relatedRows } from '../fields/relation.ts'

export const ledgerAccounts = defineRecord({
  slug: 'ledger-accounts',
  labels: { singular: 'Account', plural: 'Chart of accounts' },
  permissions: { view: 'finance.ledger.view' },
  admin: {
    group: 'Ledger',
    useAsTitle: 'name',
    defaultColumns: ['code', 'name', 'type', 'currency', 'isActive'],
    listSearchableFields: ['code', 'name'],
    components: {
      edit: { beforeDocumentControls: ['/src/admin/ledger/AccountActions.tsx#AccountActions'] },
      beforeListTable: ['/src/admin/ledger/ChartTools.tsx#ChartTools'],
    },
  },
  defaultSort: 'code',
  fields: [
    {
      name: 'balance',
      type: 'ui',
      admin: { components: { Field: '/src/admin/panels/AccountBalance.tsx#AccountBalance' } },
    },
    {
      type: 'row',
      fields: [
        { name: 'code', type: 'text', required: true, index: true, admin: { readOnly: true } },
        { name: 'name', type: 'text', required: true, admin: { readOnly: true } },
        choiceField({
          name: 'type',
          label: 'Type',
          options: ['asset', 'liability', 'equity', 'income', 'expense'],
          readOnly: true,
        }),
        currencyField({ readOnly: true }),
      ],
    },
    { name: 'description', type: 'text', maxLength: 500, admin: { readOnly: true } },
    {
      name: 'isActive',
      type: 'checkbox',
      label: 'In use',
      defaultValue: true,
      admin: { position: 'sidebar', readOnly: true, components: { Cell: '/src/admin/fields/YesCell.tsx#YesCell' } },
    },
    { name: 'key', type: 'text', required: true, admin: { hidden: true } },
    { name: 'subject', type: 'text', defaultValue: '', admin: { hidden: true } },
    relatedRows({
      name: 'entries',
      label: 'Entries',
      collection: 'ledger-entries',
      on: 'account',
      columns: ['postedOn', 'transaction', 'debitMinor', 'creditMinor', 'person'],
      sort: '-postedOn',
    }),
  ],
})

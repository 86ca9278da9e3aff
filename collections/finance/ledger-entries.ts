import type { NumberField } from 'payload'
import { defineRecord } from '../define-collection.ts'
import { dateField } from '../fields/dates.ts'
import { currencyField, moneyField } from '../fields/money.ts'
import { relation } from '../fields/relation.ts'
import { pageTitle } from '../fields/shown.ts'

/** One side of `amountMinor`, for people who read debit and credit in columns. */
const side = (name: 'debitMinor' | 'creditMinor', label: string, sign: 1 | -1): NumberField => ({
  ...moneyField({ name, label, readOnly: true }),
  virtual: true,
  hooks: {
    afterRead: [({ siblingData }) => (siblingData.amountMinor * sign > 0 ? siblingData.amountMinor * sign : null)],
  },
})

/** A debit (above zero) or credit (below zero) of one account. Append-only. */
export const ledgerEntries = defineRecord({
  slug: 'ledger-entries',
  labels: { singular: 'Ledger entry', plural: 'Ledger entries' },
  permissions: { view: 'finance.ledger.view' },
  admin: {
    group: 'Ledger',
    defaultColumns: ['postedOn', 'account', 'debitMinor', 'creditMinor', 'person', 'invoice', 'payment'],
    listSearchableFields: ['postedOn'],
  },
  defaultSort: '-postedOn',
  fields: [
    pageTitle(),
    relation({ name: 'transaction', to: 'ledger-transactions', required: true, readOnly: true }),
    relation({ name: 'account', to: 'ledger-accounts', required: true, readOnly: true }),
    dateField({ name: 'postedOn', label: 'Posted on', required: true, readOnly: true, index: true }),
    {
      type: 'row',
      fields: [side('debitMinor', 'Debit', 1), side('creditMinor', 'Credit', -1), currencyField({ readOnly: true })],
    },
    {
      ...moneyField({
        name: 'amountMinor',
        label: 'Amount (debit above zero)',
        required: true,
        readOnly: true,
        allowNegative: true,
      }),
      admin: { hidden: true },
    },
    {
      type: 'row',
      fields: [
        relation({ name: 'person', to: 'people', readOnly: true }),
        relation({ name: 'unit', to: 'units', readOnly: true }),
        relation({ name: 'contract', to: 'contracts', label: 'Lease', readOnly: true }),
        relation({ name: 'project', to: 'projects', readOnly: true }),
      ],
    },
    {
      type: 'row',
      fields: [
        relation({ name: 'invoice', to: 'invoices', readOnly: true }),
        relation({ name: 'payment', to: 'payments', readOnly: true }),
        // Few entries have one, so their indexes are partial ones: src/db/sql/0022-money.sql.
        { ...relation({ name: 'payout', to: 'payouts', label: 'Owner statement', readOnly: true }), index: false },
        { ...relation({ name: 'expense', to: 'expenses', readOnly: true }), index: false },
      ],
    },
  ],
})

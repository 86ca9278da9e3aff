import { defineRecord } from '../define-collection.ts'
import { choiceField } from '../fields/choices.ts'
import { currencyField, moneyField } from '../fields/money.ts'
import { relation } from '../fields/relation.ts'

/**
 * A line of an owner statement, above zero in his favour. Rent lines name the ledger entry that they settle: an entry
 * stands on one live statement at most, whatever is built, and by whom.
 */
export const payoutLines = defineRecord({
  slug: 'payout-lines',
  labels: { singular: 'Statement line', plural: 'Statement lines' },
  permissions: { view: 'finance.payouts.view' },
  admin: {
    group: false,
    useAsTitle: 'description',
    defaultColumns: ['payout', 'kind', 'description', 'amountMinor'],
  },
  defaultSort: 'position',
  fields: [
    relation({ name: 'payout', to: 'payouts', required: true, readOnly: true }),
    { name: 'position', type: 'number', required: true, defaultValue: 1, admin: { readOnly: true } },
    choiceField({
      name: 'kind',
      label: 'Kind',
      options: ['rent', 'fee', 'service', 'expense', 'adjustment', 'withholding', 'carried'],
      readOnly: true,
    }),
    { name: 'description', type: 'text', required: true, admin: { readOnly: true } },
    moneyField({ name: 'amountMinor', label: 'Amount', required: true, readOnly: true, allowNegative: true }),
    currencyField({ readOnly: true }),
    relation({ name: 'entry', to: 'ledger-entries', label: 'Ledger entry', readOnly: true }),
    relation({ name: 'expense', to: 'expenses', readOnly: true }),
    relation({ name: 'invoice', to: 'invoices', readOnly: true }),
    relation({ name: 'payment', to: 'payments', readOnly: true }),
    relation({ name: 'projectService', to: 'project-services', label: 'Service', readOnly: true }),
    relation({ name: 'unit', to: 'units', readOnly: true }),
    relation({ name: 'project', to: 'projects', readOnly: true }),
    { name: 'chargeKey', type: 'text', label: 'Charged for', admin: { readOnly: true } },
    {
      name: 'isReleased',
      type: 'checkbox',
      label: 'Free for another statement',
      defaultValue: false,
      admin: { readOnly: true },
    },
  ],
})

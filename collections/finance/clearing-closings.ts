import { defineRecord } from '../define-collection.ts'
import { statusField } from '../fields/choices.ts'
import { dateField } from '../fields/dates.ts'
import { requestKeyFields } from '../fields/decided.ts'
import { currencyField, moneyField } from '../fields/money.ts'
import { relation } from '../fields/relation.ts'
import { pageTitle } from '../fields/shown.ts'

const sum = (name: `${string}Minor`, label: string) =>
  moneyField({ name, label, required: true, readOnly: true, allowNegative: true })

/** The evening's count of an account of money: what the books expect and what is really there. */
export const clearingClosings = defineRecord({
  slug: 'clearing-closings',
  labels: { singular: 'Daily closing', plural: 'Daily closings' },
  permissions: { view: 'finance.reconciliation.view' },
  admin: {
    group: 'Finance',
    defaultColumns: ['day', 'account', 'expectedMinor', 'actualMinor', 'differenceMinor', 'status'],
  },
  defaultSort: '-day',
  fields: [
    pageTitle(),
    relation({ name: 'account', to: 'ledger-accounts', required: true, readOnly: true }),
    dateField({ name: 'day', label: 'Day', required: true, readOnly: true, index: true }),
    sum('expectedMinor', 'In the books'),
    sum('actualMinor', 'Really there'),
    sum('differenceMinor', 'Difference'),
    currencyField({ readOnly: true }),
    { name: 'note', type: 'text', maxLength: 500, admin: { readOnly: true } },
    statusField({ options: ['agrees', 'explained', 'differs'], defaultValue: 'agrees' }),
    relation({ name: 'closedBy', to: 'users', label: 'Closed by', readOnly: true }),
    ...requestKeyFields(),
  ],
})

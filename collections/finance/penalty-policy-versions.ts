import { defineRecord } from '../define-collection.ts'
import { choiceField } from '../fields/choices.ts'
import { dateField } from '../fields/dates.ts'
import { bpsField, currencyField, moneyField } from '../fields/money.ts'
import { relation } from '../fields/relation.ts'
import { pageTitle } from '../fields/shown.ts'

/** What a penalty policy says from a day on. Never changed: a new rule is a new version. */
export const penaltyPolicyVersions = defineRecord({
  slug: 'penalty-policy-versions',
  labels: { singular: 'Version of a penalty policy', plural: 'Versions of penalty policies' },
  permissions: { view: 'settings.penalties.view' },
  admin: { group: false, defaultColumns: ['policy', 'version', 'validFrom', 'kind', 'frequency', 'graceDays'] },
  defaultSort: '-version',
  fields: [
    pageTitle(),
    relation({ name: 'policy', to: 'penalty-policies', required: true, readOnly: true }),
    { name: 'version', type: 'number', required: true, admin: { readOnly: true } },
    dateField({ name: 'validFrom', label: 'For invoices due from', required: true, readOnly: true }),
    choiceField({
      name: 'kind',
      label: 'Kind',
      options: ['flat', { value: 'percent', label: 'Percentage of the overdue balance' }],
      readOnly: true,
    }),
    choiceField({
      name: 'frequency',
      label: 'Charged',
      options: ['once', 'daily', 'weekly', 'monthly'],
      readOnly: true,
    }),
    moneyField({ name: 'amountMinor', label: 'Amount', readOnly: true }),
    bpsField({ name: 'rateBps', label: 'Rate' }),
    {
      name: 'graceDays',
      type: 'number',
      label: 'Days of grace',
      required: true,
      defaultValue: 0,
      admin: { readOnly: true },
    },
    choiceField({
      name: 'chargedFrom',
      label: 'Counted from',
      options: [
        { value: 'due_date', label: 'The due date' },
        { value: 'grace_end', label: 'The end of the grace' },
      ],
      defaultValue: 'grace_end',
      readOnly: true,
    }),
    moneyField({ name: 'capMinor', label: 'At most (amount)', readOnly: true }),
    { name: 'capBps', type: 'number', label: 'At most (of what was billed)', min: 0, admin: { readOnly: true } },
    {
      name: 'includesDeposits',
      type: 'checkbox',
      label: 'Late deposits count too',
      defaultValue: false,
      admin: { readOnly: true },
    },
    currencyField({ readOnly: true }),
    relation({ name: 'createdBy', to: 'users', label: 'Made by', readOnly: true }),
  ],
})

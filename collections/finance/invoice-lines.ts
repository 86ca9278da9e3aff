import { defineRecord } from '../define-collection.ts'
import { choiceField } from '../fields/choices.ts'
import { bpsField, currencyField, moneyField } from '../fields/money.ts'
import { relation } from '../fields/relation.ts'
import { jsonField } from '../fields/shown.ts'

const amount = (name: `${string}Minor`, label: string) =>
  moneyField({ name, label, required: true, readOnly: true, defaultValue: 0 })

export const invoiceLines = defineRecord({
  slug: 'invoice-lines',
  labels: { singular: 'Invoice line', plural: 'Invoice lines' },
  permissions: { view: 'finance.invoices.view' },
  admin: {
    group: false,
    useAsTitle: 'description',
    defaultColumns: ['invoice', 'description', 'kind', 'totalMinor', 'paidMinor'],
  },
  defaultSort: 'position',
  fields: [
    relation({ name: 'invoice', to: 'invoices', required: true, readOnly: true }),
    { name: 'position', type: 'number', required: true, defaultValue: 1, admin: { readOnly: true } },
    choiceField({
      name: 'kind',
      label: 'Kind',
      options: ['rent', 'deposit', 'service', 'penalty', 'fee', 'other'],
      readOnly: true,
    }),
    { name: 'description', type: 'text', required: true, admin: { readOnly: true } },
    { name: 'quantity', type: 'number', required: true, defaultValue: 1, admin: { readOnly: true } },
    amount('unitAmountMinor', 'Unit amount'),
    bpsField({ name: 'taxRateBps', label: 'Tax rate', required: true, defaultValue: 0 }),
    amount('netMinor', 'Net'),
    amount('discountMinor', 'Discount'),
    amount('taxMinor', 'Tax'),
    amount('totalMinor', 'Total'),
    amount('paidMinor', 'Paid'),
    amount('creditedMinor', 'Credited'),
    currencyField({ readOnly: true }),
    {
      name: 'chargeKey',
      type: 'text',
      label: 'Billed for',
      admin: { readOnly: true, description: 'Unique, so that nothing is billed twice.' },
    },
    relation({ name: 'projectService', to: 'project-services', label: 'Service', readOnly: true }),
    relation({ name: 'meterReading', to: 'meter-readings', label: 'Meter reading', readOnly: true }),
    relation({ name: 'penalty', to: 'penalties', readOnly: true }),
    jsonField({ name: 'ownerShares', label: 'Shares of the owners when it was billed' }),
  ],
})

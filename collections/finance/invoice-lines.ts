import { defineRecord } from '../define-collection.ts'
import { choiceField } from '../fields/choices.ts'
import { bpsField, currencyField, moneyField } from '../fields/money.ts'
import { relation } from '../fields/relation.ts'

const amount = (name: `${string}Minor`, label: string) => moneyField({ name, label, required: true, readOnly: true, defaultValue: 0 })

export const invoiceLines = defineRecord({
  slug: 'invoice-lines',
  permissions: { view: 'finance.invoices.view' },
  admin: { group: 'Finance', hidden: true, useAsTitle: 'description', defaultColumns: ['invoice', 'description', 'kind', 'totalMinor', 'paidMinor'] },
  defaultSort: 'position',
  fields: [
    relation({ name: 'invoice', to: 'invoices', required: true, readOnly: true }),
    { name: 'position', type: 'number', required: true, defaultValue: 1 },
    choiceField({ name: 'kind', label: 'Kind', options: ['rent', 'deposit', 'service', 'penalty', 'fee', 'other'], readOnly: true }),
    { name: 'description', type: 'text', required: true },
    { name: 'quantity', type: 'number', required: true, defaultValue: 1 },
    amount('unitAmountMinor', 'Unit amount'),
    bpsField({ name: 'taxRateBps', label: 'Tax rate', required: true, defaultValue: 0 }),
    amount('netMinor', 'Net'),
    amount('discountMinor', 'Discount'),
    amount('taxMinor', 'Tax'),
    amount('totalMinor', 'Total'),
    amount('paidMinor', 'Paid'),
    currencyField({ readOnly: true }),
    { name: 'chargeKey', type: 'text', admin: { readOnly: true, description: 'What was billed for which period; unique, so that nothing is billed twice.' } },
    { name: 'ownerShares', type: 'json', label: 'Shares of the owners when it was billed', admin: { readOnly: true } },
  ],
})

import { defineCollection } from '../define-collection.ts'
import { dateField } from '../fields/dates.ts'
import { currencyField } from '../fields/money.ts'
import { pageTitle } from '../fields/shown.ts'

/** What a currency is about worth in another, for display only: documents and the ledger never convert. */
export const exchangeRates = defineCollection({
  slug: 'exchange-rates',
  labels: { singular: 'Exchange rate', plural: 'Exchange rates' },
  permissions: {
    view: 'settings.currencies.view',
    create: 'settings.currencies.create',
    update: 'settings.currencies.update',
    delete: 'settings.currencies.delete',
  },
  disableDuplicate: true,
  admin: { group: 'Settings', defaultColumns: ['currency', 'quote', 'rate', 'validFrom'] },
  defaultSort: '-validFrom',
  fields: [
    pageTitle(),
    {
      type: 'row',
      fields: [
        currencyField(),
        { ...currencyField(), name: 'quote', label: 'In', defaultValue: undefined },
        {
          name: 'rate',
          type: 'number',
          label: 'Rate',
          required: true,
          validate: (value: unknown) =>
            typeof value === 'number' && Number.isFinite(value) && value > 0 && value < 1e12
              ? true
              : 'Enter a rate above zero.',
        },
        dateField({ name: 'validFrom', label: 'From', required: true }),
      ],
    },
  ],
})

import { keepAnchorDay } from '../../hooks/keep-anchor-day.ts'
import { placeInStructure } from '../../hooks/place-in-structure.ts'
import { defineCollection } from '../define-collection.ts'
import { choiceField } from '../fields/choices.ts'
import { countField } from '../fields/counts.ts'
import { dateField } from '../fields/dates.ts'
import { bpsField, currencyField, moneyField } from '../fields/money.ts'
import { nodeFields } from '../fields/node.ts'
import { relatedRows, relation } from '../fields/relation.ts'

/** A bill that comes again and again; each one becomes an expense of its own on its day. */
export const recurringExpenses = defineCollection({
  slug: 'recurring-expenses',
  labels: { singular: 'Recurring expense', plural: 'Recurring expenses' },
  permissions: {
    view: 'finance.expenses.view',
    create: 'finance.expenses.create',
    update: 'finance.expenses.update',
    delete: 'finance.expenses.delete',
  },
  disableDuplicate: true,
  admin: {
    group: 'Finance',
    useAsTitle: 'description',
    defaultColumns: ['description', 'vendor', 'project', 'amountMinor', 'nextDate', 'isActive'],
    listSearchableFields: ['description'],
  },
  defaultSort: 'nextDate',
  hooks: { beforeValidate: [placeInStructure], beforeChange: [keepAnchorDay] },
  fields: [
    {
      type: 'row',
      fields: [
        relation({
          name: 'vendor',
          to: 'people',
          label: 'Supplier',
          required: true,
          filterOptions: () => ({ isVendor: { equals: true } }),
        }),
        relation({ name: 'category', to: 'expense-categories', required: true }),
      ],
    },
    nodeFields(),
    { name: 'description', type: 'text', required: true, maxLength: 500 },
    {
      type: 'row',
      fields: [
        moneyField({ name: 'amountMinor', label: 'Amount without tax', required: true }),
        bpsField({ name: 'taxRateBps', label: 'Tax rate', defaultValue: 0 }),
        currencyField(),
        choiceField({
          name: 'chargedTo',
          label: 'Charged to',
          options: ['company', { value: 'owner', label: 'The owners' }],
          defaultValue: 'company',
        }),
      ],
    },
    {
      type: 'row',
      fields: [
        countField({ name: 'everyMonths', label: 'Every … months', min: 1, max: 60, required: true, defaultValue: 1 }),
        dateField({ name: 'nextDate', label: 'Next on', required: true, index: true }),
        dateField({ name: 'endDate', label: 'Last on' }),
        countField({ name: 'dueDays', label: 'Due after days', max: 365, required: true, defaultValue: 14 }),
      ],
    },
    {
      name: 'anchorDay',
      type: 'number',
      access: { create: () => false, update: () => false },
      admin: { hidden: true },
    },
    {
      name: 'isActive',
      type: 'checkbox',
      label: 'In use',
      defaultValue: true,
      admin: { position: 'sidebar', components: { Cell: '/src/admin/fields/YesCell.tsx#YesCell' } },
    },
    relatedRows({
      name: 'expenses',
      label: 'Expenses',
      collection: 'expenses',
      on: 'recurring',
      columns: ['number', 'invoiceDate', 'totalMinor', 'status'],
      sort: '-invoiceDate',
    }),
  ],
})

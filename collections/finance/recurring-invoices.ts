import { checkDateOrder } from '../../hooks/check-date-order.ts'
import { keepAnchorDay } from '../../hooks/keep-anchor-day.ts'
import { defineCollection } from '../define-collection.ts'
import { choiceField } from '../fields/choices.ts'
import { countField } from '../fields/counts.ts'
import { dateField } from '../fields/dates.ts'
import { bpsField, currencyField, moneyField } from '../fields/money.ts'
import { relatedRows, relation } from '../fields/relation.ts'

/** An invoice that is made again and again, beside what leases and services bill by themselves. */
export const recurringInvoices = defineCollection({
  slug: 'recurring-invoices',
  labels: { singular: 'Recurring invoice', plural: 'Recurring invoices' },
  permissions: {
    view: 'finance.invoices.view',
    create: 'finance.invoices.create',
    update: 'finance.invoices.update',
    delete: 'finance.invoices.delete',
  },
  disableDuplicate: true,
  admin: {
    group: 'Finance',
    useAsTitle: 'name',
    defaultColumns: ['name', 'person', 'unit', 'nextDate', 'everyMonths', 'isActive'],
    listSearchableFields: ['name'],
  },
  defaultSort: 'nextDate',
  hooks: { beforeValidate: [checkDateOrder('nextDate', 'endDate')], beforeChange: [keepAnchorDay] },
  fields: [
    { name: 'name', type: 'text', required: true, maxLength: 200 },
    {
      type: 'row',
      fields: [
        relation({ name: 'person', to: 'people', label: 'Payer', required: true }),
        relation({ name: 'unit', to: 'units' }),
        currencyField(),
      ],
    },
    {
      name: 'lines',
      type: 'array',
      required: true,
      minRows: 1,
      maxRows: 100,
      fields: [
        {
          type: 'row',
          fields: [
            choiceField({ name: 'kind', label: 'Kind', options: ['service', 'fee', 'other'], defaultValue: 'other' }),
            { name: 'description', type: 'text', required: true, maxLength: 200 },
            { name: 'quantity', type: 'number', required: true, defaultValue: 1, min: 0.001, max: 1_000_000 },
            moneyField({ name: 'unitAmountMinor', label: 'Unit amount', required: true }),
            bpsField({ name: 'taxRateBps', label: 'Tax rate', defaultValue: 0 }),
          ],
        },
      ],
    },
    bpsField({ name: 'discountBps', label: 'Discount', defaultValue: 0 }),
    {
      type: 'row',
      fields: [
        countField({ name: 'everyMonths', label: 'Every … months', min: 1, max: 60, required: true, defaultValue: 1 }),
        dateField({ name: 'nextDate', label: 'Next on', required: true, index: true }),
        dateField({ name: 'endDate', label: 'Last on' }),
        countField({ name: 'dueDays', label: 'Due after days', max: 365, required: true, defaultValue: 14 }),
      ],
    },
    { name: 'notes', type: 'textarea', maxLength: 2_000 },
    {
      name: 'anchorDay',
      type: 'number',
      access: { create: () => false, update: () => false },
      admin: { hidden: true },
    },
    {
      name: 'issues',
      type: 'checkbox',
      label: 'Issued at once (else a draft)',
      defaultValue: false,
      admin: { position: 'sidebar' },
    },
    {
      name: 'isActive',
      type: 'checkbox',
      label: 'In use',
      defaultValue: true,
      admin: { position: 'sidebar', components: { Cell: '/src/admin/fields/YesCell.tsx#YesCell' } },
    },
    relatedRows({
      name: 'invoices',
      label: 'Invoices',
      collection: 'invoices',
      on: 'recurring',
      columns: ['number', 'issueDate', 'totalMinor', 'balanceMinor', 'status'],
      sort: '-issueDate',
    }),
  ],
})

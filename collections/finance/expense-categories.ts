import { defineCollection } from '../define-collection.ts'
import { relatedRows } from '../fields/relation.ts'

/** What money is spent on; every category has an account of its own in the ledger. */
export const expenseCategories = defineCollection({
  slug: 'expense-categories',
  labels: { singular: 'Expense category', plural: 'Expense categories' },
  permissions: {
    view: 'finance.expense-categories.view',
    create: 'finance.expense-categories.create',
    update: 'finance.expense-categories.update',
    delete: 'finance.expense-categories.delete',
  },
  disableDuplicate: true,
  admin: { group: 'Finance', useAsTitle: 'name', defaultColumns: ['name', 'isActive'], listSearchableFields: ['name'] },
  defaultSort: 'name',
  fields: [
    { name: 'name', type: 'text', required: true, maxLength: 100 },
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
      on: 'category',
      columns: ['number', 'vendor', 'invoiceDate', 'totalMinor', 'status'],
      sort: '-invoiceDate',
    }),
  ],
})

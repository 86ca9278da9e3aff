import { defineCollection } from '../define-collection.ts'
import { countField } from '../fields/counts.ts'
import { currencyField, moneyField } from '../fields/money.ts'
import { panelField, pageTitle } from '../fields/shown.ts'
import { relation } from '../fields/relation.ts'

/** What may be spent in a year, on a category, in a project. */
export const budgets = defineCollection({
  slug: 'budgets',
  permissions: {
    view: 'finance.budgets.view',
    create: 'finance.budgets.create',
    update: 'finance.budgets.update',
    delete: 'finance.budgets.delete',
  },
  disableDuplicate: true,
  admin: { group: 'Finance', defaultColumns: ['project', 'category', 'year', 'amountMinor'] },
  defaultSort: '-year',
  fields: [
    pageTitle(),
    {
      type: 'row',
      fields: [
        relation({ name: 'project', to: 'projects', required: true }),
        relation({ name: 'category', to: 'expense-categories', required: true }),
        countField({ name: 'year', label: 'Year', min: 2000, max: 2100, required: true }),
      ],
    },
    {
      type: 'row',
      fields: [moneyField({ name: 'amountMinor', label: 'Budget', required: true }), currencyField()],
    },
    { name: 'note', type: 'text', maxLength: 500 },
    panelField({ name: 'spent', Field: '/src/admin/expenses/BudgetUse.tsx#BudgetUse' }),
  ],
})

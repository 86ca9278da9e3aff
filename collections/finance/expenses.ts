import { fillExpense, keepExpense } from '../../hooks/expense.ts'
import { placeInStructure } from '../../hooks/place-in-structure.ts'
import { defineCollection } from '../define-collection.ts'
import { choiceField, statusField } from '../fields/choices.ts'
import { dateField } from '../fields/dates.ts'
import { decidedFields } from '../fields/decided.ts'
import { bpsField, currencyField, moneyField } from '../fields/money.ts'
import { nodeFields } from '../fields/node.ts'
import { relatedRows, relation } from '../fields/relation.ts'

const nobody = (): boolean => false
const noted = { access: { create: nobody, update: nobody } } as const

const worked = (name: `${string}Minor`, label: string) => ({
  ...moneyField({ name, label, readOnly: true, defaultValue: 0 }),
  ...noted,
})

/** A bill that the company has to pay, for itself or for owners. Its sums are worked out here, never taken from outside. */
export const expenses = defineCollection({
  slug: 'expenses',
  permissions: {
    view: 'finance.expenses.view',
    create: 'finance.expenses.create',
    update: 'finance.expenses.update',
    delete: 'finance.expenses.delete',
  },
  disableDuplicate: true,
  admin: {
    group: 'Finance',
    useAsTitle: 'number',
    defaultColumns: ['number', 'vendor', 'project', 'category', 'invoiceDate', 'totalMinor', 'paidMinor', 'status'],
    listSearchableFields: ['number', 'description', 'vendorReference'],
    components: {
      edit: { beforeDocumentControls: ['/src/admin/expenses/ExpenseActions.tsx#ExpenseActions'] },
      beforeListTable: ['/src/admin/expenses/ExpensesLink.tsx#ExpensesLink'],
    },
  },
  hooks: { beforeValidate: [placeInStructure], beforeChange: [fillExpense], beforeDelete: [keepExpense] },
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
        { name: 'vendorReference', type: 'text', label: 'Number of the bill', maxLength: 100 },
      ],
    },
    nodeFields(),
    { name: 'description', type: 'text', required: true, maxLength: 500 },
    {
      type: 'row',
      fields: [
        { ...moneyField({ name: 'amountMinor', label: 'Amount without tax', required: true }) },
        bpsField({ name: 'taxRateBps', label: 'Tax rate', defaultValue: 0 }),
        currencyField(),
      ],
    },
    {
      type: 'row',
      fields: [worked('taxMinor', 'Tax'), worked('totalMinor', 'Total'), worked('paidMinor', 'Paid')],
    },
    {
      type: 'row',
      fields: [
        dateField({ name: 'invoiceDate', label: 'Date of the bill', required: true, index: true }),
        dateField({ name: 'dueDate', label: 'Due', required: true, index: true }),
        choiceField({
          name: 'chargedTo',
          label: 'Charged to',
          options: ['company', { value: 'owner', label: 'The owners' }],
          defaultValue: 'company',
        }),
      ],
    },
    relation({ name: 'attachment', to: 'documents', label: 'The bill' }),
    {
      type: 'row',
      fields: [
        relation({ name: 'service', to: 'services' }),
        relation({ name: 'maintenanceRequest', to: 'maintenance-requests', label: 'Maintenance request' }),
      ],
    },
    { name: 'notes', type: 'textarea', maxLength: 2_000 },
    {
      name: 'number',
      type: 'text',
      index: true,
      ...noted,
      admin: { readOnly: true, position: 'sidebar', description: 'Given when the expense is saved.' },
    },
    statusField({
      options: ['waiting_for_approval', 'approved', 'partial', 'paid', 'rejected', 'cancelled'],
      defaultValue: 'waiting_for_approval',
    }),
    {
      ...relation({ name: 'recurring', to: 'recurring-expenses', label: 'Recurring', readOnly: true }),
      ...noted,
      admin: { readOnly: true, position: 'sidebar', condition: ({ recurring }) => Boolean(recurring) },
    },
    {
      ...dateField({ name: 'recurringDate', label: 'For', readOnly: true }),
      ...noted,
      admin: { hidden: true },
    },
    {
      name: 'ownerShares',
      type: 'json',
      ...noted,
      admin: { hidden: true },
    },
    ...decidedFields(),
    relatedRows({
      name: 'disbursements',
      label: 'Payments to the supplier',
      collection: 'disbursements',
      on: 'expense',
      columns: ['reference', 'method', 'amountMinor', 'status', 'failureReason', 'createdAt'],
      sort: '-createdAt',
    }),
    relatedRows({
      name: 'entries',
      label: 'Ledger entries',
      collection: 'ledger-entries',
      on: 'expense',
      columns: ['account', 'debitMinor', 'creditMinor', 'person', 'unit'],
      sort: 'createdAt',
    }),
  ],
})

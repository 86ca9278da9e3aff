import { checkDateOrder } from '../../hooks/check-date-order.ts'
import { fillFromUnit } from '../../hooks/fill-from-unit.ts'
import { keepLeaseFromDeletion, keepLeaseFromTrash } from '../../hooks/keep-live-leases.ts'
import { freezeActiveTerms } from '../../hooks/freeze-active-terms.ts'
import { defineCollection } from '../define-collection.ts'
import { choiceField, statusField } from '../fields/choices.ts'
import { dateField } from '../fields/dates.ts'
import { currencyField, moneyField } from '../fields/money.ts'
import { relatedRows, relation } from '../fields/relation.ts'

export const contracts = defineCollection({
  slug: 'contracts',
  labels: { singular: 'Lease', plural: 'Leases' },
  permissions: {
    view: 'contracts.leases.view',
    create: 'contracts.leases.create',
    update: 'contracts.leases.update',
    delete: 'contracts.leases.delete',
  },
  trash: true,
  admin: {
    group: 'Contracts',
    useAsTitle: 'number',
    defaultColumns: ['number', 'unit', 'person', 'startDate', 'endDate', 'rentMinor', 'status'],
    listSearchableFields: ['number'],
    components: { edit: { beforeDocumentControls: ['/src/admin/actions/LeaseActions.tsx#LeaseActions'] } },
  },
  disableDuplicate: true,
  hooks: {
    beforeValidate: [checkDateOrder('startDate', 'endDate'), fillFromUnit],
    beforeChange: [freezeActiveTerms, keepLeaseFromTrash],
    beforeDelete: [keepLeaseFromDeletion],
  },
  fields: [
    {
      ...choiceField({ name: 'kind', label: 'Kind', options: ['lease'], defaultValue: 'lease' }),
      admin: { hidden: true },
    },
    {
      name: 'number',
      type: 'text',
      index: true,
      access: { create: () => false, update: () => false },
      admin: { readOnly: true, position: 'sidebar', description: 'Given when the lease is saved.' },
    },
    {
      type: 'row',
      fields: [
        relation({ name: 'unit', to: 'units', required: true }),
        relation({
          name: 'person',
          to: 'people',
          label: 'Tenant',
          required: true,
          filterOptions: () => ({ isTenant: { equals: true } }),
        }),
      ],
    },
    {
      ...relation({ name: 'project', to: 'projects', readOnly: true, description: 'Follows from the unit.' }),
      access: { create: () => false, update: () => false },
      admin: { readOnly: true, position: 'sidebar' },
    },
    {
      type: 'row',
      fields: [
        dateField({ name: 'startDate', label: 'Start', required: true, index: true }),
        dateField({ name: 'endDate', label: 'End', description: 'Empty for an open-ended lease.' }),
        {
          name: 'dueDay',
          type: 'number',
          label: 'Rent is due on day',
          required: true,
          defaultValue: 5,
          min: 1,
          max: 28,
        },
      ],
    },
    {
      type: 'row',
      fields: [
        moneyField({ name: 'rentMinor', label: 'Rent per month', required: true }),
        moneyField({ name: 'depositMinor', label: 'Deposit', required: true, defaultValue: 0 }),
        currencyField(),
      ],
    },
    statusField({ options: ['draft', 'active', 'notice', 'ended', 'terminated'], defaultValue: 'draft' }),
    relatedRows({
      name: 'invoices',
      label: 'Invoices',
      collection: 'invoices',
      on: 'contract',
      columns: ['number', 'period', 'dueDate', 'totalMinor', 'balanceMinor', 'paymentState'],
      sort: '-dueDate',
    }),
  ],
})

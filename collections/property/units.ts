import { deriveUnitStatus } from '../../hooks/derive-unit-status.ts'
import { defineCollection } from '../define-collection.ts'
import { choiceField, statusField } from '../fields/choices.ts'
import { currencyField, moneyField } from '../fields/money.ts'
import { relatedRows, relation } from '../fields/relation.ts'

const unitStatuses = ['available', 'rented', 'reserved', 'deposit_paid', 'sold', 'owner_occupied'] as const

export const units = defineCollection({
  slug: 'units',
  permissions: {
    view: 'property.units.view',
    create: 'property.units.create',
    update: 'property.units.update',
    delete: 'property.units.delete',
  },
  trash: true,
  admin: {
    group: 'Property',
    useAsTitle: 'identifier',
    defaultColumns: ['identifier', 'project', 'block', 'floor', 'kind', 'rentMinor', 'status'],
    listSearchableFields: ['identifier'],
  },
  defaultSort: 'identifier',
  hooks: { afterChange: [deriveUnitStatus] },
  fields: [
    {
      type: 'row',
      fields: [
        {
          name: 'identifier',
          type: 'text',
          required: true,
          index: true,
          admin: { description: 'Unique in the project.' },
        },
        choiceField({
          name: 'kind',
          label: 'Kind',
          options: ['apartment', 'house', 'shop', 'office', 'warehouse', 'other'],
          defaultValue: 'apartment',
        }),
      ],
    },
    {
      type: 'row',
      fields: [
        relation({ name: 'project', to: 'projects', required: true }),
        relation({
          name: 'block',
          to: 'blocks',
          filterOptions: ({ data }) => (data?.project ? { project: { equals: data.project } } : true),
        }),
        { name: 'floor', type: 'number', min: -20, max: 300 },
      ],
    },
    {
      type: 'row',
      fields: [
        moneyField({ name: 'rentMinor', label: 'Asking rent per month' }),
        currencyField(),
        { name: 'bedrooms', type: 'number', min: 0, max: 100 },
        { name: 'areaSqm', type: 'number', label: 'Area (m²)', min: 0 },
      ],
    },
    {
      name: 'ownerOccupied',
      type: 'checkbox',
      label: 'Used by its owner',
      defaultValue: false,
      admin: { position: 'sidebar' },
    },
    statusField({ options: unitStatuses, defaultValue: 'available' }),
    relatedRows({
      name: 'leases',
      label: 'Leases',
      collection: 'contracts',
      on: 'unit',
      columns: ['number', 'person', 'startDate', 'endDate', 'rentMinor', 'status'],
      sort: '-startDate',
      allowCreate: true,
    }),
    relatedRows({
      name: 'owners',
      label: 'Owners',
      collection: 'ownerships',
      on: 'unit',
      columns: ['person', 'shareBps', 'fromDate', 'toDate'],
      sort: '-fromDate',
      allowCreate: true,
    }),
    relatedRows({
      name: 'invoices',
      label: 'Invoices',
      collection: 'invoices',
      on: 'unit',
      columns: ['number', 'person', 'period', 'totalMinor', 'balanceMinor', 'paymentState'],
      sort: '-dueDate',
    }),
  ],
})

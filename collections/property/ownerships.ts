import { defineCollection } from '../define-collection.ts'
import { dateField } from '../fields/dates.ts'
import { bpsField } from '../fields/money.ts'
import { relation } from '../fields/relation.ts'
import { pageTitle } from '../fields/shown.ts'
import { checkDateOrder } from '../../hooks/check-date-order.ts'
import { guardOwnership, keepDerivedOwnership } from '../../hooks/guard-ownership.ts'

/** Whose a unit is, from when, and to what share. The shares of a day never exceed the whole. */
export const ownerships = defineCollection({
  slug: 'ownerships',
  permissions: {
    view: 'property.ownerships.view',
    create: 'property.ownerships.create',
    update: 'property.ownerships.update',
    delete: 'property.ownerships.delete',
  },
  admin: { group: 'Property', defaultColumns: ['unit', 'person', 'shareBps', 'fromDate', 'toDate'] },
  labels: { singular: 'Ownership', plural: 'Owners of units' },
  hooks: {
    beforeValidate: [checkDateOrder('fromDate', 'toDate')],
    beforeChange: [guardOwnership],
    beforeDelete: [keepDerivedOwnership],
  },
  fields: [
    pageTitle(),
    relation({ name: 'unit', to: 'units', required: true }),
    relation({
      name: 'person',
      to: 'people',
      label: 'Owner',
      required: true,
      filterOptions: () => ({ isOwner: { equals: true } }),
    }),
    {
      ...relation({
        name: 'projectOwnership',
        to: 'project-ownerships',
        label: 'With the whole project',
        readOnly: true,
      }),
      access: { create: () => false, update: () => false },
      admin: { readOnly: true, position: 'sidebar', condition: ({ projectOwnership }) => Boolean(projectOwnership) },
    },
    {
      type: 'row',
      fields: [
        bpsField({ name: 'shareBps', label: 'Share (%)', min: 1, required: true, defaultValue: 10_000 }),
        dateField({ name: 'fromDate', label: 'From', required: true }),
        dateField({ name: 'toDate', label: 'To', description: 'Empty as long as it is theirs.' }),
      ],
    },
  ],
})

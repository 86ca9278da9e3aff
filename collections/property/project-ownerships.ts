import { checkDateOrder } from '../../hooks/check-date-order.ts'
import { guardWholeOwnership } from '../../hooks/guard-ownership.ts'
import { defineCollection } from '../define-collection.ts'
import { dateField } from '../fields/dates.ts'
import { bpsField } from '../fields/money.ts'
import { relation } from '../fields/relation.ts'
import { pageTitle } from '../fields/shown.ts'

/**
 * Whose a whole project is. Its units then carry rows of the same owner in `ownerships`, kept by a hook: a project is owned
 * whole or by unit, never both on one day.
 */
export const projectOwnerships = defineCollection({
  slug: 'project-ownerships',
  labels: { singular: 'Ownership of a project', plural: 'Owners of projects' },
  permissions: {
    view: 'property.ownerships.view',
    create: 'property.ownerships.create',
    update: 'property.ownerships.update',
    delete: 'property.ownerships.delete',
  },
  disableDuplicate: true,
  admin: { group: 'Property', defaultColumns: ['project', 'person', 'shareBps', 'fromDate', 'toDate'] },
  hooks: { beforeValidate: [checkDateOrder('fromDate', 'toDate')], beforeChange: [guardWholeOwnership] },
  fields: [
    pageTitle(),
    relation({ name: 'project', to: 'projects', required: true }),
    relation({
      name: 'person',
      to: 'people',
      label: 'Owner',
      required: true,
      filterOptions: () => ({ isOwner: { equals: true } }),
    }),
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

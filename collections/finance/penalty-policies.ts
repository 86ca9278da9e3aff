import { defineCollection } from '../define-collection.ts'
import { statusField } from '../fields/choices.ts'
import { relatedRows } from '../fields/relation.ts'

/** A rule for what late payers are charged. What it says on a day is in its versions, which never change. */
export const penaltyPolicies = defineCollection({
  slug: 'penalty-policies',
  labels: { singular: 'Penalty policy', plural: 'Penalty policies' },
  permissions: {
    view: 'settings.penalties.view',
    create: 'settings.penalties.update',
    update: 'settings.penalties.update',
    delete: 'settings.penalties.update',
  },
  disableDuplicate: true,
  admin: {
    group: 'Settings',
    useAsTitle: 'name',
    defaultColumns: ['name', 'isDefault', 'status'],
    listSearchableFields: ['name'],
    components: { edit: { beforeDocumentControls: ['/src/admin/penalties/PolicyActions.tsx#PolicyActions'] } },
  },
  defaultSort: 'name',
  fields: [
    { name: 'name', type: 'text', required: true, maxLength: 100 },
    { name: 'description', type: 'textarea', maxLength: 2_000 },
    {
      name: 'isDefault',
      type: 'checkbox',
      label: 'Used where a lease or project names no other',
      defaultValue: false,
      admin: { position: 'sidebar', components: { Cell: '/src/admin/fields/YesCell.tsx#YesCell' } },
    },
    statusField({ options: ['active', 'retired'], defaultValue: 'active' }),
    relatedRows({
      name: 'versions',
      label: 'Versions',
      collection: 'penalty-policy-versions',
      on: 'policy',
      columns: ['version', 'validFrom', 'kind', 'rateBps', 'amountMinor', 'frequency', 'graceDays'],
      sort: '-version',
    }),
  ],
})

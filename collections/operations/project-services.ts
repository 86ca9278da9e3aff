import { guardAttachment, keepAttachment } from '../../hooks/guard-attachment.ts'
import { placeInStructure } from '../../hooks/place-in-structure.ts'
import { defineCollection } from '../define-collection.ts'
import { statusField } from '../fields/choices.ts'
import { dateField } from '../fields/dates.ts'
import { currencyField, moneyField } from '../fields/money.ts'
import { nodeFields } from '../fields/node.ts'
import { relatedRows, relation } from '../fields/relation.ts'
import { jsonField, pageTitle } from '../fields/shown.ts'

/** A service charged at a project, a block or a unit. Attached, paused and ended by actions. */
export const projectServices = defineCollection({
  slug: 'project-services',
  labels: { singular: 'Service of a property', plural: 'Services of properties' },
  permissions: {
    view: 'property.project-services.view',
    create: 'property.project-services.create',
    update: 'property.project-services.update',
    delete: 'property.project-services.delete',
  },
  disableDuplicate: true,
  admin: {
    group: 'Services',
    components: { edit: { beforeDocumentControls: ['/src/admin/services/AttachmentActions.tsx#AttachmentActions'] } },
    defaultColumns: ['service', 'project', 'block', 'unit', 'customPriceMinor', 'startDate', 'endDate', 'status'],
  },
  hooks: {
    beforeValidate: [placeInStructure],
    beforeChange: [guardAttachment],
    beforeDelete: [keepAttachment],
  },
  fields: [
    pageTitle(),
    relation({ name: 'service', to: 'services', required: true }),
    nodeFields(),
    {
      type: 'row',
      fields: [
        moneyField({
          name: 'customPriceMinor',
          label: 'Own price',
          description: 'In place of the catalogue’s; empty to follow it.',
        }),
        currencyField(),
      ],
    },
    {
      type: 'row',
      fields: [
        dateField({ name: 'startDate', label: 'From', required: true }),
        dateField({ name: 'endDate', label: 'To', description: 'The last day that is charged.' }),
        dateField({ name: 'pausedFrom', label: 'Paused since', readOnly: true }),
      ],
    },
    { name: 'note', type: 'text', maxLength: 500 },
    {
      ...jsonField({ name: 'pauses', label: 'Days that were not charged' }),
      access: { create: () => false, update: () => false },
      admin: { hidden: true },
    },
    statusField({ options: ['pending_approval', 'active', 'paused', 'ended'], defaultValue: 'active' }),
    relatedRows({
      name: 'meters',
      label: 'Meters',
      collection: 'meters',
      on: 'projectService',
      columns: ['identifier', 'measure', 'lastReading', 'lastReadingDate', 'status'],
    }),
  ],
})

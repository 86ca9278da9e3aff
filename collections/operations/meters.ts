import { guardMeter } from '../../hooks/guard-meter.ts'
import { keepUsed, keepUsedFromTrash } from '../../hooks/keep-used.ts'
import { placeInStructure } from '../../hooks/place-in-structure.ts'
import { defineCollection } from '../define-collection.ts'
import { choiceField, statusField } from '../fields/choices.ts'
import { dateField } from '../fields/dates.ts'
import { nodeFields } from '../fields/node.ts'
import { attachmentInput, relatedRows, relation } from '../fields/relation.ts'
import { panelField } from '../fields/shown.ts'

const nobody = (): boolean => false
const noted = { access: { create: nobody, update: nobody } } as const

const readings = [
  { collection: 'meter-readings', field: 'meter', one: 'reading', many: 'readings' },
  { collection: 'meters', field: 'replaces', one: 'meter in its place', many: 'meters in its place' },
] as const

/** What measures water, power or gas. Readings are entered by an action that looks at the last one. */
export const meters = defineCollection({
  slug: 'meters',
  permissions: {
    view: 'property.meters.view',
    create: 'property.meters.create',
    update: 'property.meters.update',
    delete: 'property.meters.delete',
  },
  trash: true,
  disableDuplicate: true,
  admin: {
    group: 'Services',
    components: { edit: { beforeDocumentControls: ['/src/admin/meters/MeterActions.tsx#MeterActions'] } },
    useAsTitle: 'identifier',
    defaultColumns: ['identifier', 'kind', 'project', 'unit', 'lastReading', 'lastReadingDate', 'status'],
    listSearchableFields: ['identifier'],
  },
  defaultSort: 'identifier',
  hooks: {
    beforeValidate: [placeInStructure],
    beforeChange: [guardMeter, keepUsedFromTrash('meter', readings)],
    beforeDelete: [keepUsed('meter', readings)],
  },
  fields: [
    {
      type: 'row',
      fields: [
        { name: 'identifier', type: 'text', label: 'Meter number', required: true, maxLength: 100, index: true },
        choiceField({
          name: 'kind',
          label: 'Measures',
          options: ['water', 'electricity', 'gas', 'heat', 'other'],
          defaultValue: 'water',
        }),
        { name: 'measure', type: 'text', label: 'In', required: true, maxLength: 20, defaultValue: 'm³' },
      ],
    },
    nodeFields(),
    relation({ name: 'projectService', to: 'project-services', label: 'Charged as', Field: attachmentInput }),
    {
      type: 'row',
      fields: [
        {
          name: 'initialReading',
          type: 'number',
          label: 'Shown when installed',
          required: true,
          min: 0,
          defaultValue: 0,
        },
        dateField({ name: 'installedOn', label: 'Installed', required: true }),
        dateField({ name: 'removedOn', label: 'Removed', readOnly: true }),
      ],
    },
    {
      type: 'row',
      fields: [
        { name: 'lastReading', type: 'number', label: 'Last reading', ...noted, admin: { readOnly: true } },
        { ...dateField({ name: 'lastReadingDate', label: 'Read on', readOnly: true }), ...noted },
        { ...relation({ name: 'replaces', to: 'meters', label: 'Replaces', readOnly: true }), ...noted },
      ],
    },
    statusField({ options: ['active', 'replaced', 'removed'], defaultValue: 'active' }),
    panelField({ name: 'usage', Field: '/src/admin/meters/MeterHistory.tsx#MeterHistory' }),
    relatedRows({
      name: 'readings',
      label: 'Readings',
      collection: 'meter-readings',
      on: 'meter',
      columns: ['readingDate', 'value', 'consumption', 'kind', 'status'],
      sort: '-readingDate',
    }),
  ],
})

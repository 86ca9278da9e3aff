import {
  keepUsedFloors,
  keepUsedStructure,
  keepUsedStructureFromDeletion,
  takePartsAlong,
} from '../../hooks/guard-structure.ts'
import { defineCollection } from '../define-collection.ts'
import { choiceField } from '../fields/choices.ts'
import { countField } from '../fields/counts.ts'
import { relatedRows, relation } from '../fields/relation.ts'
import { panelField } from '../fields/shown.ts'

export const blocks = defineCollection({
  slug: 'blocks',
  permissions: {
    view: 'property.blocks.view',
    create: 'property.blocks.create',
    update: 'property.blocks.update',
    delete: 'property.blocks.delete',
  },
  trash: true,
  admin: {
    group: 'Property',
    useAsTitle: 'name',
    defaultColumns: ['name', 'project', 'kind', 'floors'],
    listSearchableFields: ['name'],
  },
  defaultSort: 'name',
  hooks: {
    beforeChange: [keepUsedStructure('blocks'), keepUsedFloors],
    afterChange: [takePartsAlong('blocks')],
    beforeDelete: [keepUsedStructureFromDeletion('blocks')],
  },
  fields: [
    {
      type: 'row',
      fields: [
        { name: 'name', type: 'text', required: true },
        choiceField({
          name: 'kind',
          label: 'Kind',
          options: ['block', 'house_row', 'basement'],
          defaultValue: 'block',
        }),
      ],
    },
    {
      type: 'row',
      fields: [
        relation({ name: 'project', to: 'projects', required: true }),
        countField({
          name: 'floors',
          label: 'Floors',
          max: 100,
          required: true,
          defaultValue: 0,
          description: 'Numbered from 0, the ground floor.',
        }),
        countField({ name: 'position', label: 'Order', max: 10_000, defaultValue: 0 }),
      ],
    },
    { name: 'description', type: 'text', maxLength: 500 },
    panelField({ name: 'gallery', Field: '/src/admin/media/NodeGallery.tsx#NodeGallery' }),
    relatedRows({
      name: 'units',
      label: 'Units',
      collection: 'units',
      on: 'block',
      columns: ['identifier', 'floor', 'kind', 'rentMinor', 'status'],
      sort: 'identifier',
      allowCreate: true,
    }),
  ],
})

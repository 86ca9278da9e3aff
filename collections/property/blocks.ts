import { defineCollection } from '../define-collection.ts'
import { choiceField } from '../fields/choices.ts'
import { relatedRows, relation } from '../fields/relation.ts'

export const blocks = defineCollection({
  slug: 'blocks',
  permissions: {
    view: 'property.blocks.view',
    create: 'property.blocks.create',
    update: 'property.blocks.update',
    delete: 'property.blocks.delete',
  },
  trash: true,
  admin: { group: 'Property', useAsTitle: 'name', defaultColumns: ['name', 'project', 'kind'] },
  defaultSort: 'name',
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
    relation({ name: 'project', to: 'projects', required: true }),
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

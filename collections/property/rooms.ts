import { defineCollection } from '../define-collection.ts'
import { choiceField } from '../fields/choices.ts'
import { countField } from '../fields/counts.ts'
import { relation } from '../fields/relation.ts'

/** The rooms of a unit, on which floor of a house they are. */
export const rooms = defineCollection({
  slug: 'rooms',
  permissions: {
    view: 'property.rooms.view',
    create: 'property.rooms.create',
    update: 'property.rooms.update',
    delete: 'property.rooms.delete',
  },
  trash: true,
  admin: {
    group: false,
    useAsTitle: 'name',
    defaultColumns: ['name', 'unit', 'kind', 'floor', 'areaSqm'],
    listSearchableFields: ['name'],
  },
  defaultSort: 'name',
  fields: [
    {
      type: 'row',
      fields: [
        relation({ name: 'unit', to: 'units', required: true }),
        { name: 'name', type: 'text', required: true, maxLength: 100 },
        choiceField({
          name: 'kind',
          label: 'Kind',
          options: [
            ...['bedroom', 'kitchen', 'bathroom', 'living_room'],
            { value: 'wc', label: 'WC' },
            ...['storage', 'balcony', 'other'],
          ],
          defaultValue: 'bedroom',
        }),
      ],
    },
    {
      type: 'row',
      fields: [
        countField({ name: 'floor', label: 'Floor of the house', max: 100 }),
        { name: 'areaSqm', type: 'number', label: 'Area (m²)', min: 0 },
        countField({ name: 'position', label: 'Order', max: 10_000, defaultValue: 0 }),
      ],
    },
    { name: 'description', type: 'textarea', maxLength: 2_000 },
  ],
})

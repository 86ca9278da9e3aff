import { guardSlot, keepTakenSlot, keepTakenSlotFromTrash } from '../../hooks/guard-slot.ts'
import { defineCollection } from '../define-collection.ts'
import { relatedRows, relation } from '../fields/relation.ts'

/** A place to park, in a basement of a project. */
export const parkingSlots = defineCollection({
  slug: 'parking-slots',
  labels: { singular: 'Parking slot', plural: 'Parking slots' },
  permissions: {
    view: 'property.parking.view',
    create: 'property.parking.create',
    update: 'property.parking.update',
    delete: 'property.parking.delete',
  },
  trash: true,
  admin: {
    group: 'Property',
    useAsTitle: 'identifier',
    defaultColumns: ['identifier', 'block', 'project', 'description'],
    listSearchableFields: ['identifier'],
  },
  defaultSort: 'identifier',
  hooks: {
    beforeValidate: [guardSlot],
    beforeChange: [keepTakenSlotFromTrash],
    beforeDelete: [keepTakenSlot],
  },
  fields: [
    {
      type: 'row',
      fields: [
        { name: 'identifier', type: 'text', label: 'Slot', required: true, maxLength: 50, index: true },
        relation({
          name: 'block',
          to: 'blocks',
          label: 'Basement',
          required: true,
          filterOptions: () => ({ kind: { equals: 'basement' } }),
        }),
      ],
    },
    {
      ...relation({ name: 'project', to: 'projects', readOnly: true, description: 'Follows from the basement.' }),
      access: { create: () => false, update: () => false },
      admin: { readOnly: true, position: 'sidebar' },
    },
    { name: 'description', type: 'text', maxLength: 500 },
    relatedRows({
      name: 'assignments',
      label: 'Assignments',
      collection: 'parking-assignments',
      on: 'slot',
      columns: ['unit', 'fromDate', 'toDate', 'status'],
      sort: '-fromDate',
    }),
  ],
})

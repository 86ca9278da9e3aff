import { defineCollection } from '../define-collection.ts'
import { choiceField } from '../fields/choices.ts'
import { bpsField } from '../fields/money.ts'
import { relatedRows, relation } from '../fields/relation.ts'

export const projects = defineCollection({
  slug: 'projects',
  permissions: {
    view: 'property.projects.view',
    create: 'property.projects.create',
    update: 'property.projects.update',
    delete: 'property.projects.delete',
  },
  trash: true,
  admin: {
    group: 'Property',
    useAsTitle: 'name',
    defaultColumns: ['code', 'name', 'city', 'managementMode', 'managementFeeBps'],
    listSearchableFields: ['name', 'code', 'city'],
  },
  defaultSort: 'name',
  fields: [
    {
      type: 'row',
      fields: [
        { name: 'name', type: 'text', required: true, index: true },
        { name: 'code', type: 'text', required: true, admin: { width: '25%', description: 'Unique in the company.' } },
      ],
    },
    {
      type: 'row',
      fields: [
        choiceField({
          name: 'managementMode',
          label: 'Management',
          options: [
            { value: 'full', label: 'Full management' },
            { value: 'service_only', label: 'Services only' },
          ],
          defaultValue: 'full',
        }),
        bpsField({ name: 'managementFeeBps', label: 'Management fee', required: true, defaultValue: 0 }),
      ],
    },
    {
      type: 'row',
      fields: [
        { name: 'address', type: 'text' },
        { name: 'city', type: 'text', index: true },
      ],
    },
    {
      name: 'location',
      type: 'group',
      fields: [
        {
          type: 'row',
          fields: [
            { name: 'lat', type: 'number', label: 'Latitude', min: -90, max: 90 },
            { name: 'lng', type: 'number', label: 'Longitude', min: -180, max: 180 },
          ],
        },
      ],
    },
    { ...relation({ name: 'branch', to: 'branches' }), admin: { position: 'sidebar' } },
    relatedRows({
      name: 'blocks',
      label: 'Blocks',
      collection: 'blocks',
      on: 'project',
      columns: ['name', 'kind'],
      sort: 'name',
      allowCreate: true,
    }),
    relatedRows({
      name: 'units',
      label: 'Units',
      collection: 'units',
      on: 'project',
      columns: ['identifier', 'block', 'kind', 'rentMinor', 'status'],
      sort: 'identifier',
      allowCreate: true,
    }),
  ],
})

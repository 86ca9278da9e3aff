import { defineCollection } from '../define-collection.ts'

export const positions = defineCollection({
  slug: 'positions',
  permissions: {
    view: 'settings.positions.view',
    create: 'settings.positions.create',
    update: 'settings.positions.update',
    delete: 'settings.positions.delete',
  },
  trash: true,
  admin: { group: 'Settings', useAsTitle: 'name', defaultColumns: ['name', 'description'] },
  fields: [
    { name: 'name', type: 'text', required: true },
    { name: 'description', type: 'text' },
  ],
})

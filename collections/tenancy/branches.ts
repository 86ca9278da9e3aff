import { defineCollection } from '../define-collection.ts'

export const branches = defineCollection({
  slug: 'branches',
  permissions: {
    view: 'settings.branches.view',
    create: 'settings.branches.create',
    update: 'settings.branches.update',
    delete: 'settings.branches.delete',
  },
  trash: true,
  admin: { group: 'Settings', useAsTitle: 'name', defaultColumns: ['code', 'name', 'city'] },
  fields: [
    { name: 'name', type: 'text', required: true },
    { name: 'code', type: 'text', required: true },
    { name: 'city', type: 'text' },
  ],
})

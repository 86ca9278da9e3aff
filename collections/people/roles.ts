import { permissionOptions } from '../../src/access/permissions.ts'
import { refuseSelfEscalation } from '../../hooks/refuse-self-escalation.ts'
import { defineCollection } from '../define-collection.ts'

export const roles = defineCollection({
  slug: 'roles',
  permissions: {
    view: 'settings.roles.view',
    create: 'settings.roles.create',
    update: 'settings.roles.update',
    delete: 'settings.roles.delete',
  },
  trash: true,
  admin: { group: 'Settings', useAsTitle: 'name', defaultColumns: ['name', 'key'] },
  hooks: { beforeChange: [refuseSelfEscalation] },
  fields: [
    { name: 'name', type: 'text', required: true },
    { name: 'key', type: 'text', required: true, admin: { description: 'Short name, unique in the company.' } },
    { name: 'permissions', type: 'select', hasMany: true, options: permissionOptions },
  ],
})

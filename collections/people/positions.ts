import { keepUsed, keepUsedFromTrash } from '../../hooks/keep-used.ts'
import { refuseDefaultRoleEscalation } from '../../hooks/refuse-default-role-escalation.ts'
import { defineCollection } from '../define-collection.ts'

const usedIn = [{ collection: 'staff', field: 'position', one: 'staff member', many: 'staff members' }] as const

/** A job in the company, and the roles that somebody gets who is invited for it. */
export const positions = defineCollection({
  slug: 'positions',
  permissions: {
    view: 'settings.positions.view',
    create: 'settings.positions.create',
    update: 'settings.positions.update',
    delete: 'settings.positions.delete',
  },
  trash: true,
  admin: {
    group: 'Settings',
    useAsTitle: 'name',
    defaultColumns: ['name', 'description', 'defaultRoles'],
    listSearchableFields: ['name', 'description'],
  },
  defaultSort: 'name',
  hooks: {
    beforeChange: [refuseDefaultRoleEscalation, keepUsedFromTrash('position', usedIn)],
    beforeDelete: [keepUsed('position', usedIn)],
  },
  fields: [
    { name: 'name', type: 'text', required: true },
    { name: 'description', type: 'text' },
    {
      name: 'defaultRoles',
      type: 'relationship',
      relationTo: 'roles',
      hasMany: true,
      admin: { description: 'Given to a new member of the staff who is invited without roles.' },
    },
  ],
})

import { refuseRoleEscalation } from '../../hooks/refuse-role-escalation.ts'
import { syncUserCompanies, syncUserCompaniesAfterDelete } from '../../hooks/sync-user-companies.ts'
import { defineCollection } from '../define-collection.ts'
import { choiceField } from '../fields/choices.ts'
import { relation } from '../fields/relation.ts'

export const staff = defineCollection({
  slug: 'staff',
  labels: { singular: 'Staff member', plural: 'Staff' },
  permissions: {
    view: 'settings.staff.view',
    create: 'settings.staff.create',
    update: 'settings.staff.update',
    delete: 'settings.staff.delete',
  },
  trash: true,
  admin: { group: 'Settings', useAsTitle: 'name', defaultColumns: ['name', 'position', 'branch', 'roles', 'status'] },
  defaultSort: 'name',
  hooks: {
    beforeChange: [refuseRoleEscalation],
    afterChange: [syncUserCompanies],
    afterDelete: [syncUserCompaniesAfterDelete],
  },
  fields: [
    { name: 'name', type: 'text', required: true },
    relation({ name: 'user', to: 'users', label: 'Log-in', required: true }),
    relation({ name: 'position', to: 'positions' }),
    relation({ name: 'branch', to: 'branches' }),
    { name: 'roles', type: 'relationship', relationTo: 'roles', hasMany: true, required: true },
    {
      ...choiceField({
        name: 'status',
        label: 'Status',
        options: ['active', 'suspended', 'left'],
        defaultValue: 'active',
      }),
      admin: { components: { Cell: '/src/admin/fields/StatusCell.tsx#StatusCell' } },
    },
  ],
})

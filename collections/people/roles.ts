import { limitedOptions, permissionOptions } from '../../src/access/permissions.ts'
import { checkRoleLimits } from '../../hooks/check-role-limits.ts'
import {
  keepAdministrator,
  keepAdministratorAfterDelete,
  noteAdministratorsBeforeDelete,
} from '../../hooks/keep-administrator.ts'
import { keepUsed, keepUsedFromTrash } from '../../hooks/keep-used.ts'
import { noteReason } from '../../hooks/note-reason.ts'
import { refuseSelfEscalation } from '../../hooks/refuse-self-escalation.ts'
import { requireStepUp } from '../../hooks/require-step-up.ts'
import { defineCollection } from '../define-collection.ts'
import { reasonField } from '../fields/reason.ts'

const usedIn = [
  { collection: 'staff', field: 'roles', one: 'staff member', many: 'staff members' },
  { collection: 'positions', field: 'defaultRoles', one: 'position', many: 'positions' },
] as const

/** A set of permissions under a name, with amounts up to which some of them count. */
export const roles = defineCollection({
  slug: 'roles',
  permissions: {
    view: 'settings.roles.view',
    create: 'settings.roles.create',
    update: 'settings.roles.update',
    delete: 'settings.roles.delete',
  },
  trash: true,
  admin: {
    group: 'Settings',
    useAsTitle: 'name',
    defaultColumns: ['name', 'description', 'permissions', 'updatedAt'],
    listSearchableFields: ['name', 'key', 'description'],
  },
  defaultSort: 'name',
  hooks: {
    beforeOperation: [requireStepUp, noteReason],
    beforeChange: [refuseSelfEscalation, checkRoleLimits, keepUsedFromTrash('role', usedIn)],
    afterChange: [keepAdministrator],
    beforeDelete: [keepUsed('role', usedIn), noteAdministratorsBeforeDelete('roles')],
    afterDelete: [keepAdministratorAfterDelete],
  },
  fields: [
    { name: 'name', type: 'text', required: true },
    { name: 'key', type: 'text', required: true, admin: { description: 'Short name, unique in the company.' } },
    { name: 'description', type: 'text' },
    {
      name: 'permissions',
      type: 'select',
      hasMany: true,
      options: permissionOptions,
      admin: {
        components: {
          Field: '/src/admin/permissions/PermissionMatrix.tsx#PermissionMatrix',
          Cell: '/src/admin/permissions/PermissionsCell.tsx#PermissionsCell',
        },
      },
    },
    {
      name: 'limits',
      type: 'array',
      label: 'Amount limits',
      admin: {
        description: 'A permission without a limit counts for any amount.',
        components: { Field: '/src/admin/permissions/LimitsField.tsx#LimitsField' },
        disableListColumn: true,
      },
      fields: [
        {
          type: 'row',
          fields: [
            { name: 'permission', type: 'select', required: true, options: limitedOptions },
            {
              name: 'amountMinor',
              type: 'number',
              label: 'Up to (minor units of the company’s currency)',
              required: true,
              min: 0,
              validate: (value: unknown) =>
                Number.isSafeInteger(value) && Number(value) >= 0
                  ? true
                  : 'Enter a whole number of minor units (cents), zero or more.',
            },
          ],
        },
      ],
    },
    reasonField({ Field: '/src/admin/permissions/RoleChange.tsx#RoleChange' }),
  ],
})

import { email as validateEmail } from 'payload/shared'
import { permissionOptions } from '../../src/access/permissions.ts'
import { fillStaff } from '../../hooks/fill-staff.ts'
import { inviteNewStaff } from '../../hooks/invite-new-staff.ts'
import {
  keepAdministrator,
  keepAdministratorAfterDelete,
  noteAdministratorsBeforeDelete,
} from '../../hooks/keep-administrator.ts'
import { keepKnownStaff, keepKnownStaffFromTrash } from '../../hooks/keep-known-staff.ts'
import { normalisePersonPhone } from '../../hooks/normalise-person-phone.ts'
import { noteReason } from '../../hooks/note-reason.ts'
import { refuseRoleEscalation } from '../../hooks/refuse-role-escalation.ts'
import { syncUserCompanies, syncUserCompaniesAfterDelete } from '../../hooks/sync-user-companies.ts'
import { defineCollection } from '../define-collection.ts'
import { choiceField, statusField } from '../fields/choices.ts'
import { reasonField } from '../fields/reason.ts'
import { relation } from '../fields/relation.ts'
import { momentField, panelField } from '../fields/shown.ts'

const nobody = (): boolean => false
const codesField = '/src/admin/permissions/CodesField.tsx#CodesField'

/**
 * Who works in the company, and what he may do there. A new row is an invitation by mail; afterwards its status is moved
 * by actions only, and its log-in by the invitation.
 */
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
  disableDuplicate: true,
  admin: {
    group: 'Settings',
    useAsTitle: 'name',
    defaultColumns: ['name', 'position', 'branch', 'roles', 'status', 'projectScope', 'email'],
    listSearchableFields: ['name', 'email', 'phone'],
    components: {
      edit: {
        SaveButton: '/src/admin/staff/InviteSave.tsx#InviteSave',
        beforeDocumentControls: ['/src/admin/staff/StaffActions.tsx#StaffActions'],
      },
      beforeListTable: ['/src/admin/staff/StaffOverview.tsx#StaffOverview'],
    },
  },
  defaultSort: 'name',
  hooks: {
    beforeOperation: [noteReason],
    beforeValidate: [fillStaff, normalisePersonPhone],
    beforeChange: [refuseRoleEscalation, keepKnownStaffFromTrash],
    afterChange: [keepAdministrator, syncUserCompanies, inviteNewStaff],
    beforeDelete: [keepKnownStaff, noteAdministratorsBeforeDelete('staff')],
    afterDelete: [keepAdministratorAfterDelete, syncUserCompaniesAfterDelete],
  },
  fields: [
    {
      type: 'row',
      fields: [
        { name: 'name', type: 'text', required: true, admin: { width: '34%' } },
        {
          name: 'email',
          type: 'email',
          label: 'E-mail',
          index: true,
          // Not `required`: rows from before the column have none until their log-in is looked up.
          validate: (value, options) => (value ? validateEmail(value, options) : 'Enter an e-mail address.'),
          access: { update: nobody },
          admin: { width: '34%', description: 'Where the invitation goes; stays as it is.' },
        },
        { name: 'phone', type: 'text', admin: { width: '30%', placeholder: '+254 7…' } },
      ],
    },
    {
      type: 'row',
      fields: [
        relation({
          name: 'position',
          to: 'positions',
          description: 'Without roles of his own a new member gets those of the position.',
        }),
        relation({ name: 'branch', to: 'branches' }),
        choiceField({ name: 'gender', label: 'Gender', options: ['female', 'male', 'other'], required: false }),
      ],
    },
    {
      type: 'row',
      fields: [
        { name: 'address', type: 'text' },
        { name: 'city', type: 'text' },
        { name: 'postalCode', type: 'text', label: 'Postal code' },
      ],
    },
    { name: 'roles', type: 'relationship', relationTo: 'roles', hasMany: true, required: true },
    {
      name: 'grants',
      type: 'select',
      label: 'Granted beside the roles',
      hasMany: true,
      options: permissionOptions,
      admin: { components: { Field: codesField } },
    },
    {
      name: 'denials',
      type: 'select',
      label: 'Denied in spite of the roles',
      hasMany: true,
      options: permissionOptions,
      admin: { components: { Field: codesField } },
    },
    {
      ...choiceField({
        name: 'projectScope',
        label: 'Projects',
        options: [
          { value: 'all', label: 'All projects' },
          { value: 'assigned', label: 'Only the projects below' },
        ],
        defaultValue: 'all',
      }),
      admin: { components: { Cell: '/src/admin/staff/ScopeCell.tsx#ScopeCell' } },
    },
    {
      name: 'projects',
      type: 'relationship',
      label: 'Assigned projects',
      relationTo: 'projects',
      hasMany: true,
      admin: { condition: ({ projectScope }) => projectScope === 'assigned' },
    },
    panelField({
      name: 'effectivePermissions',
      Field: '/src/admin/permissions/EffectivePermissions.tsx#EffectivePermissions',
    }),
    reasonField({ isForChangesOnly: true }),
    statusField({ options: ['invited', 'active', 'suspended', 'left'], defaultValue: 'invited' }),
    {
      ...relation({ name: 'user', to: 'users', label: 'Log-in', readOnly: true }),
      access: { create: nobody, update: nobody },
      admin: { readOnly: true, position: 'sidebar', condition: ({ user }) => Boolean(user) },
    },
    {
      ...momentField({ name: 'leftAt', label: 'Left', sidebar: true, isShownWhenSet: true }),
      access: { create: nobody, update: nobody },
    },
  ],
})

import type { CollectionConfig } from 'payload'
import { selfAndColleagues, selfOnly } from '../../src/access/own-rows.ts'
import { mayEnterPanel } from '../../src/access/may-enter-panel.ts'
import { sessionStrategy } from '../../src/access/session-strategy.ts'
import { guardSearch } from '../../hooks/guard-search.ts'
import { refuseUnknownFields } from '../../hooks/refuse-unknown-fields.ts'
import { showSharedCompanies } from '../../hooks/show-shared-companies.ts'
import { choiceField } from '../fields/choices.ts'
import { momentField } from '../fields/shown.ts'

const nobody = (): boolean => false

/** Everybody who logs in. What a user may do is decided by his staff rows, one per company. */
export const users: CollectionConfig = {
  slug: 'users',
  auth: {
    depth: 0,
    disableLocalStrategy: true,
    useSessions: false,
    removeTokenFromResponses: true,
    strategies: [sessionStrategy],
  },
  graphQL: { singularName: 'User', pluralName: 'Users', disableMutations: true },
  access: {
    read: selfAndColleagues,
    create: nobody,
    update: selfOnly,
    delete: nobody,
    unlock: nobody,
    admin: mayEnterPanel,
  },
  admin: {
    hideAPIURL: true,
    group: 'Settings',
    useAsTitle: 'name',
    defaultColumns: ['name', 'email'],
    listSearchableFields: ['name', 'email'],
  },
  lockDocuments: false,
  disableDuplicate: true,
  hooks: { beforeOperation: [guardSearch, refuseUnknownFields] },
  fields: [
    { name: 'name', type: 'text', required: true },
    {
      name: 'email',
      type: 'email',
      label: 'E-mail',
      required: true,
      unique: true,
      index: true,
      access: { update: nobody },
      admin: { readOnly: true },
    },
    choiceField({ name: 'status', label: 'Status', options: ['active', 'suspended'], defaultValue: 'active' }),
    momentField({ name: 'emailVerifiedAt', label: 'E-mail verified' }),
    {
      name: 'isOperator',
      type: 'checkbox',
      label: 'Platform operator',
      defaultValue: false,
      access: { create: nobody, update: nobody, read: nobody },
      admin: { hidden: true },
    },
    {
      name: 'companies',
      type: 'array',
      saveToJWT: false,
      access: { create: nobody, update: nobody },
      hooks: { afterRead: [showSharedCompanies] },
      admin: { hidden: true, description: 'Follows from the staff rows.' },
      fields: [{ name: 'company', type: 'relationship', relationTo: 'companies', required: true, index: true }],
    },
  ],
}

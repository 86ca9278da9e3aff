import type { CollectionConfig } from 'payload'
import { selfAndColleagues, selfOnly } from '../../src/access/own-rows.ts'
import { hasPermission } from '../../src/access/has-permission.ts'
import { guardSearch } from '../../hooks/guard-search.ts'
import { joinAuthorsCompany } from '../../hooks/join-authors-company.ts'
import { refuseUnknownFields } from '../../hooks/refuse-unknown-fields.ts'
import { showSharedCompanies } from '../../hooks/show-shared-companies.ts'

const nobody = (): boolean => false
const hours = 60 * 60

/** Everybody who logs in. What a user may do is decided by his staff rows, one per company. */
export const users: CollectionConfig = {
  slug: 'users',
  auth: {
    depth: 0,
    tokenExpiration: 8 * hours,
    maxLoginAttempts: 10,
    lockTime: 10 * 60 * 1000,
    cookies: { sameSite: 'Lax' },
  },
  access: {
    read: selfAndColleagues,
    create: ({ req }) => hasPermission(req, 'settings.staff.create'),
    update: selfOnly,
    delete: nobody,
    unlock: nobody,
    admin: ({ req }) => Boolean(req.user),
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
  hooks: { beforeOperation: [guardSearch, refuseUnknownFields], beforeChange: [joinAuthorsCompany] },
  fields: [
    { name: 'name', type: 'text', required: true },
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

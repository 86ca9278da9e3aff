import { permissionOptions } from '../../src/access/permissions.ts'
import { defineRecord } from '../define-collection.ts'
import { relation } from '../fields/relation.ts'
import { momentField } from '../fields/shown.ts'

/** Keys of integrators. The key itself is shown once, when it is made; only its hash is kept. */
export const apiKeys = defineRecord({
  slug: 'api-keys',
  labels: { singular: 'API key', plural: 'API keys' },
  permissions: { view: 'settings.api-keys.view' },
  admin: {
    group: 'Settings',
    useAsTitle: 'name',
    defaultColumns: ['name', 'prefix', 'lastUsedAt', 'expiresAt', 'revokedAt'],
  },
  fields: [
    { name: 'name', type: 'text', required: true, admin: { readOnly: true } },
    { name: 'prefix', type: 'text', label: 'Begins with', required: true, admin: { readOnly: true } },
    { name: 'keyHash', type: 'text', required: true, hidden: true, unique: true },
    { name: 'permissions', type: 'select', hasMany: true, options: permissionOptions, admin: { readOnly: true } },
    relation({ name: 'createdBy', to: 'users', label: 'Made by', required: true, readOnly: true }),
    momentField({ name: 'expiresAt', label: 'Expires' }),
    momentField({ name: 'lastUsedAt', label: 'Last used' }),
    { name: 'lastUsedIp', type: 'text', label: 'Last used from', admin: { readOnly: true } },
    momentField({ name: 'revokedAt', label: 'Revoked' }),
  ],
})

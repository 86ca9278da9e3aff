import { tenantField } from '@payloadcms/plugin-multi-tenant/fields'
import type { RelationshipField } from 'payload'

export const memberships = { arrayFieldName: 'companies', arrayTenantFieldName: 'company' } as const

/** The company that a row belongs to: required, chosen by the switcher, never changed afterwards. */
export const companyField = (): RelationshipField =>
  ({
    ...tenantField({
      name: 'company',
      adminUsersSlug: 'users',
      isAutosaveEnabled: false,
      tenantsArrayFieldName: memberships.arrayFieldName,
      tenantsArrayTenantFieldName: memberships.arrayTenantFieldName,
      tenantsCollectionSlug: 'companies',
      unique: false,
      userHasAccessToAllTenants: () => false,
    }),
    required: true,
    label: 'Company',
  }) as RelationshipField

/** The company of a platform row (an outbox entry, a job), which may have none. */
export const optionalCompanyField = (): RelationshipField => ({
  name: 'company',
  type: 'relationship',
  relationTo: 'companies',
  index: true,
  admin: { readOnly: true, condition: ({ company }) => Boolean(company) },
})

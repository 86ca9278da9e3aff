import type { CollectionConfig } from 'payload'
import { companyScoped, type CollectionPermissions } from '../src/access/company-scoped.ts'
import { hideFromPortals } from '../src/access/row-rules/portal-fields.ts'
import { assignCompany } from '../hooks/assign-company.ts'
import { auditChange, auditDelete } from '../hooks/audit-change.ts'
import { auditSupportRead } from '../hooks/audit-support-read.ts'
import { checkHiddenNumbers } from '../hooks/check-hidden-numbers.ts'
import { guardSearch } from '../hooks/guard-search.ts'
import { leaveOutJoins } from '../hooks/leave-out-joins.ts'
import { keepCompany } from '../hooks/keep-company.ts'
import { keepInProjects, refuseUnseenReferences } from '../hooks/keep-in-projects.ts'
import { refuseForeignReferences } from '../hooks/refuse-foreign-references.ts'
import { refuseUnknownFields } from '../hooks/refuse-unknown-fields.ts'
import { companyField, optionalCompanyField } from './fields/company.ts'

/** Saved filters and the download, above every list. */
const listTools = '/src/admin/lists/ListTools.tsx#ListTools'

type CompanyCollection = Omit<CollectionConfig, 'access'> & {
  permissions: CollectionPermissions
  /** Rows of the platform itself, which may belong to no company. */
  companyOptional?: boolean
  /** Where the changes of a collection are not worth an audit row (its rows are a record already). */
  audited?: boolean
}

/**
 * A collection whose rows belong to a company: scoped access, an immutable company, references only within it, row rules
 * for staff of some projects and for portal users, unknown fields refused and every change audited.
 */
export const defineCollection = ({
  permissions,
  companyOptional = false,
  audited = true,
  ...config
}: CompanyCollection): CollectionConfig => ({
  ...config,
  access: companyScoped(config.slug, permissions),
  // Whose a row is decides about its fields, so it is read whatever a caller selects.
  forceSelect: { company: true, ...config.forceSelect },
  defaultSort: config.defaultSort ?? '-createdAt',
  custom: { ...config.custom, isList: true, permissions },
  admin: {
    hideAPIURL: true,
    pagination: { defaultLimit: 25, limits: [10, 25, 50, 100] },
    ...config.admin,
    components: {
      ...config.admin?.components,
      beforeListTable: [...(config.admin?.components?.beforeListTable ?? []), listTools],
    },
  },
  fields: hideFromPortals({
    slug: config.slug,
    view: permissions.view,
    fields: [companyOptional ? optionalCompanyField() : companyField(), ...config.fields],
  }),
  hooks: {
    ...config.hooks,
    beforeOperation: [
      guardSearch,
      leaveOutJoins,
      auditSupportRead,
      refuseUnknownFields,
      assignCompany,
      ...(config.hooks?.beforeOperation ?? []),
    ],
    beforeValidate: [
      keepCompany,
      checkHiddenNumbers,
      refuseUnseenReferences,
      ...(config.hooks?.beforeValidate ?? []),
      refuseForeignReferences,
    ],
    beforeChange: config.hooks?.beforeChange ?? [],
    afterChange: [...(config.hooks?.afterChange ?? []), ...(audited ? [auditChange] : []), keepInProjects],
    afterDelete: [...(config.hooks?.afterDelete ?? []), ...(audited ? [auditDelete] : [])],
  },
})

/** A collection that only services write: no locks, no duplicate button, no trash. */
export const defineRecord = (config: CompanyCollection): CollectionConfig =>
  defineCollection({ lockDocuments: false, disableDuplicate: true, disableBulkEdit: true, audited: false, ...config })

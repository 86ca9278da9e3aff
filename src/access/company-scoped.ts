import type { Access, CollectionConfig } from 'payload'
import { companiesWith, hasPermission } from './has-permission.ts'
import type { PermissionCode } from './permissions.ts'

export type CollectionPermissions = {
  view: PermissionCode
  create?: PermissionCode
  update?: PermissionCode
  delete?: PermissionCode
}

const never: Access = () => false

/** Rows of the companies in which the user holds the permission; nothing else exists for him. */
export const rowsOfCompaniesWith =
  (code: PermissionCode | undefined, field = 'company'): Access =>
  async ({ req }) => {
    if (!code) return false
    const companies = await companiesWith(req, code)
    return companies.length > 0 && { [field]: { in: companies } }
  }

/** `create` is decided on the data: Payload treats a query from it as merely true. */
const createIn =
  (code: PermissionCode | undefined): Access =>
  async ({ req, data }) => {
    if (!code) return false
    const company = (data as { company?: unknown } | undefined)?.company
    if (company === undefined || company === null) return hasPermission(req, code)
    return typeof company === 'string' && hasPermission(req, code, company)
  }

/**
 * Access of a collection whose rows belong to a company. An action without a permission is closed to everybody:
 * only services write there.
 */
export const companyScoped = (permissions: CollectionPermissions): NonNullable<CollectionConfig['access']> => ({
  read: rowsOfCompaniesWith(permissions.view),
  readVersions: rowsOfCompaniesWith(permissions.view),
  create: createIn(permissions.create),
  update: rowsOfCompaniesWith(permissions.update),
  delete: rowsOfCompaniesWith(permissions.delete),
  unlock: never,
})

import type { Access, CollectionConfig } from 'payload'
import { companiesWith, hasPermission } from './has-permission.ts'
import type { PermissionCode } from './permissions.ts'
import { standingOf } from './row-rules/standing.ts'
import { whereOf } from './row-rules/where-of.ts'

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

/** Rows that staff may see by the permission, and a portal user as his own, see `row-rules/rules.ts`. */
const rowsToRead =
  (slug: string, code: PermissionCode): Access =>
  async ({ req }) =>
    whereOf(slug, await standingOf(req, code))

/** Rows that staff may change by the permission. A party's own rows are not his to change. */
const rowsToChange =
  (slug: string, code: PermissionCode | undefined): Access =>
  async ({ req }) =>
    code ? whereOf(slug, { ...(await standingOf(req, code)), portals: [] }) : false

/**
 * `create` is decided on the data: Payload treats a query from it as merely true. What staff who are limited to projects
 * put into a row is held against their projects by `hooks/keep-in-projects.ts`.
 */
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
export const companyScoped = (
  slug: string,
  permissions: CollectionPermissions,
): NonNullable<CollectionConfig['access']> => ({
  read: rowsToRead(slug, permissions.view),
  readVersions: rowsToRead(slug, permissions.view),
  create: createIn(permissions.create),
  update: rowsToChange(slug, permissions.update),
  delete: rowsToChange(slug, permissions.delete),
  unlock: never,
})

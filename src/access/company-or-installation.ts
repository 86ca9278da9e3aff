import type { Access, CollectionConfig, Where } from 'payload'
import { companiesWith, defaultCompany, hasPermission } from './has-permission.ts'
import type { PermissionCode } from './permissions.ts'
import { getPrincipal } from './principal.ts'

const never: Access = () => false
const ofInstallation: Where = { company: { exists: false } }

/**
 * Access of a collection whose rows belong to a company, or to the installation when they name none: those are for
 * operators alone. Nothing is ever deleted.
 */
export const companyOrInstallation = ({
  view,
  change,
}: Record<'view' | 'change', PermissionCode>): NonNullable<CollectionConfig['access']> => ({
  read: rowsWith(view),
  readVersions: never,
  create: async ({ req, data }) => {
    const company = (data as { company?: unknown } | undefined)?.company
    // Asked without data: whether there is anything that the caller may add at all.
    if (data === undefined) return (await isOperator(req)) || hasPermission(req, change)
    if (company === undefined || company === null) {
      // A form asks before its row has the company that it will get.
      const own = await defaultCompany(req)
      return (await isOperator(req)) || (own !== undefined && hasPermission(req, change, own))
    }
    return typeof company === 'string' && hasPermission(req, change, company)
  },
  update: rowsWith(change),
  delete: never,
  unlock: never,
})

const rowsWith =
  (code: PermissionCode): Access =>
  async ({ req }) => {
    const companies = await companiesWith(req, code)
    const own: Where[] = companies.length > 0 ? [{ company: { in: companies } }] : []
    const rows = (await isOperator(req)) ? [...own, ofInstallation] : own
    return rows.length > 0 && { or: rows }
  }

const isOperator = async (req: Parameters<typeof getPrincipal>[0]): Promise<boolean> =>
  (await getPrincipal(req))?.isOperator ?? false

import type { CollectionBeforeChangeHook } from 'payload'
import { effectiveRights } from '../src/access/effective-rights.ts'
import { requireFreshFactor } from '../src/access/require-fresh-factor.ts'
import { requireGrantable } from '../src/access/require-grantable.ts'
import { idOf } from '../src/services/id-of.ts'
import { rolesOf } from '../src/services/staff/rights-of-roles.ts'

/** Who is invited for a position gets its roles: nobody adds one there that he could not give himself. */
export const refuseDefaultRoleEscalation: CollectionBeforeChangeHook = async ({
  data,
  originalDoc,
  operation,
  req,
}) => {
  const before = (operation === 'update' ? (originalDoc?.defaultRoles ?? []) : []).map(idOf)
  const added = (data.defaultRoles ?? []).filter((role: unknown) => !before.includes(idOf(role)))
  if (!req.user || added.length === 0) return data
  await requireFreshFactor(req)
  const { permissions, limits } = effectiveRights({
    roles: await rolesOf(req, added),
    grants: [],
    denials: [],
    isLimitedToProjects: false,
  })
  const company = String(idOf(data.company ?? originalDoc?.company))
  await requireGrantable({ req, company, permissions, limits, path: 'defaultRoles' })
  return data
}

import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'
import { addedRights, noRights } from '../src/access/added-rights.ts'
import { effectiveRights, type Rights } from '../src/access/effective-rights.ts'
import { requireGrantable } from '../src/access/require-grantable.ts'
import { noteAdministrators } from '../src/services/staff/administrators.ts'
import { heldRole } from '../src/services/staff/rights-of-roles.ts'
import { idOf } from '../src/services/id-of.ts'
import { keepNewer } from '../src/services/staff/keep-newer.ts'

/**
 * Nobody puts into a role what he does not hold himself: no code, no higher limit, no role out of the trash. The role is
 * read again under the lock on the company's rights.
 */
export const refuseSelfEscalation: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req }) => {
  const company = String(idOf(data.company ?? originalDoc?.company))
  await noteAdministrators(req, company)
  // A duplicate comes with the row that it was made from: what that holds is granted anew.
  const current = operation === 'update' ? await currentRole(req, String(originalDoc?.id)) : undefined
  const fields = ['permissions', 'limits', 'deletedAt']
  const kept = current ? keepNewer({ data, seen: originalDoc ?? {}, current: { ...current }, fields }) : data
  if (!req.user) return kept
  const before = current && !current.deletedAt ? rightsOf(current) : noRights
  const after = rightsOf({ id: '', name: '', permissions: kept.permissions, limits: kept.limits })
  await requireGrantable({ req, company, ...addedRights(before, after), path: 'permissions' })
  return kept
}

const rightsOf = (role: Parameters<typeof heldRole>[0]): Rights =>
  effectiveRights({ roles: [heldRole(role)], grants: [], denials: [], isLimitedToProjects: false })

const currentRole = (req: PayloadRequest, id: string) =>
  req.payload.findByID({
    collection: 'roles',
    id,
    depth: 0,
    trash: true,
    disableErrors: true,
    overrideAccess: true,
    req,
  })

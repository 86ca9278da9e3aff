import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'
import { addedRights, noRights } from '../src/access/added-rights.ts'
import { requireFreshFactor } from '../src/access/require-fresh-factor.ts'
import { requireGrantable } from '../src/access/require-grantable.ts'
import { noteAdministrators } from '../src/services/staff/administrators.ts'
import {
  isEntitled,
  reachesMore,
  rightsDiffer,
  rightsOfStaff,
  type RightsRow,
} from '../src/services/staff/rights-of-staff.ts'
import { idOf } from '../src/services/id-of.ts'
import { keepNewer } from '../src/services/staff/keep-newer.ts'

/**
 * Nobody gives, to himself or to another, what he does not hold himself: not by a role, a grant, the end of a denial, a
 * wider set of projects, nor by bringing back somebody who may do more. The row is read again under the lock on the
 * company's rights: what it held when the request began may have been taken from it since.
 */
export const refuseRoleEscalation: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req }) => {
  const company = String(idOf(data.company ?? originalDoc?.company))
  await noteAdministrators(req, company)
  const before = operation === 'update' ? await currentRow(req, String(originalDoc?.id)) : undefined
  const kept = before ? keepNewer({ data, seen: originalDoc ?? {}, current: before, fields: decisive }) : data
  const after: RightsRow = { ...before, ...kept }
  if (!req.user) return kept
  const comesBack = before && !isEntitled(before) && isEntitled(after)
  if (!before || comesBack || rightsDiffer(before, after)) await requireFreshFactor(req)
  const held = !before || comesBack || reachesMore(before, after) ? noRights : await rightsOfStaff(req, before)
  const { permissions, limits } = addedRights(held, await rightsOfStaff(req, after))
  await requireGrantable({ req, company, permissions, limits, path: 'roles' })
  return kept
}

const decisive = ['roles', 'grants', 'denials', 'projectScope', 'projects', 'status', 'user', 'leftAt', 'deletedAt']

const currentRow = async (
  req: PayloadRequest,
  id: string,
): Promise<(Record<string, unknown> & RightsRow) | undefined> => {
  const row = await req.payload.findByID({
    collection: 'staff',
    id,
    depth: 0,
    trash: true,
    disableErrors: true,
    overrideAccess: true,
    req,
  })
  return row ? { ...row } : undefined
}

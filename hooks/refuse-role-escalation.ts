import type { CollectionBeforeChangeHook } from 'payload'
import { hasPermission } from '../src/access/has-permission.ts'
import { AppError } from '../src/platform/errors.ts'
import { idOf } from '../src/services/id-of.ts'

/** Nobody gives a role, to himself or to another, with a permission that he does not hold himself. */
export const refuseRoleEscalation: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req }) => {
  if (!req.user) return data
  const now = { ...originalDoc, ...data }
  const wasWorking =
    operation === 'update' &&
    originalDoc?.status === 'active' &&
    !originalDoc.deletedAt &&
    idOf(originalDoc.user) === idOf(now.user)
  const before = new Set((wasWorking ? originalDoc.roles : []).map(idOf))
  const given = (now.status === 'active' && !now.deletedAt ? (now.roles ?? []) : (data.roles ?? []))
    .map(idOf)
    .filter((id: unknown) => !before.has(id))
  if (given.length === 0) return data
  const { docs } = await req.payload.find({
    collection: 'roles',
    where: { id: { in: given } },
    pagination: false,
    depth: 0,
    overrideAccess: true,
    req,
  })
  for (const { name, permissions } of docs) {
    for (const code of permissions ?? []) {
      if (await hasPermission(req, code, String(idOf(now.company)))) continue
      throw new AppError({
        status: 403,
        code: 'FORBIDDEN',
        message: `You cannot give the role "${name}": it has permissions that you do not hold.`,
        path: 'roles',
      })
    }
  }
  return data
}

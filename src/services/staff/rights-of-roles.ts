import type { PayloadRequest } from 'payload'
import type { HeldRole } from '../../access/effective-rights.ts'
import { idOf } from '../id-of.ts'

type RoleRow = { id: string; name: string; permissions?: unknown; limits?: unknown }

/** A row of `roles` in the shape in which rights are counted. */
export const heldRole = ({ id, name, permissions, limits }: RoleRow): HeldRole => ({
  id,
  name,
  permissions: (permissions ?? []) as HeldRole['permissions'],
  limits: (limits ?? []) as HeldRole['limits'],
})

/** The roles that a row names, as they are now. */
export const rolesOf = async (req: PayloadRequest, roles: unknown): Promise<HeldRole[]> => {
  const ids = (Array.isArray(roles) ? roles : []).map((role) => String(idOf(role)))
  if (ids.length === 0) return []
  const { docs } = await req.payload.find({
    collection: 'roles',
    where: { id: { in: ids } },
    pagination: false,
    depth: 0,
    overrideAccess: true,
    req,
  })
  return docs.map(heldRole)
}

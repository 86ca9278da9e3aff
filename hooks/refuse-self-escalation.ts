import type { CollectionBeforeChangeHook } from 'payload'
import { hasPermission } from '../src/access/has-permission.ts'
import type { PermissionCode } from '../src/access/permissions.ts'
import { AppError } from '../src/platform/errors.ts'

/** Nobody grants a permission that he does not hold himself. */
export const refuseSelfEscalation: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req }) => {
  if (!req.user) return data
  // A duplicate comes with the row that it was made from: what that holds is granted anew.
  const before = new Set<string>(operation === 'update' ? (originalDoc?.permissions ?? []) : [])
  const company = String(data.company ?? originalDoc?.company)
  for (const code of (data.permissions ?? []) as PermissionCode[]) {
    if (!before.has(code) && !(await hasPermission(req, code, company))) {
      throw new AppError({
        status: 403,
        code: 'FORBIDDEN',
        message: `You cannot grant "${code}": you do not hold it.`,
        path: 'permissions',
      })
    }
  }
  return data
}

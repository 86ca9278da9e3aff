import type { Rights } from './effective-rights.ts'
import type { PermissionCode } from './permissions.ts'

export const noRights: Rights = { permissions: new Set(), limits: {} }

/** What somebody may do after a change that he could not do before: new codes, and codes whose limit rose or fell away. */
export const addedRights = (before: Rights, after: Rights): Rights => {
  const limitOf = ({ limits }: Rights, code: PermissionCode): number => limits[code] ?? Infinity
  const added = [...after.permissions].filter(
    (code) => !before.permissions.has(code) || limitOf(after, code) > limitOf(before, code),
  )
  return { permissions: new Set(added), limits: after.limits }
}

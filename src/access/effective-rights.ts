import { isProjectScoped, type PermissionCode } from './permissions.ts'

export type HeldRole = {
  id: string
  name: string
  permissions: PermissionCode[]
  limits: { permission: PermissionCode; amountMinor: number }[]
}

export type Rights = {
  permissions: ReadonlySet<PermissionCode>
  /** minor units of the company's currency; a code without an entry has no limit */
  limits: Readonly<Partial<Record<PermissionCode, number>>>
}

type RightsOf = { roles: HeldRole[]; grants: PermissionCode[]; denials: PermissionCode[]; isLimitedToProjects: boolean }

/**
 * What a staff member may do: what his roles and his own grants give, less his denials. The highest limit counts, and a
 * role or grant that gives the code without a limit lifts it. Whoever is limited to projects keeps only what can be
 * limited to projects.
 */
export const effectiveRights = ({ roles, grants, denials, isLimitedToProjects }: RightsOf): Rights => {
  const denied = new Set(denials)
  const permissions = new Set<PermissionCode>()
  const limits: Partial<Record<PermissionCode, number>> = {}
  const give = (code: PermissionCode, limit: number): void => {
    if (denied.has(code) || (isLimitedToProjects && !isProjectScoped(code))) return
    const before = permissions.has(code) ? (limits[code] ?? Infinity) : -1
    permissions.add(code)
    const highest = Math.max(before, limit)
    if (Number.isFinite(highest)) limits[code] = highest
    else delete limits[code]
  }
  for (const role of roles) {
    for (const code of role.permissions) {
      const own = role.limits.filter(({ permission }) => permission === code).map(({ amountMinor }) => amountMinor)
      give(code, own.length > 0 ? Math.max(...own) : Infinity)
    }
  }
  for (const code of grants) give(code, Infinity)
  return { permissions, limits }
}

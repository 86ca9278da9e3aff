import { effectiveRights, type HeldRole, type Rights } from '../../access/effective-rights.ts'
import { isProjectScoped, permissionLabel, type PermissionCode } from '../../access/permissions.ts'
import type { StaffStatus } from '../../domain/staff.ts'

export type Reason = {
  kind:
    | 'role'
    | 'grant'
    | 'denial'
    | 'position'
    | 'policy'
    | 'project'
    | 'limit'
    | 'row'
    | 'status'
    | 'company'
    | 'portal'
    | 'support'
    | 'api_key'
    | 'missing'
    | 'not_staff'
  /** what the rule is called: a role, a position, a project's permission */
  name: string
  text: string
}

/** What is known of a member of the staff. */
export type StaffFacts = {
  status: StaffStatus
  isCompanyActive: boolean
  roles: HeldRole[]
  grants: PermissionCode[]
  denials: PermissionCode[]
  isLimitedToProjects: boolean
  position?: { name: string; defaultRoles: HeldRole[] }
}

/** Whether a member may do something, and by which role or rule. Every rule that speaks for or against it is named. */
export const explainRights = (
  code: PermissionCode,
  facts: StaffFacts,
): { allowed: boolean; because: Reason[]; rights: Rights } => {
  const { roles, grants, denials, isLimitedToProjects, status, isCompanyActive } = facts
  const rights = effectiveRights(facts)
  const label = permissionLabel(code)
  const because: Reason[] = []
  if (!isCompanyActive) because.push({ kind: 'company', name: 'company', text: 'The company is suspended.' })
  if (status !== 'active') because.push({ kind: 'status', name: status, text: statusTexts[status] })
  for (const role of roles.filter(({ permissions }) => permissions.includes(code))) {
    because.push({ kind: 'role', name: role.name, text: `The role "${role.name}" gives "${label}".` })
  }
  if (grants.includes(code))
    because.push({ kind: 'grant', name: code, text: `"${label}" is granted beside the roles.` })
  const isGiven = because.some(({ kind }) => kind === 'role' || kind === 'grant')
  if (denials.includes(code)) {
    because.push({ kind: 'denial', name: code, text: `"${label}" is denied to this member, whatever the roles give.` })
  }
  if (!isGiven)
    because.push(
      { kind: 'missing', name: code, text: `No role and no grant gives "${label}".` },
      ...byPosition(code, facts),
    )
  if (isLimitedToProjects && isGiven) because.push(byProjects(code))
  const limit = rights.limits[code]
  if (limit !== undefined) {
    because.push({ kind: 'limit', name: code, text: `Only up to ${limit} minor units of the company’s currency.` })
  }
  return { allowed: isCompanyActive && status === 'active' && rights.permissions.has(code), because, rights }
}

const statusTexts: Record<StaffStatus, string> = {
  invited: 'The invitation has not been accepted yet.',
  active: '',
  suspended: 'The member is suspended.',
  left: 'The member has left.',
}

const byProjects = (code: PermissionCode): Reason => ({
  kind: 'project',
  name: code,
  text: isProjectScoped(code)
    ? 'Only in the assigned projects.'
    : 'A member who is limited to projects does not have this: it concerns the whole company.',
})

/** A position gives nothing by itself, which is easily overlooked. */
const byPosition = (code: PermissionCode, { position }: StaffFacts): Reason[] => {
  const roles = (position?.defaultRoles ?? []).filter(({ permissions }) => permissions.includes(code))
  return roles.map((role) => ({
    kind: 'position',
    name: position?.name ?? '',
    text: `The position "${position?.name}" brings the role "${role.name}" only to those who are invited for it; this member does not have the role.`,
  }))
}

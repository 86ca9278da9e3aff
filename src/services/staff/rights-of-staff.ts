import type { PayloadRequest } from 'payload'
import { effectiveRights, type Rights } from '../../access/effective-rights.ts'
import { entitledStatuses, type StaffStatus } from '../../domain/staff.ts'
import { idOf } from '../id-of.ts'
import { rolesOf } from './rights-of-roles.ts'

/** The part of a staff row that decides what its member may do. */
export type RightsRow = {
  status?: StaffStatus | null
  deletedAt?: string | null
  user?: unknown
  roles?: unknown
  grants?: unknown
  denials?: unknown
  projectScope?: 'all' | 'assigned' | null
  projects?: unknown
}

/** What a staff row gives, or will give once its member is active. */
export const rightsOfStaff = async (req: PayloadRequest, row: RightsRow): Promise<Rights> =>
  effectiveRights({
    roles: await rolesOf(req, row.roles),
    grants: codes(row.grants),
    denials: codes(row.denials),
    isLimitedToProjects: row.projectScope === 'assigned',
  })

/** Whether the rights of a row count: its member works here, or will as soon as he accepts. */
export const isEntitled = ({ status, deletedAt }: RightsRow): boolean =>
  !deletedAt && entitledStatuses.some((entitled) => entitled === status)

/** Whether a change lets a member reach projects that he did not reach before. */
export const reachesMore = (before: RightsRow, after: RightsRow): boolean => {
  if (before.projectScope !== 'assigned') return false
  if (after.projectScope !== 'assigned') return true
  const known = ids(before.projects)
  return ids(after.projects).some((id) => !known.includes(id))
}

/** Whether anything that decides the rights differs. */
export const rightsDiffer = (before: RightsRow, after: RightsRow): boolean => signature(before) !== signature(after)

const signature = ({ roles, grants, denials, projectScope, projects }: RightsRow): string =>
  JSON.stringify([ids(roles), codes(grants), codes(denials), projectScope ?? 'all', ids(projects)].map(sorted))

const sorted = (value: string | string[]): string | string[] => (Array.isArray(value) ? [...value].sort() : value)
const ids = (value: unknown): string[] => (Array.isArray(value) ? value.map((item) => String(idOf(item))) : [])
const codes = (value: unknown) => (Array.isArray(value) ? value : []) as Parameters<typeof effectiveRights>[0]['grants']

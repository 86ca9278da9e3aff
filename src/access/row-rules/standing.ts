import type { PayloadRequest } from 'payload'
import { chosenCompany, membershipsWith } from '../has-permission.ts'
import type { PermissionCode } from '../permissions.ts'
import { getPrincipal, type Portal } from '../principal.ts'

export type LimitedCompany = { companyId: string; projects: readonly string[] }

/** On what ground somebody sees rows: as staff of whole companies, of some projects, or as a party. */
export type Standing = { userId: string; companies: string[]; limited: LimitedCompany[]; portals: Portal[] }

/** The standing that a permission gives, with the portals beside it; within the company that the request names. */
export const standingOf = async (req: PayloadRequest, code: PermissionCode | undefined): Promise<Standing> => {
  const principal = await getPrincipal(req)
  if (!principal) return { userId: '', companies: [], limited: [], portals: [] }
  const memberships = code ? await membershipsWith(req, code) : []
  const companies = memberships.filter(({ projects }) => !projects).map(({ companyId }) => companyId)
  const limited = memberships.flatMap(({ companyId, projects }) => (projects ? [{ companyId, projects }] : []))
  const portals = (await portalsOf(req)).filter(({ companyId }) => !companies.includes(companyId))
  return { userId: principal.userId, companies, limited, portals }
}

/** The parties that the user is, within the company that the request names. */
const portalsOf = async (req: PayloadRequest): Promise<Portal[]> => {
  const principal = await getPrincipal(req)
  const chosen = chosenCompany(req, principal)
  return (principal?.portals ?? []).filter(({ companyId }) => !chosen || chosen === companyId)
}

/** Whether the user sees only a part of the rows of some company that the request is about. */
export const seesInPart = async (req: PayloadRequest): Promise<boolean> => {
  const principal = await getPrincipal(req)
  const chosen = chosenCompany(req, principal)
  const inReach = ({ companyId }: { companyId: string }): boolean => !chosen || chosen === companyId
  const isLimited = (principal?.memberships ?? []).some((row) => Boolean(row.projects) && inReach(row))
  return isLimited || (await portalsOf(req)).length > 0
}

/** The projects that the user is limited to in a company; undefined when he is not. */
export const projectsIn = async (req: PayloadRequest, company: string): Promise<readonly string[] | undefined> =>
  (await getPrincipal(req))?.memberships.find(({ companyId }) => companyId === company)?.projects

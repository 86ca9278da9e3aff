import type { CollectionSlug, PayloadRequest } from 'payload'
import { companiesWith, cookieCompany, chosenCompany } from '../access/has-permission.ts'
import type { PermissionCode } from '../access/permissions.ts'
import { getPrincipal, type Membership, type Principal } from '../access/principal.ts'
import { seenBy } from '../access/row-rules/sight.ts'
import { notFound, unauthenticated, validationError } from '../platform/errors.ts'
import { idOf } from './id-of.ts'
import { explainRights, type Reason, type StaffFacts } from './staff/explain-rights.ts'
import { heldRole, rolesOf } from './staff/rights-of-roles.ts'

export type Explanation = { allowed: boolean; because: Reason[] }

type Question = {
  req: PayloadRequest
  permission: PermissionCode
  company?: string
  /** a colleague; absent: about the caller himself */
  staffId?: string
  /** a row that the caller sees */
  collection?: string
  id?: string
}

/**
 * Says whether somebody may do something, and which role or rule decides it: the caller himself, or a colleague for
 * whoever may see staff.
 * @throws 404 for a company, a colleague or a row that the caller does not see
 */
export const explain = async ({
  req,
  permission,
  company,
  staffId,
  collection,
  id,
}: Question): Promise<Explanation> => {
  const principal = await getPrincipal(req)
  if (!principal) throw unauthenticated()
  const row = collection && id ? await visibleRow(req, collection, id) : undefined
  const named = row?.company ?? company
  const subject = staffId
    ? await colleague({ req, staffId, company: named })
    : await oneself({ req, principal, company: named ?? choose(req, principal) })
  const explained = await subject.explain(permission)
  if (!row || !explained.allowed || !collection || !id)
    return { allowed: explained.allowed, because: explained.because }
  const isSeen = (await seenBy({ req, collection, ids: [id], standing: subject.standing })).length > 0
  const text = isSeen ? 'The row is in reach.' : 'The row is outside the assigned projects.'
  return { allowed: isSeen, because: [...explained.because, { kind: 'row', name: collection, text }] }
}

type Subject = {
  explain: (permission: PermissionCode) => Promise<Explanation> | Explanation
  standing: Parameters<typeof seenBy>[0]['standing']
}

const visibleRow = async (req: PayloadRequest, slug: string, id: string): Promise<{ company?: string }> => {
  if (!Object.hasOwn(req.payload.collections, slug)) throw notFound()
  const collection = slug as CollectionSlug
  const row = await req.payload.findByID({ collection, id, depth: 0, disableErrors: true, overrideAccess: false, req })
  if (!row) throw notFound()
  const company = 'company' in row ? idOf(row.company) : undefined
  return { company: typeof company === 'string' ? company : undefined }
}

/** The company in question when nobody names one: the chosen one, else the only one. */
const choose = (req: PayloadRequest, principal: Principal): string => {
  const { memberships, portals, withheld } = principal
  const own = [...new Set([...memberships, ...portals, ...withheld].map(({ companyId }) => companyId))]
  const chosen = chosenCompany(req, principal) ?? cookieCompany(req)
  if (chosen) return chosen
  if (own.length > 1) throw validationError('You belong to several companies: name one.', 'company')
  if (!own[0]) throw notFound()
  return own[0]
}

type Oneself = { req: PayloadRequest; principal: Principal; company: string }

const oneself = async ({ req, principal, company }: Oneself): Promise<Subject> => {
  const membership = principal.memberships.find(({ companyId }) => companyId === company)
  const portals = principal.portals.filter(({ companyId }) => companyId === company)
  const withheld = principal.withheld.find(({ companyId }) => companyId === company)
  const staff = await staffRow(req, { company, user: principal.userId })
  if (!membership && !withheld && portals.length === 0 && !staff) throw notFound()
  const standing = standingOfMember({ company, user: principal.userId, membership, portals })
  if (withheld) return { standing, explain: () => ({ allowed: false, because: [withheldReason(withheld.reason)] }) }
  return {
    standing,
    explain: async (permission) => {
      const facts = staff && membership?.kind !== 'support' ? await factsOf(req, staff) : undefined
      const because = facts ? explainRights(permission, facts).because : outsideReasons(membership, portals.length > 0)
      const allowed = membership?.permissions.has(permission) ?? false
      return { allowed, because: [...because, ...keyReasons(membership, allowed)] }
    },
  }
}

type Colleague = { req: PayloadRequest; staffId: string; company?: string }

const colleague = async ({ req, staffId, company }: Colleague): Promise<Subject> => {
  const companies = await companiesWith(req, 'settings.staff.view')
  const staff = await staffRow(req, { id: staffId })
  const own = String(idOf(staff?.company))
  if (!staff || !companies.includes(own) || (company && company !== own)) throw notFound()
  const facts = await factsOf(req, staff)
  const projects = facts.isLimitedToProjects
    ? (staff.projects ?? []).map((project) => String(idOf(project)))
    : undefined
  const user = String(idOf(staff.user) ?? staff.id)
  return {
    standing: standingOfMember({ company: own, user, membership: { projects }, portals: [] }),
    explain: (permission) => explainRights(permission, facts),
  }
}

type Standing = {
  company: string
  user: string
  membership?: Pick<Membership, 'projects'>
  portals: Principal['portals']
}

const standingOfMember = ({ company, user, membership, portals }: Standing): Subject['standing'] => ({
  userId: user,
  companies: membership && !membership.projects ? [company] : [],
  limited: membership?.projects ? [{ companyId: company, projects: membership.projects }] : [],
  portals,
})

const staffRow = async (req: PayloadRequest, by: { id: string } | { company: string; user: string }) => {
  const { docs } = await req.payload.find({
    collection: 'staff',
    where: 'id' in by ? { id: { equals: by.id } } : { company: { equals: by.company }, user: { equals: by.user } },
    depth: 1,
    limit: 1,
    pagination: false,
    overrideAccess: true,
    req,
  })
  return docs[0]
}

type StaffRow = NonNullable<Awaited<ReturnType<typeof staffRow>>>

const factsOf = async (req: PayloadRequest, staff: StaffRow): Promise<StaffFacts> => {
  const { status, roles, grants, denials, projectScope, position, company } = staff
  return {
    status,
    isCompanyActive: typeof company === 'object' && company.status === 'active',
    roles: roles.flatMap((role) => (typeof role === 'object' && !role.deletedAt ? [heldRole(role)] : [])),
    grants: grants ?? [],
    denials: denials ?? [],
    isLimitedToProjects: projectScope === 'assigned',
    ...(position &&
      typeof position === 'object' && {
        position: { name: position.name, defaultRoles: await rolesOf(req, position.defaultRoles) },
      }),
  }
}

const withheldReason = (reason: 'second_factor' | 'password_change'): Reason =>
  reason === 'second_factor'
    ? { kind: 'policy', name: reason, text: 'The company asks for a second factor, and this log-in has shown none.' }
    : { kind: 'policy', name: reason, text: 'The password has to be changed first.' }

const outsideReasons = (membership: Membership | undefined, isParty: boolean): Reason[] => {
  if (membership?.kind === 'support') {
    return [
      { kind: 'support', name: 'support', text: 'Support access shows what can be looked at, and changes nothing.' },
    ]
  }
  const outside: Reason = { kind: 'not_staff', name: 'staff', text: 'You are not staff of this company.' }
  const portal: Reason = { kind: 'portal', name: 'portal', text: 'You see your own rows, which takes no permission.' }
  return isParty ? [outside, portal] : [outside]
}

const keyReasons = (membership: Membership | undefined, allowed: boolean): Reason[] =>
  membership?.kind === 'api-key'
    ? [
        {
          kind: 'api_key',
          name: 'key',
          text: allowed ? 'The API key has it.' : 'The API key does not have it, whatever its maker may do.',
        },
      ]
    : []

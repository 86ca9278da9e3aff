import type { PayloadRequest } from 'payload'
import { forbidden, notFound, unauthenticated, validationError } from '../platform/errors.ts'
import type { PermissionCode } from './permissions.ts'
import { getPrincipal, type Membership, type Principal } from './principal.ts'

/** The ids of the companies in which the request's user holds the permission. */
export const companiesWith = async (req: PayloadRequest, code: PermissionCode): Promise<string[]> =>
  (await membershipsWith(req, code)).map(({ companyId }) => companyId)

/** The memberships in which the request's user holds the permission, within the company that the request names. */
export const membershipsWith = async (req: PayloadRequest, code: PermissionCode): Promise<Membership[]> => {
  const principal = await getPrincipal(req)
  const chosen = chosenCompany(req, principal)
  return (principal?.memberships ?? []).filter(
    ({ companyId, permissions }) => permissions.has(code) && (!chosen || chosen === companyId),
  )
}

/** Whether the user holds the permission, in the given company or in any of his. */
export const hasPermission = async (req: PayloadRequest, code: PermissionCode, company?: string): Promise<boolean> => {
  const companies = await companiesWith(req, code)
  return company ? companies.includes(company) : companies.length > 0
}

/**
 * The company that a request acts in: named by the caller, else the one chosen in the switcher, else the only one.
 * @throws 401 without a user, 404 for a company the user does not belong to, 403 without the permission,
 *         400 when the user has several companies and chose none
 */
export const requirePermission = async (
  req: PayloadRequest,
  code: PermissionCode,
  company?: string,
): Promise<string> => {
  const principal = await getPrincipal(req)
  if (!principal) throw unauthenticated()
  const { memberships } = principal
  const wanted = company ?? chosenCompany(req, principal) ?? cookieCompany(req)
  const membership = wanted ? memberships.find(({ companyId }) => companyId === wanted) : memberships[0]
  if (wanted && !membership) throw notFound()
  if (!membership) throw forbidden()
  if (!wanted && memberships.length > 1) {
    throw validationError('You belong to several companies: name one in the X-Company header.', 'company')
  }
  if (!membership.permissions.has(code)) throw forbidden()
  return membership.companyId
}

/** The company that an API client names, or has switched to: every answer is then limited to it. */
export const chosenCompany = (req: PayloadRequest, principal: Principal | undefined): string | undefined =>
  req.headers.get('x-company') ?? principal?.chosenCompany

/** The company switcher of the admin panel: a default for new rows and actions, never an authorisation. */
export const cookieCompany = (req: PayloadRequest): string | undefined =>
  /(?:^|;\s*)payload-tenant=([^;]+)/.exec(req.headers.get('cookie') ?? '')?.[1]

/** The company for a new row whose data names none, or undefined when it cannot be known. */
export const defaultCompany = async (req: PayloadRequest): Promise<string | undefined> => {
  const principal = await getPrincipal(req)
  const memberships = principal?.memberships ?? []
  const wanted = chosenCompany(req, principal) ?? cookieCompany(req)
  if (wanted) return memberships.find(({ companyId }) => companyId === wanted)?.companyId
  return memberships.length === 1 ? memberships[0]?.companyId : undefined
}

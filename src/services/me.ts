import type { PayloadRequest } from 'payload'
import { chosenCompany, cookieCompany } from '../access/has-permission.ts'
import { getPrincipal } from '../access/principal.ts'

/** The logged-in user, his companies, and what he may do in the one that he works in. */
export const me = async ({ req }: { req: PayloadRequest }) => {
  const principal = (await getPrincipal(req))!
  const { companies, memberships, portals, withheld, isOperator, version, mustChangePassword } = principal
  const chosen = chosenCompany(req, principal) ?? cookieCompany(req)
  const current =
    memberships.find(({ companyId }) => companyId === chosen) ?? (memberships.length === 1 ? memberships[0] : undefined)
  return {
    user: { id: req.user?.id, name: req.user?.name, email: req.user?.email },
    company: companies.find(({ id }) => id === current?.companyId) ?? null,
    companies,
    permissions: [...(current?.permissions ?? new Set(memberships.flatMap(({ permissions }) => [...permissions])))],
    limits: current?.limits ?? {},
    projects: current?.projects ?? null,
    portals,
    withheld,
    isOperator,
    passwordChangeRequired: mustChangePassword,
    version,
  }
}

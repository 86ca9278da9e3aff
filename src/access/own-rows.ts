import type { Access, Where } from 'payload'
import { chosenCompany, companiesWith } from './has-permission.ts'
import { getPrincipal } from './principal.ts'

/** The companies that the user works in or is a party of, within the one that the request names. */
export const ownCompanies: Access = async ({ req }) => {
  const principal = await getPrincipal(req)
  const chosen = chosenCompany(req, principal)
  const own = [...(principal?.memberships ?? []), ...(principal?.portals ?? [])]
    .map(({ companyId }) => companyId)
    .filter((company) => !chosen || chosen === company)
  return own.length > 0 && { id: { in: [...new Set(own)] } }
}

/** The user himself, and his colleagues in the companies where he may see staff. */
export const selfAndColleagues: Access = async ({ req }) => {
  if (!req.user) return false
  const companies = await companiesWith(req, 'settings.staff.view')
  const self = { id: { equals: req.user.id } }
  return companies.length > 0 ? { or: [self, { 'companies.company': { in: companies } }] } : self
}

/** The user himself: nobody changes a colleague's password, e-mail or sessions. */
export const selfOnly: Access = ({ req }) => Boolean(req.user) && { id: { equals: req.user?.id } }

/** Rows that carry their user in a polymorphic field, such as preferences and document locks. */
export const rowsOfUser: Access = ({ req }) => {
  if (!req.user) return false
  const where: Where = { and: [{ 'user.value': { equals: req.user.id } }, { 'user.relationTo': { equals: 'users' } }] }
  return where
}

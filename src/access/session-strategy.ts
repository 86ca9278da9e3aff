import type { AuthStrategy } from 'payload'
import { requestContext } from '../http/request-context.ts'
import { credentialOf } from './credential.ts'
import { identify } from './identify.ts'
import { companyBlocksFor } from './ip-blocks.ts'
import { carryPrincipal, type Principal } from './principal.ts'
import { isTrustedCookieRequest, methodHeader } from './trusted-origin.ts'

/**
 * The one way in: an access token, the panel's cookie or an API key. Payload's own log-in is switched off, so what this
 * refuses nobody lets in.
 */
export const sessionStrategy: AuthStrategy = {
  name: 'freehold',
  authenticate: async ({ headers, payload, req }) => {
    const credential = credentialOf(headers)
    if (
      !credential ||
      (credential.kind === 'cookie' && !isTrustedCookieRequest(headers, req?.method ?? headers.get(methodHeader)))
    )
      return { user: null }
    const { ip } = requestContext(req ?? ({ headers } as Request))
    const identity = await identify(payload, credential, ip)
    return { user: identity ? carryPrincipal(identity.user, seenFrom(identity.principal, ip)) : null }
  },
}

/** A company that has blocked an address does not exist for requests from there. */
const seenFrom = (principal: Principal, ip: string): Principal => {
  const blocked = companyBlocksFor(ip)
  if (blocked.size === 0) return principal
  const isOpen = ({ companyId }: { companyId: string }): boolean => !blocked.has(companyId)
  return {
    ...principal,
    memberships: principal.memberships.filter(isOpen),
    portals: principal.portals.filter(isOpen),
    withheld: principal.withheld.filter(isOpen),
    companies: principal.companies.filter(({ id }) => !blocked.has(id)),
  }
}

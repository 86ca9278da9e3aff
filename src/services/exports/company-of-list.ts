import type { PayloadRequest } from 'payload'
import { chosenCompany, cookieCompany } from '../../access/has-permission.ts'
import { getPrincipal } from '../../access/principal.ts'
import { forbidden, notFound, unauthenticated, validationError } from '../../platform/errors.ts'

/**
 * The one company whose list is asked for, by its staff or by a party of it; what is seen there the list's own access
 * decides.
 * @throws 404 for a company that is not the caller's, 400 when he has several and named none
 */
export const companyOfList = async (req: PayloadRequest): Promise<string> => {
  const principal = await getPrincipal(req)
  if (!principal) throw unauthenticated()
  const own = [...new Set([...principal.memberships, ...principal.portals].map(({ companyId }) => companyId))]
  const wanted = chosenCompany(req, principal) ?? cookieCompany(req)
  if (wanted && !own.includes(wanted)) throw notFound()
  const [first, second] = own
  if (wanted ?? !second) {
    if (wanted ?? first) return wanted ?? first ?? ''
    throw forbidden()
  }
  throw validationError('You belong to several companies: name one in the X-Company header.', 'company')
}

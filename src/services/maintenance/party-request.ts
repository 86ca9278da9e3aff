import type { PayloadRequest, TypedUser } from 'payload'
import { systemRequest } from '../system-request.ts'

/**
 * The request of a party for a row of a company that he does not work in: the company's field is for its staff only.
 * What he may do has been decided; the audit log still names him.
 */
export const partyRequest = async (req: PayloadRequest, company: string): Promise<PayloadRequest> => {
  const own = await systemRequest(req)
  if (!req.user) return own
  // His principal is tied to the object and is not copied by a spread.
  const properties = Object.getOwnPropertyDescriptors(req.user)
  own.user = Object.defineProperties({}, { ...properties, companies: { value: [{ company }] } }) as TypedUser
  return own
}

import type { PayloadRequest } from 'payload'
import { createReq } from '../db/transaction.ts'
import { attachContext, requestContext } from '../http/request-context.ts'

/**
 * A request of the system's own in the transaction of another: for rows that nobody who is logged in makes, such as the
 * company of a sign-up. Where it came from stays known to the audit log.
 */
export const systemRequest = async (req: PayloadRequest): Promise<PayloadRequest> => {
  const own = await createReq(req.payload)
  own.transactionID = req.transactionID
  attachContext(own as unknown as Request, requestContext(req))
  return own
}

import type { Payload, PayloadRequest } from 'payload'
import { createReq } from '../../../src/db/transaction.ts'

/** A request of a user, as a job makes it. */
export const reqOf = async (payload: Payload, id: string): Promise<PayloadRequest> => {
  const user = await payload.findByID({ collection: 'users', id, overrideAccess: true, req: await createReq(payload) })
  return createReq(payload, { user: { ...user, collection: 'users' } })
}

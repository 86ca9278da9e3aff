import type { CollectionAfterChangeHook, CollectionAfterDeleteHook, PayloadRequest } from 'payload'
import { userCompanies } from '../src/services/staff/user-companies.ts'
import { idOf } from '../src/services/id-of.ts'

const sync = async (req: PayloadRequest, user: unknown): Promise<void> => {
  const id = String(idOf(user))
  await req.payload.update({
    collection: 'users',
    id,
    data: { companies: await userCompanies({ req, userId: id }) },
    overrideAccess: true,
    req,
  })
}

/** The company switcher offers the companies in which a user is staff. */
export const syncUserCompanies: CollectionAfterChangeHook = async ({ doc, previousDoc, req }) => {
  await sync(req, doc.user)
  if (previousDoc?.user && idOf(previousDoc.user) !== idOf(doc.user)) await sync(req, previousDoc.user)
}

export const syncUserCompaniesAfterDelete: CollectionAfterDeleteHook = ({ doc, req }) => sync(req, doc.user)

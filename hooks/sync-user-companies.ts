import type { CollectionAfterChangeHook, CollectionAfterDeleteHook, PayloadRequest } from 'payload'
import { userCompanies } from '../src/services/staff/user-companies.ts'

const idOf = (value: unknown): string =>
  value && typeof value === 'object' && 'id' in value ? String(value.id) : String(value)

const sync = async (req: PayloadRequest, user: unknown): Promise<void> => {
  await req.payload.update({
    collection: 'users',
    id: idOf(user),
    data: { companies: await userCompanies({ req, userId: idOf(user) }) },
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

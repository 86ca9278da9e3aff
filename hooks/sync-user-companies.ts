import type { CollectionAfterChangeHook, CollectionAfterDeleteHook, PayloadRequest } from 'payload'
import { syncUser } from '../src/services/staff/sync-user.ts'
import { idOf } from '../src/services/id-of.ts'

const sync = async (req: PayloadRequest, user: unknown): Promise<void> => {
  const id = idOf(user)
  if (typeof id === 'string') await syncUser(req, id)
}

/** The company switcher offers the companies in which a user is staff. */
export const syncUserCompanies: CollectionAfterChangeHook = async ({ doc, previousDoc, req }) => {
  await sync(req, doc.user)
  if (idOf(previousDoc?.user) !== idOf(doc.user)) await sync(req, previousDoc?.user)
}

export const syncUserCompaniesAfterDelete: CollectionAfterDeleteHook = ({ doc, req }) => sync(req, doc.user)

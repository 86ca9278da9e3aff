import type { CollectionBeforeOperationHook } from 'payload'
import { closeExpired } from '../src/services/invitations/close-expired.ts'

/** Whoever looks at invitations sees those that ran out as expired, and finds them by that status. */
export const closeExpiredInvitations: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation === 'read' || operation === 'count') await closeExpired(req)
  return args
}

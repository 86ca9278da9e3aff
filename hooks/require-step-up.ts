import type { CollectionBeforeOperationHook } from 'payload'
import { requireFreshFactor } from '../src/access/require-fresh-factor.ts'

const changes = new Set(['create', 'update', 'updateByID', 'delete', 'deleteByID', 'restoreVersion'])

/** Changes of a collection that is worth a fresh proof: the caller shows his second factor again. */
export const requireStepUp: CollectionBeforeOperationHook = async ({ args, operation, overrideAccess, req }) => {
  if (changes.has(operation) && !overrideAccess && req.payloadAPI !== 'local') await requireFreshFactor(req)
  return args
}

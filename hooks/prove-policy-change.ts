import type { CollectionBeforeChangeHook } from 'payload'
import { requireFreshFactor } from '../src/access/require-fresh-factor.ts'

/** Who must show a second factor is not decided by somebody who has not just shown his. */
export const provePolicyChange: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req }) => {
  const wanted = data.secondFactorPolicy
  const isChange = operation === 'update' && wanted !== undefined && wanted !== originalDoc?.secondFactorPolicy
  if (isChange && req.payloadAPI !== 'local') await requireFreshFactor(req)
  return data
}

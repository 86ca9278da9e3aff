import type { CollectionBeforeValidateHook } from 'payload'
import { checkTerms } from '../src/services/leases/check-terms.ts'

/** What the terms of a lease have to fulfil together. */
export const checkLeaseTerms: CollectionBeforeValidateHook = async ({ data, originalDoc, req }) => {
  if (data) await checkTerms({ req, data, original: originalDoc })
  return data
}

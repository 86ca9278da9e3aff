import type { CollectionBeforeValidateHook } from 'payload'
import { validationError } from '../src/platform/errors.ts'
import { idOf } from '../src/services/id-of.ts'

/** A row never changes its company. */
export const keepCompany: CollectionBeforeValidateHook = ({ data, originalDoc, operation }) => {
  const was = idOf(originalDoc?.company)
  const wanted = idOf(data?.company)
  if (operation === 'update' && was && wanted && was !== wanted) {
    throw validationError('A row cannot be moved to another company.', 'company')
  }
  return data
}

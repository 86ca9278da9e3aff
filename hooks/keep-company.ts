import type { CollectionBeforeValidateHook } from 'payload'
import { validationError } from '../src/platform/errors.ts'

const idOf = (value: unknown): unknown => (value && typeof value === 'object' && 'id' in value ? value.id : value)

/** A row never changes its company. */
export const keepCompany: CollectionBeforeValidateHook = ({ data, originalDoc, operation }) => {
  const was = idOf(originalDoc?.company)
  const wanted = idOf(data?.company)
  if (operation === 'update' && was && wanted && was !== wanted) {
    throw validationError('A row cannot be moved to another company.', 'company')
  }
  return data
}

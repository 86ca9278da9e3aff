import type { CollectionBeforeValidateHook, FlattenedField, NumberField } from 'payload'
import { validationError } from '../src/platform/errors.ts'

type Rule = (value: unknown) => string | true

/** Payload validates no field that a form would hide; a number that an API sends all the same is held to its rule. */
export const checkHiddenNumbers: CollectionBeforeValidateHook = ({ collection, data, originalDoc }) => {
  if (!data) return data
  for (const field of collection.flattenedFields.filter(isHideable)) {
    const value: unknown = data[field.name]
    if (value === undefined || value === originalDoc?.[field.name]) continue
    const verdict = (field.validate as Rule | undefined)?.(value) ?? true
    if (verdict !== true) throw validationError(verdict, field.name)
  }
  return data
}

/** Ours read the value alone; Payload's own would need more than that. */
const isHideable = (field: FlattenedField): field is NumberField & FlattenedField =>
  field.type === 'number' && Boolean(field.admin?.condition) && /(?:Minor|Bps)$/.test(field.name)

import type { CollectionBeforeOperationHook, FlattenedField } from 'payload'
import { validationError } from '../src/platform/errors.ts'

/** What Payload and its admin panel add to the data of a form. */
const tolerated = new Set(['id', 'createdAt', 'updatedAt', 'deletedAt', '_status', 'password', 'confirm-password', 'sessions', 'collection', 'loginAttempts', 'lockUntil', 'file', '_strategy'])

/** Data with a field that does not exist is a mistake of the caller: say so instead of dropping it. */
export const refuseUnknownFields: CollectionBeforeOperationHook = ({ args, collection, operation, req }) => {
  const data = (args as { data?: unknown }).data
  if ((operation !== 'create' && operation !== 'update') || req.payloadAPI !== 'REST' || !data) return args
  if (typeof data !== 'object' || Array.isArray(data)) throw validationError('Send an object with the fields of the row.')
  const known = new Set(collection.flattenedFields.map((field: FlattenedField) => field.name))
  const unknown = Object.keys(data).find((name) => !known.has(name) && !tolerated.has(name))
  if (unknown) throw validationError(`There is no field "${unknown}" here.`, unknown)
  return args
}

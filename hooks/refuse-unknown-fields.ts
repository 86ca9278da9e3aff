import type { CollectionBeforeOperationHook, FlattenedField } from 'payload'
import { validationError } from '../src/platform/errors.ts'

/** What Payload and its admin panel add to the data of a form. */
const tolerated = new Set([
  'id',
  'createdAt',
  'updatedAt',
  'deletedAt',
  '_status',
  'password',
  'confirm-password',
  'sessions',
  'collection',
  'loginAttempts',
  'lockUntil',
  'file',
  '_strategy',
])

/**
 * Data with a field that does not exist, or with a value of another type, is a mistake of the caller: say so instead of
 * dropping or converting it.
 */
export const refuseUnknownFields: CollectionBeforeOperationHook = ({ args, collection, operation, req }) => {
  const data = (args as { data?: unknown }).data
  if ((operation !== 'create' && operation !== 'update') || req.payloadAPI === 'local' || !data) return args
  if (!isObject(data)) throw validationError('Send an object with the fields of the row.')
  checkFields(collection.flattenedFields, data, '')
  return args
}

type Data = Record<string, unknown>

const checkFields = (fields: FlattenedField[], data: Data, prefix: string): void => {
  for (const [name, value] of Object.entries(data)) {
    const path = `${prefix}${name}`
    const field = fields.find((known) => known.name === name)
    if (!field) {
      if (prefix ? name === 'id' : tolerated.has(name)) continue
      throw validationError(`There is no field "${path}" here.`, path)
    }
    if (value === null || value === undefined) continue
    const wanted = wantedType(field, value)
    if (wanted) throw validationError(`Send ${wanted} here.`, path)
    if (field.type === 'group') checkFields(field.flattenedFields, value as Data, `${path}.`)
    if (field.type === 'array')
      (value as Data[]).forEach((row, index) => checkFields(field.flattenedFields, row, `${path}.${index}.`))
  }
}

const isObject = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown): boolean => typeof value === 'string'
const isId = (value: unknown): boolean =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)

const text = { is: isText, wanted: 'a text' }
const choice = { is: isText, wanted: 'one of the choices' }

const types: Partial<Record<FlattenedField['type'], { is: (value: unknown) => boolean; wanted: string }>> = {
  text,
  textarea: text,
  email: text,
  date: { is: isText, wanted: 'a date' },
  select: choice,
  radio: choice,
  number: { is: Number.isFinite, wanted: 'a number' },
  checkbox: { is: (value) => typeof value === 'boolean', wanted: 'true or false' },
  relationship: { is: isId, wanted: 'the id of a row' },
  group: { is: isObject, wanted: 'an object' },
  array: { is: (value) => Array.isArray(value) && value.every(isObject), wanted: 'a list of objects' },
}

/** @returns what should have been sent, or undefined when the value is of the field's type */
const wantedType = (field: FlattenedField, value: unknown): string | undefined => {
  const type = types[field.type]
  if (!type) return undefined
  if (!('hasMany' in field && field.hasMany)) return type.is(value) ? undefined : type.wanted
  return Array.isArray(value) && value.every(type.is) ? undefined : `a list: each ${type.wanted}`
}

import type { FlattenedField } from 'payload'

export type JsonSchema = Record<string, unknown>

/** The JSON of a row's field, by Payload's description of it; undefined for what no answer shows. */
const fieldSchema = (field: FlattenedField): JsonSchema | undefined => {
  if ('hidden' in field && field.hidden) return undefined
  const type = typeSchema(field)
  return type && { ...type, ...noteOf(field), ...(isReadOnly(field) && { readOnly: true }) }
}

/** The properties of an object with these fields. */
export const fieldsSchema = (fields: readonly FlattenedField[]): JsonSchema => {
  const properties = fields.flatMap((field): [string, JsonSchema][] => {
    const schema = fieldSchema(field)
    return schema ? [[field.name, schema]] : []
  })
  return { type: 'object', properties: Object.fromEntries(properties) }
}

export const isReadOnly = (field: FlattenedField): boolean =>
  field.type === 'join' || ('admin' in field && (field.admin as { readOnly?: boolean } | undefined)?.readOnly === true)

const typeSchema = (field: FlattenedField): JsonSchema | undefined => {
  const one = singleSchema(field)
  return one && 'hasMany' in field && field.hasMany ? { type: 'array', items: one } : one
}

const singleSchema = (field: FlattenedField): JsonSchema | undefined => {
  switch (field.type) {
    case 'text':
    case 'textarea':
    case 'code':
      return { type: 'string', ...(field.maxLength && { maxLength: field.maxLength }) }
    case 'email':
      return { type: 'string', format: 'email' }
    case 'date':
      return { type: 'string', format: 'date-time' }
    case 'number':
      return { type: /(Minor|Bps)$/.test(field.name) ? 'integer' : 'number', ...boundsOf(field) }
    case 'checkbox':
      return { type: 'boolean' }
    case 'select':
    case 'radio':
      return { type: 'string', enum: field.options.map((one) => (typeof one === 'string' ? one : one.value)) }
    case 'relationship':
    case 'upload':
      return relationSchema(field.relationTo)
    case 'group':
      return fieldsSchema(field.flattenedFields)
    case 'array':
      return { type: 'array', items: fieldsSchema(field.flattenedFields) }
    case 'json':
      return {}
    case 'join':
      return { type: 'object', description: 'Related rows: docs, hasNextPage.' }
    default:
      return undefined
  }
}

const relationSchema = (to: string | readonly string[]): JsonSchema =>
  typeof to === 'string'
    ? { type: 'string', format: 'uuid', description: `The id of a row of ${to}; with depth the row itself.` }
    : { type: 'object', properties: { relationTo: { type: 'string', enum: [...to] }, value: { type: 'string' } } }

const boundsOf = ({ min, max }: { min?: number; max?: number }): JsonSchema => ({
  ...(min !== undefined && { minimum: min }),
  ...(max !== undefined && { maximum: max }),
})

const noteOf = (field: FlattenedField): JsonSchema => {
  const admin = 'admin' in field ? (field.admin as { description?: unknown } | undefined) : undefined
  const notes = [
    'label' in field && typeof field.label === 'string' ? field.label : undefined,
    typeof admin?.description === 'string' ? admin.description : undefined,
    field.name.endsWith('Minor') ? 'Minor units of the row’s currency.' : undefined,
    field.name.endsWith('Bps') ? 'Basis points: 100 is 1 %.' : undefined,
  ].filter(Boolean)
  return notes.length > 0 ? { description: notes.join('. ').replaceAll('..', '.') } : {}
}

import type { SanitizedCollectionConfig } from 'payload'
import { fieldsSchema, isReadOnly, type JsonSchema } from './field-schema.ts'
import { errorsFor, nameOf, type Operation } from './operations.ts'

type Permissions = Partial<Record<'view' | 'create' | 'update' | 'delete', string>>

/** The collections that the API has: neither internal ones nor Payload's own. */
export const isVisible = ({ slug, admin, endpoints }: SanitizedCollectionConfig): boolean =>
  endpoints !== false && admin.hidden !== true && !slug.startsWith('payload-')

export const schemaNameOf = (slug: string): string =>
  slug.split('-').reduce((name, part) => name + part.charAt(0).toUpperCase() + part.slice(1), '')

/** A row of a collection, as it is read and written. */
export const rowSchema = ({ flattenedFields }: SanitizedCollectionConfig): JsonSchema => {
  const { properties } = fieldsSchema(flattenedFields)
  const id = { type: 'string', format: 'uuid', readOnly: true }
  return { type: 'object', properties: { id, ...(properties as JsonSchema) } }
}

/** The paths that Payload gives a collection, with the permissions that guard them. */
export const collectionPaths = (collection: SanitizedCollectionConfig): Record<string, Operation> => {
  const { slug, custom, flattenedFields } = collection
  const codes = (custom?.permissions ?? {}) as Permissions
  const row = { $ref: `#/components/schemas/${schemaNameOf(slug)}` }
  const required = flattenedFields
    .filter(
      (field) =>
        'required' in field &&
        field.required &&
        !isReadOnly(field) &&
        !('defaultValue' in field && field.defaultValue !== undefined),
    )
    .map(({ name }) => name)
    .filter((name) => name !== 'company')
  const operation = (method: string, path: string, summary: string, code: string | undefined): Operation => ({
    operationId: `${nameOf(method, path)}`,
    summary,
    tags: [slug],
    ...(code && { 'x-permission': code }),
  })
  const list = `/${slug}`
  const one = `/${slug}/{id}`
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }
  const body = (schema: JsonSchema): JsonSchema => ({ required: true, content: json(schema) })
  const written = { type: 'object', properties: { message: { type: 'string' }, doc: row } }
  return {
    [list]: {
      get: {
        ...operation('get', list, `List ${slug}`, codes.view),
        parameters: [...listParameters, company],
        responses: { 200: { description: 'A page.', content: json(pageOf(row)) }, ...errorsFor({}) },
      },
      ...(codes.create && {
        post: {
          ...operation('post', list, `Create a row of ${slug}`, codes.create),
          parameters: [company],
          requestBody: body({ allOf: [row, { type: 'object', required }] }),
          responses: { 201: { description: 'The new row.', content: json(written) }, ...errorsFor({}) },
        },
      }),
    },
    [`${list}/count`]: {
      get: {
        ...operation('get', `${list}/count`, `Count ${slug}`, codes.view),
        parameters: [where, company],
        responses: { 200: { description: 'How many.', content: json({ type: 'object', properties: { totalDocs: { type: 'integer' } } }) }, ...errorsFor({}) }, // prettier-ignore
      },
    },
    [one]: {
      get: {
        ...operation('get', one, `Read a row of ${slug}`, codes.view),
        parameters: [id, depth, company],
        responses: { 200: { description: 'The row.', content: json(row) }, ...errorsFor({ hasId: true }) },
      },
      ...(codes.update && {
        patch: {
          ...operation('patch', one, `Change a row of ${slug}`, codes.update),
          parameters: [id, company],
          requestBody: body(row),
          responses: { 200: { description: 'The row.', content: json(written) }, ...errorsFor({ hasId: true }) },
        },
      }),
      ...(codes.delete && {
        delete: {
          ...operation('delete', one, `Delete a row of ${slug}`, codes.delete),
          parameters: [id, company],
          responses: { 200: { description: 'The row as it was.', content: json(written) }, ...errorsFor({ hasId: true }) }, // prettier-ignore
        },
      }),
    },
  }
}

const json = (schema: JsonSchema): JsonSchema => ({ 'application/json': { schema } })

const company = { $ref: '#/components/parameters/Company' }
const depth = { $ref: '#/components/parameters/Depth' }
const where = { $ref: '#/components/parameters/Where' }
const listParameters = ['Page', 'Limit', 'Sort', 'Where', 'Depth'].map((name) => ({
  $ref: `#/components/parameters/${name}`,
}))

const pageOf = (row: JsonSchema): JsonSchema => ({
  allOf: [
    { $ref: '#/components/schemas/Paging' },
    { type: 'object', properties: { docs: { type: 'array', items: row } } },
  ],
})

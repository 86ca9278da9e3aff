import { z } from 'zod'
import type { JsonSchema } from './field-schema.ts'

export type Operation = Record<string, unknown>

/** What the route table knows of a route of ours. */
export type DescribedRoute = {
  method: string
  path: string
  summary: string
  permission: string
  stepUp?: boolean
  scope?: string
  idempotent?: boolean
  status?: number
  params?: z.ZodType
  query?: z.ZodType
  body?: z.ZodType
}

/** `/a/:id` as OpenAPI writes it. */
export const templateOf = (path: string): string => path.replaceAll(/:(\w+)/g, '{$1}')

/** A route of ours as an operation. */
export const operationOf = (route: DescribedRoute): Operation => {
  const { permission, summary, method, path, body, idempotent, stepUp } = route
  return {
    operationId: nameOf(method, path),
    summary,
    ...(stepUp && { description: 'Asks for the second factor again when the last proof is older than ten minutes.' }),
    tags: [path.split('/')[1]],
    'x-permission': permission,
    ...(permission === 'public' && { security: [] }),
    parameters: [
      ...pathParameters(path, route.params),
      ...queryParameters(route.query),
      ...(permission === 'public' || path.startsWith('/auth/') ? [] : [{ $ref: '#/components/parameters/Company' }]),
      ...(idempotent ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
    ],
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body) } } } }),
    responses: {
      [route.status ?? 200]: { description: 'Done.', content: contentOf(path) },
      ...errorsFor({
        isPublic: permission === 'public',
        hasInput: Boolean(body ?? route.query),
        hasId: path.includes(':'),
      }),
    },
  }
}

const contentOf = (path: string): JsonSchema => {
  if (path.startsWith('/exports/')) return { 'text/csv': { schema: { type: 'string' } } }
  if (path === '/docs') return { 'text/html': { schema: { type: 'string' } } }
  return { 'application/json': { schema: {} } }
}

/** The refusals that an operation can answer, all in one shape. */
export const errorsFor = ({ isPublic = false, hasInput = true, hasId = false }): Operation => ({
  ...(hasInput && { 400: { $ref: '#/components/responses/Error' } }),
  ...(!isPublic && { 401: { $ref: '#/components/responses/Error' }, 403: { $ref: '#/components/responses/Error' } }),
  ...(hasId && { 404: { $ref: '#/components/responses/Error' } }),
  default: { $ref: '#/components/responses/Error' },
})

/** `GET /projects/:id/geojson` becomes `getProjectsIdGeojson`. */
export const nameOf = (method: string, path: string): string =>
  method.toLowerCase() +
  path
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')

const pathParameters = (path: string, schema: z.ZodType | undefined): Operation[] => {
  const { properties = {} } = schema ? (schemaOf(schema) as { properties?: Record<string, JsonSchema> }) : {}
  return [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: properties[name] ?? { type: 'string' },
  }))
}

const queryParameters = (schema: z.ZodType | undefined): Operation[] => {
  if (!schema) return []
  const { properties = {}, required = [] } = schemaOf(schema) as {
    properties?: Record<string, JsonSchema>
    required?: string[]
  }
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(property.type === 'object' && { style: 'deepObject', explode: true }),
    schema: property,
  }))
}

/** What a caller sends, before it is read: defaults may be left out. */
const schemaOf = (schema: z.ZodType): JsonSchema => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return rest
}

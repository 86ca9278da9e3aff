import type { SanitizedCollectionConfig } from 'payload'
import { collectionPaths, isVisible, rowSchema, schemaNameOf } from './collection-paths.ts'
import { operationOf, templateOf, type DescribedRoute, type Operation } from './operations.ts'

type Document = {
  collections: readonly SanitizedCollectionConfig[]
  routes: readonly DescribedRoute[]
  /** the API's base path */
  base: string
  /** the name of the panel's log-in cookie */
  cookie: string
}

export type OpenApi = {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: Record<'schemas' | 'parameters' | 'responses' | 'securitySchemes', Record<string, unknown>>
  tags: { name: string }[]
} & Record<string, unknown>

/** The description of the whole API (OpenAPI 3.1): the collections as Payload serves them, and every route of ours. */
export const openApiDocument = ({ collections, routes, base, cookie }: Document): OpenApi => {
  const visible = collections.filter(isVisible)
  const paths: OpenApi['paths'] = {}
  for (const collection of visible)
    Object.assign(paths, collectionPaths(collection) as Record<string, Record<string, Operation>>)
  for (const route of routes) {
    const path = templateOf(route.path)
    paths[path] = { ...paths[path], [route.method]: operationOf(route) }
  }
  const tags = new Set(
    Object.values(paths).flatMap((path) => Object.values(path).flatMap(({ tags: own }) => own as string[])),
  )
  return {
    openapi: '3.1.0',
    info: { title: 'Freehold', version: '1', description },
    servers: [{ url: base }],
    security: [{ bearer: [] }, { session: [] }],
    tags: [...tags].sort().map((name) => ({ name })),
    paths,
    components: {
      schemas: {
        ...Object.fromEntries(visible.map((one) => [schemaNameOf(one.slug), rowSchema(one)])),
        Paging,
        Errors,
      },
      parameters,
      responses: { Error: { description: 'Refused.', content: { 'application/json': { schema: { $ref: '#/components/schemas/Errors' } } } } }, // prettier-ignore
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'An access token of POST /auth/login, or an API key.' },
        session: { type: 'apiKey', in: 'cookie', name: cookie, description: 'The log-in of the admin panel.' },
      },
    },
  }
}

const description =
  'Money in minor units, calendar dates YYYY-MM-DD, instants in ISO 8601 and UTC. x-permission names the permission that ' +
  'an operation asks for. A row of another company answers as one that does not exist.'

const whole = { type: 'integer' }

const Paging = {
  type: 'object',
  properties: {
    totalDocs: whole,
    limit: whole,
    page: whole,
    totalPages: whole,
    hasPrevPage: { type: 'boolean' },
    hasNextPage: { type: 'boolean' },
    prevPage: { type: ['integer', 'null'] },
    nextPage: { type: ['integer', 'null'] },
  },
}

const Errors = {
  type: 'object',
  required: ['errors'],
  properties: {
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['message'],
        properties: {
          message: { type: 'string', description: 'What to do, in words for the reader.' },
          code: { type: 'string' },
          path: { type: 'string', description: 'The field that is wrong, in dot notation.' },
        },
      },
    },
    requestId: { type: 'string' },
  },
}

const query = (name: string, schema: object, text: string) => ({ name, in: 'query', description: text, schema })

const parameters = {
  Company: {
    name: 'X-Company',
    in: 'header',
    description: 'The company to work in; needed by a user of several.',
    schema: { type: 'string', format: 'uuid' },
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description: 'New for every new request; the same key answers the first result again.',
    schema: { type: 'string', minLength: 8, maxLength: 128 },
  },
  Page: query('page', { type: 'integer', minimum: 1, default: 1 }, 'The page.'),
  Limit: query('limit', { type: 'integer', minimum: 1, maximum: 200 }, 'Rows of a page.'),
  Sort: query('sort', { type: 'string' }, 'Fields separated by commas; a minus sorts downwards.'),
  Depth: query(
    'depth',
    { type: 'integer', minimum: 0, maximum: 3, default: 0 },
    'How deep related rows are filled in.',
  ),
  Where: {
    ...query('where', { type: 'object' }, 'where[field][operator]=value, joined by and, or.'),
    style: 'deepObject',
    explode: true,
  },
}

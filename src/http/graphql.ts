import {
  execute,
  GraphQLError,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type ExecutionArgs,
  type GraphQLSchema,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import {
  addLocalesToRequestFromData,
  createPayloadRequest,
  headersWithCors,
  mergeHeaders,
  type SanitizedConfig,
} from 'payload'

import { validationError } from '../platform/errors.ts'
import { executionErrors, isFailure, requestErrors, statusOf, type FormattedError } from './graphql-errors.ts'
import { graphqlLimits } from './graphql-limits.ts'
import { productSchema } from './graphql-schema.ts'
import { requestContext } from './request-context.ts'

type Query = { query: string; operationName?: string; variables?: Record<string, unknown> }

/** What the caller of a query may do beside its data. */
export type GraphqlRights = { mayIntrospect: boolean }

/**
 * Answers GraphQL over HTTP, one operation a request. A query that cannot run answers 400; one of which nothing came
 * answers the status of its first error; one with a part of its data answers 200 with `errors` beside `data`.
 */
export const createGraphqlHandler = ({ config }: { config: SanitizedConfig }) => {
  const { schema, validationRules } = productSchema(config)
  const prepare = createPreparer(schema)

  return async (request: Request, json: string | undefined, { mayIntrospect }: GraphqlRights): Promise<Response> => {
    const { query, operationName, variables } = readQuery(json)
    const prepared = prepare(query)
    if ('errors' in prepared) return answer({ request, errors: requestErrors(prepared.errors) })
    const { document } = prepared

    const req = await createPayloadRequest({ canSetHeaders: true, config, request })
    req.data = variables
    addLocalesToRequestFromData(req)
    const contextValue = { headers: {} as Record<string, string>, req, mayIntrospect }
    const args: ExecutionArgs = { schema, document, operationName, variableValues: variables, contextValue }
    const invalid = validate(schema, document, validationRules(args))
    if (invalid.length > 0) return answer({ request, errors: requestErrors(invalid) })

    const { data, errors = [] } = await execute(args)
    const formatted = await executionErrors(errors, req)

    const response = answer({ request, data, errors: formatted })
    const headers = headersWithCors({ headers: mergeHeaders(new Headers(contextValue.headers), response.headers), req })
    return new Response(response.body, {
      status: response.status,
      headers: req.responseHeaders ? mergeHeaders(req.responseHeaders, headers) : headers,
    })
  }
}

type Prepared = { document: DocumentNode } | { errors: readonly GraphQLError[] }

/** Parses and checks a text against the schema once; what depends on variables or the user is checked every time. */
const createPreparer = (schema: GraphQLSchema) => {
  const known = new LRUCache<string, { document: DocumentNode }>({ max: 500 })
  return (query: string): Prepared => {
    const prepared = known.get(query) ?? prepareQuery(schema, query)
    if ('document' in prepared) known.set(query, prepared)
    return prepared
  }
}

const prepareQuery = (schema: GraphQLSchema, query: string): Prepared => {
  try {
    const document = parse(query, { maxTokens: graphqlLimits.tokens, noLocation: true })
    const errors = validate(schema, document, specifiedRules)
    return errors.length > 0 ? { errors } : { document }
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [error] }
    throw error
  }
}

const readQuery = (json: string | undefined): Query => {
  const { query, operationName, variables } = (json ? JSON.parse(json) : {}) as Record<string, unknown>
  if (typeof query !== 'string' || !query)
    throw validationError('Send { "query": "…" } as JSON, one operation a request.', 'query')
  if (query.length > graphqlLimits.characters) {
    throw validationError(`A query may be ${graphqlLimits.characters} characters long.`, 'query')
  }
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') {
    throw validationError('operationName must be a text.', 'operationName')
  }
  if (variables !== undefined && variables !== null && (typeof variables !== 'object' || Array.isArray(variables))) {
    throw validationError('variables must be an object.', 'variables')
  }
  return { query, operationName: operationName ?? undefined, variables: (variables ?? undefined) as Query['variables'] }
}

type Answer = { request: Request; data?: Record<string, unknown> | null; errors: FormattedError[] }

const answer = ({ request, data, errors }: Answer): Response => {
  if (errors.length === 0) return Response.json({ data })
  const { requestId } = requestContext(request)
  const status = isFailure(data) ? statusOf(errors) : 200
  return Response.json({ errors, ...(data !== undefined && { data }), requestId }, { status })
}

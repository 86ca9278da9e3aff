import type { Endpoint, PayloadRequest } from 'payload'
import type { z } from 'zod'
import { companiesWith, requirePermission } from '../src/access/has-permission.ts'
import type { PermissionCode } from '../src/access/permissions.ts'
import { getPrincipal } from '../src/access/principal.ts'
import { requireFreshFactor } from '../src/access/require-fresh-factor.ts'
import { forbidden, unauthenticated, validationError } from '../src/platform/errors.ts'
import { hashRequest } from '../src/services/idempotency.ts'
import { parseInput } from './parse-input.ts'

type Schema = z.ZodType
type Output<S extends Schema | undefined> = S extends Schema ? z.infer<S> : undefined

export type Idempotency = { key: string; requestHash: string }

type HandlerArgs<P extends Schema | undefined, Q extends Schema | undefined, B extends Schema | undefined> = {
  req: PayloadRequest
  /** The company that the request acts in; '' on routes that act on a row or on the user himself. */
  company: string
  /** The companies in which the user holds the route's permission: the scope of a row's look-up. */
  companies: string[]
  params: Output<P>
  query: Output<Q>
  body: Output<B>
  /** Reads the `Idempotency-Key` of an idempotent route. @throws 400 without one */
  idempotency: () => Idempotency
}

export type RouteDefinition<
  P extends Schema | undefined = Schema | undefined,
  Q extends Schema | undefined = Schema | undefined,
  B extends Schema | undefined = Schema | undefined,
> = {
  method: 'get' | 'post' | 'patch' | 'delete'
  /** Below the API's base path, e.g. `/finance/charges`. */
  path: string
  summary: string
  /** `authenticated`: any logged-in user. `public`: anybody; the route itself asks for a secret. */
  permission: PermissionCode | 'authenticated' | 'public'
  /** Asks for the second factor again when the last proof is older than ten minutes. */
  stepUp?: boolean
  /** `company` (default): acts in one company. `row`: acts on a row of any company where the permission is held. */
  scope?: 'company' | 'row'
  /** Takes an `Idempotency-Key`: the same key and body answer the first result again. */
  idempotent?: boolean
  status?: number
  params?: P
  query?: Q
  body?: B
  handler: (args: HandlerArgs<P, Q, B>) => Promise<unknown>
}

export type Route = Omit<RouteDefinition, 'handler'> & { endpoint: Endpoint }

/** A custom route: its permission, its input and its documentation in one object; the handler is a line into a service. */
export const defineEndpoint = <
  P extends Schema | undefined = undefined,
  Q extends Schema | undefined = undefined,
  B extends Schema | undefined = undefined,
>(
  definition: RouteDefinition<P, Q, B>,
): Route => ({
  ...(definition as unknown as Omit<RouteDefinition, 'handler'>),
  endpoint: { method: definition.method, path: definition.path, handler: (req) => answer(definition, req) },
})

const answer = async <P extends Schema | undefined, Q extends Schema | undefined, B extends Schema | undefined>(
  definition: RouteDefinition<P, Q, B>,
  req: PayloadRequest,
): Promise<Response> => {
  const scope = await authorise(definition, req)
  const body = definition.body ? await readBody(req) : undefined
  const result = await definition.handler({
    req,
    ...scope,
    params: parseInput(definition.params, req.routeParams ?? {}, 'path') as Output<P>,
    query: parseInput(definition.query, ownQuery(req), 'query') as Output<Q>,
    body: parseInput(definition.body, body, 'body') as Output<B>,
    idempotency: () => readIdempotency(definition.path, req, body),
  })
  return result instanceof Response ? result : Response.json(result, { status: definition.status ?? 200 })
}

type Guarded = Pick<RouteDefinition, 'permission' | 'scope' | 'stepUp'>

const authorise = async (
  { permission, scope, stepUp }: Guarded,
  req: PayloadRequest,
): Promise<{ company: string; companies: string[] }> => {
  if (permission === 'public') return { company: '', companies: [] }
  if (!(await getPrincipal(req))) throw unauthenticated()
  if (stepUp) await requireFreshFactor(req)
  if (permission === 'authenticated') return { company: '', companies: [] }
  if (scope === 'row') {
    const companies = await companiesWith(req, permission)
    if (companies.length === 0) throw forbidden()
    return { company: '', companies }
  }
  const company = await requirePermission(req, permission)
  return { company, companies: [company] }
}

/** The HTTP layer bounds `depth` on every request; routes of ours have no use for it. */
const ownQuery = (req: PayloadRequest): Record<string, unknown> => {
  const { depth: _bounded, ...query } = req.query ?? {}
  return query
}

const readBody = async (req: PayloadRequest): Promise<unknown> => {
  const text = (await req.text?.()) ?? ''
  if (text === '') return {}
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw validationError('The body is not valid JSON.')
  }
}

const readIdempotency = (path: string, req: PayloadRequest, body: unknown): Idempotency => {
  const key = req.headers.get('idempotency-key') ?? ''
  if (!/^[\x21-\x7e]{8,128}$/.test(key)) {
    throw validationError(
      'Send an Idempotency-Key header of 8 to 128 printable characters, new for every new request.',
      'Idempotency-Key',
    )
  }
  return { key, requestHash: hashRequest({ path, body }) }
}

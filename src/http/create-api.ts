import { getPayload, handleEndpoints, type Payload, type SanitizedConfig } from 'payload'

import type { IngressRoute } from '../../endpoints/ingress.ts'
import { notFound } from '../platform/errors.ts'
import type { RateLimiter, RateVerdict } from '../platform/rate-limit.ts'
import { allowedMethods } from './allowed-methods.ts'
import { answerFailure } from './answer-failure.ts'
import { isTrapSegment } from './collection-of.ts'
import { dispatchIngress, matchIngress, type IngressMatch } from './dispatch-ingress.ts'
import { methodNotAllowed } from './error-response.ts'
import { finishResponse } from './finish-response.ts'
import { formCap } from './form-cap.ts'
import { createGraphqlHandler } from './graphql.ts'
import { guardBody } from './guard-body.ts'
import { guardQuery } from './guard-query.ts'
import { guardUrl, knownMethods } from './guard-url.ts'
import { overrideMethod } from './override-method.ts'
import { accountOf, authKey, authRates, consumeRates, isAuthPath, isLoginPath, requestRates } from './rate-limits.ts'
import { attachContext, requestContext, type RequestContext } from './request-context.ts'

export type HandleApi = (request: Request, context: RequestContext) => Promise<Response>

export type ApiArgs = {
  config: Promise<SanitizedConfig> | SanitizedConfig
  rateLimiter: RateLimiter
  ingressRoutes?: readonly IngressRoute[]
}

/** What happens to one request on its way. */
type Exchange = { request: Request; path: string; context: RequestContext; payload: Payload; verdict?: RateVerdict }

/** Everything under the API's base path: limits, ingress, GraphQL, Payload, and one shape for every refusal. */
export const createApi = ({ config, rateLimiter, ingressRoutes = [] }: ApiArgs): HandleApi => {
  let graphql: ReturnType<typeof createGraphqlHandler> | undefined

  const handle: HandleApi = async (incoming, context) => {
    let exchange: Exchange | undefined
    let response: Response
    try {
      const payload = await getPayload({ config })
      const url = new URL(incoming.url)
      exchange = { request: incoming, path: url.pathname.slice(payload.config.routes.api.length), context, payload }
      guardUrl(url, { viaForm: false })
      response = await route(exchange)
    } catch (error) {
      response = answerFailure({ error, request: incoming, context })
    }
    const { payload, verdict } = exchange ?? {}
    return finishResponse({ response, request: incoming, requestId: context.requestId, payload, verdict })
  }

  const route = async (exchange: Exchange): Promise<Response> => {
    const { request, path, context, payload } = exchange
    const ingress = matchIngress(ingressRoutes, path)
    if (ingress) return receive(exchange, ingress)
    if (!knownMethods.includes(request.method)) return methodNotAllowed(knownMethods, context.requestId)
    if (request.method === 'OPTIONS')
      return new Response(null, { status: 204, headers: { Allow: knownMethods.join(', ') } })

    if (isTrapSegment(path)) throw notFound('There is no such route.')
    const effective = await overrideMethod(request)
    const url = new URL(effective.url)
    guardUrl(url, { viaForm: effective !== request && request.method === 'POST' })
    guardQuery(url.search, effective.method)
    exchange.verdict = await consumeRates(rateLimiter, requestRates(effective, context.ip))
    const { request: guarded, json } = await guardBody(effective, { maxFormBytes: formCap(payload, path) })
    attachContext(guarded, context)
    return path === payload.config.routes.graphQL
      ? runGraphql(exchange, guarded, json)
      : runRest(exchange, guarded, json)
  }

  const receive = async (exchange: Exchange, { routes, params }: IngressMatch): Promise<Response> => {
    const { request, context, payload } = exchange
    const found = routes.find(({ method }) => method.toUpperCase() === request.method)
    if (!found)
      return methodNotAllowed(
        routes.map(({ method }) => method.toUpperCase()),
        context.requestId,
      )
    exchange.verdict = await consumeRates(rateLimiter, [['callback', params.token ?? context.ip]])
    return dispatchIngress({ route: found, params, request, payload, context })
  }

  const runRest = async (exchange: Exchange, request: Request, json: string | undefined): Promise<Response> => {
    const { path, context, payload } = exchange
    const account = request.method !== 'GET' && isAuthPath(path) ? accountOf(json) : undefined
    if (account !== undefined) exchange.verdict = await consumeRates(rateLimiter, authRates(account, context.ip))
    const response = await handleEndpoints({ config, request })
    if (account !== undefined && response.ok && isLoginPath(path))
      await rateLimiter.forgive('auth', authKey(account, context.ip))
    if (response.status !== 404) return response
    const allowed = allowedMethods(payload, path)
    return allowed.length === 0 || allowed.includes(request.method)
      ? response
      : methodNotAllowed(allowed, context.requestId)
  }

  const runGraphql = async (
    { context, payload }: Exchange,
    request: Request,
    json: string | undefined,
  ): Promise<Response> => {
    if (request.method !== 'POST') return methodNotAllowed(['POST', 'OPTIONS'], context.requestId)
    graphql ??= createGraphqlHandler({
      config: payload.config,
      beforeAuth: async (account, from) =>
        void (await consumeRates(rateLimiter, authRates(account, requestContext(from).ip))),
      afterLogin: (account, from) => rateLimiter.forgive('auth', authKey(account, requestContext(from).ip)),
    })
    return graphql(request, json)
  }

  return handle
}

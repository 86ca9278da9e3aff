import { getPayload, handleEndpoints, type Payload, type SanitizedConfig } from 'payload'

import type { IngressRoute } from '../../endpoints/ingress.ts'
import { settleAccess } from '../access/access-cache.ts'
import { isBlockedAddress, startIpBlocks } from '../access/ip-blocks.ts'
import { methodHeader } from '../access/trusted-origin.ts'
import { notFound, unauthenticated } from '../platform/errors.ts'
import type { RateLimiter, RateVerdict } from '../platform/rate-limit.ts'
import { allowedMethods } from './allowed-methods.ts'
import { answerFailure } from './answer-failure.ts'
import { blockedResponse } from './blocked.ts'
import { callerOf, type Caller } from './caller.ts'
import { isTrapSegment } from './collection-of.ts'
import { dispatchIngress, matchIngress, type IngressMatch } from './dispatch-ingress.ts'
import { methodNotAllowed } from './error-response.ts'
import { finishResponse } from './finish-response.ts'
import { formCap } from './form-cap.ts'
import { createGraphqlHandler } from './graphql.ts'
import { guardBody } from './guard-body.ts'
import { guardQuery } from './guard-query.ts'
import { guardUrl, knownMethods } from './guard-url.ts'
import { mediaTypeOf, overrideMethod } from './override-method.ts'
import {
  accountOf,
  addressRates,
  authKey,
  authRates,
  consumeRates,
  isAuthPath,
  isLoginPath,
  requestRates,
} from './rate-limits.ts'
import { attachContext, type RequestContext } from './request-context.ts'

/** Where rights, log-ins and blocked addresses change: the next request must see it. */
const accessPaths =
  /^\/(auth|staff|roles|positions|users|companies|people|api-keys|support-grants|invitations|blocked-ips|platform|graphql)(\/|$)/

const isAccessWrite = ({ request, path }: Exchange): boolean =>
  !['GET', 'HEAD', 'OPTIONS'].includes(request.method) && accessPaths.test(path)

export type HandleApi = (request: Request, context: RequestContext) => Promise<Response>

export type ApiArgs = {
  config: Promise<SanitizedConfig> | SanitizedConfig
  rateLimiter: RateLimiter
  ingressRoutes?: readonly IngressRoute[]
  /** Renews the cookies of a browser whose access token has run out. */
  renewCookies?: RenewCookies
  /** who a request is, for its limits; by default the product's own log-ins */
  identify?: typeof callerOf
}

export type RenewCookies = (request: {
  payload: Payload
  headers: Headers
  method: string
  ip: string
}) => Promise<{ cookie: string; setCookies: string[] } | undefined>

/** What happens to one request on its way. */
type Exchange = {
  request: Request
  path: string
  context: RequestContext
  payload: Payload
  caller?: Caller
  setCookies?: string[]
  verdict?: RateVerdict
}

/** Everything under the API's base path: limits, ingress, GraphQL, Payload, and one shape for every refusal. */
export const createApi = ({
  config,
  rateLimiter,
  ingressRoutes = [],
  renewCookies,
  identify = callerOf,
}: ApiArgs): HandleApi => {
  let graphql: ReturnType<typeof createGraphqlHandler> | undefined

  const handle: HandleApi = async (incoming, context) => {
    let exchange: Exchange | undefined
    let response: Response
    try {
      const payload = await getPayload({ config })
      await startIpBlocks(payload)
      const url = new URL(incoming.url)
      exchange = { request: incoming, path: url.pathname.slice(payload.config.routes.api.length), context, payload }
      guardUrl(url, { viaForm: false })
      response = await admit(exchange)
      if (isAccessWrite(exchange) && response.ok) await settleAccess(payload)
    } catch (error) {
      response = answerFailure({ error, request: incoming, context })
    }
    const { payload, verdict, setCookies = [] } = exchange ?? {}
    const finished = await finishResponse({
      response,
      request: incoming,
      requestId: context.requestId,
      payload,
      verdict,
    })
    if (!finished.headers.has('set-cookie'))
      for (const cookie of setCookies) finished.headers.append('set-cookie', cookie)
    return finished
  }

  /** Callbacks come in by their token; everything else not from a blocked address, and not without end. */
  const admit = async (exchange: Exchange): Promise<Response> => {
    const { path, context } = exchange
    const ingress = matchIngress(ingressRoutes, path)
    if (ingress) return receive(exchange, ingress)
    if (isBlockedAddress(context.ip)) return blockedResponse(context.requestId)
    await consumeRates(rateLimiter, addressRates(context.ip))
    exchange.setCookies = await renew(exchange)
    return route(exchange)
  }

  const renew = async ({ request, context, payload }: Exchange): Promise<string[]> => {
    const { headers, method } = request
    const renewed = await renewCookies?.({ payload, headers, method, ip: context.ip })
    if (renewed) headers.set('cookie', renewed.cookie)
    return renewed?.setCookies ?? []
  }

  const route = async (exchange: Exchange): Promise<Response> => {
    const { request, path, context, payload } = exchange
    if (!knownMethods.includes(request.method)) return methodNotAllowed(knownMethods, context.requestId)
    if (request.method === 'OPTIONS')
      return new Response(null, { status: 204, headers: { Allow: knownMethods.join(', ') } })

    if (isTrapSegment(path)) throw notFound('There is no such route.')
    // Payload would look for a column that no collection of ours has.
    if (isFilePath(path) && new URL(request.url).searchParams.has('prefix')) throw notFound()
    const effective = await overrideMethod(request)
    const url = new URL(effective.url)
    guardUrl(url, { viaForm: effective !== request && request.method === 'POST' })
    guardQuery(url.search, effective.method)
    effective.headers.set(methodHeader, effective.method)
    exchange.caller = await identify(payload, effective.headers, context.ip)
    exchange.verdict = await consumeRates(rateLimiter, requestRates(effective, context.ip, exchange.caller))
    // Files are taken from log-ins only, and a form of another site comes without one.
    if (mediaTypeOf(effective).startsWith('multipart/') && !exchange.caller) throw unauthenticated()
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
    const { path, context, payload, caller } = exchange
    const isGuess = request.method !== 'GET' && isAuthPath(path)
    const account = isGuess ? accountOf(json) || (caller?.id ?? '') : undefined
    if (account !== undefined) exchange.verdict = await consumeRates(rateLimiter, authRates(account, context.ip))
    const response = await handleEndpoints({ config, request })
    if (account !== undefined && response.ok && isLoginPath(path))
      await rateLimiter.forgive('auth', authKey(account, context.ip))
    if (response.status === 403 && isFilePath(path)) return new Response(null, { status: caller ? 404 : 401 })
    if (response.status !== 404) return response
    const allowed = allowedMethods(payload, path)
    return allowed.length === 0 || allowed.includes(request.method)
      ? response
      : methodNotAllowed(allowed, context.requestId)
  }

  const runGraphql = async (
    { context, payload, caller }: Exchange,
    request: Request,
    json: string | undefined,
  ): Promise<Response> => {
    if (request.method !== 'POST') return methodNotAllowed(['POST', 'OPTIONS'], context.requestId)
    graphql ??= createGraphqlHandler({ config: payload.config })
    return graphql(request, json, { mayIntrospect: caller?.isStaff ?? false })
  }

  return handle
}

/** A file of a row that the caller may not read does not exist for him; Payload would answer 403. */
const isFilePath = (path: string): boolean => /^\/[^/]+\/file\//.test(path)

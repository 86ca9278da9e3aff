import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'

import { isBlockedAddress } from '../access/ip-blocks.ts'
import { methodHeader } from '../access/trusted-origin.ts'
import { brandIcon } from '../platform/brand-icon.ts'
import { reportError } from '../platform/sentry.ts'
import { logAccess } from './access-log.ts'
import { blockedPage } from './blocked.ts'
import { answerClientError } from './client-error.ts'
import type { HandleApi } from './create-api.ts'
import { createDrain } from './drain.ts'
import { errorResponse, internalMessage, methodNotAllowed } from './error-response.ts'
import { knownMethods } from './guard-url.ts'
import { createHealth, type HealthCheck } from './health.ts'
import { createMetrics } from './metrics.ts'
import type { PageHandler } from './next-pages.ts'
import { clientIpHeader, requestIdHeader, type RequestContext } from './request-context.ts'
import { routeClassOf, type RouteClass } from './route-class.ts'
import { newNonce, pagePolicy, setSecurityHeaders } from './security-headers.ts'
import { sendResponse } from './send-response.ts'
import { textResponse } from './text-response.ts'
import { createPeerReader, type Peer } from './trusted-proxies.ts'
import { targetOf, toWebRequest } from './web-request.ts'

export type WebServerArgs = {
  handleApi: HandleApi
  /** where browsers reach the installation */
  publicUrl: string
  /** the admin panel; absent on an API-only process */
  pages?: PageHandler
  /** renews the cookies of a page whose access token has run out */
  renewCookies?: (request: {
    headers: Headers
    method: string
    ip: string
  }) => Promise<{ cookie: string; setCookies: string[] } | undefined>
  /** the API goes through `pages` as well, for a comparison */
  apiViaPages?: boolean
  trustedProxies?: readonly string[]
  checks?: Record<string, HealthCheck>
  metricsToken?: string
  gauges?: () => Promise<Record<string, number>> | Record<string, number>
  isDev?: boolean
  /** see `pagePolicy` */
  mapTileUrl?: string
  /** how long a drain waits for requests in flight, milliseconds */
  drainMs?: number
}

export type WebServer = {
  server: Server
  /** @returns the port, which is a free one for port 0 */
  listen: (address: { port: number; host?: string }) => Promise<number>
  /** Stops accepting, lets requests in flight finish, closes every connection. */
  drain: () => Promise<void>
}

type Call = {
  req: IncomingMessage
  res: ServerResponse
  url: URL
  route: RouteClass
  peer: Peer
  context: RequestContext
}

/** The one HTTP server of a web process: health, API and pages. Sockets attach themselves to `server`. */
export const createWebServer = (args: WebServerArgs): WebServer => {
  const {
    handleApi,
    publicUrl,
    pages,
    apiViaPages = false,
    trustedProxies = [],
    checks = {},
    isDev = false,
    mapTileUrl,
    drainMs = 20_000,
  } = args
  const origin = new URL(publicUrl).origin
  const isSecure = origin.startsWith('https:')
  const readPeer = createPeerReader(trustedProxies)
  const metrics = createMetrics()
  const server = createServer({
    keepAlive: true,
    maxHeaderSize: 16 * 1024,
    headersTimeout: 20_000,
    requestTimeout: 300_000,
    keepAliveTimeout: 65_000,
  })
  const drain = createDrain({ server, drainMs })
  const health = createHealth({
    checks,
    isDraining: drain.isDraining,
    metrics,
    metricsToken: args.metricsToken,
    gauges: args.gauges,
  })

  const answer = async (call: Call): Promise<void> => {
    const { req, res, url, route, context } = call
    if (!knownMethods.includes(req.method ?? ''))
      return sendResponse(methodNotAllowed(knownMethods, context.requestId), res)
    if (route === 'health') return health(url.pathname, req, res)
    if (isApi(route) && !(pages && apiViaPages))
      return sendResponse(await handleApi(toWebRequest({ req, res, origin }), context), res)
    if (isBlockedAddress(context.ip) && route !== 'ingress') return sendResponse(blockedPage(), res)
    if (!pages) return sendResponse(notFound(context.requestId), res)
    if (url.pathname === '/') return redirect(res, '/admin')
    if (url.pathname === '/favicon.ico') return sendResponse(icon(), res)
    if (!isPanel(url.pathname) && !isApi(route)) return sendResponse(notFound(context.requestId), res)
    passContext(call)
    await renewPageCookies(call)
    return pages.handle(req, res)
  }

  const renewPageCookies = async ({ req, res, route, context }: Call): Promise<void> => {
    if (route !== 'page') return
    const headers = new Headers(
      ['cookie', 'origin', 'sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest'].flatMap((name) =>
        req.headers[name] ? [[name, String(req.headers[name])] as [string, string]] : [],
      ),
    )
    const renewed = await args.renewCookies?.({ headers, method: req.method ?? 'GET', ip: context.ip })
    if (!renewed) return
    req.headers.cookie = renewed.cookie
    for (const cookie of renewed.setCookies) res.appendHeader('set-cookie', cookie)
  }

  /** Next reads the nonce of a page from the policy that the request says it has. */
  const policyOf = (req: IncomingMessage, route: RouteClass): string | undefined => {
    delete req.headers['content-security-policy']
    delete req.headers['content-security-policy-report-only']
    if (route !== 'page') return undefined
    return (req.headers['content-security-policy'] = pagePolicy({
      nonce: newNonce(),
      origin,
      isDev,
      mapTileUrl,
    }))
  }

  server.on('request', (req, res) => {
    const requestId = randomUUID()
    const peer = readPeer(req)
    const url = urlOf(req, origin)
    const route = routeClassOf(url?.pathname ?? '')
    drain.track(res)
    logAccess({ req, res, path: url?.pathname ?? '', route, ip: peer.ip, requestId, metrics })
    setSecurityHeaders(res, { policy: policyOf(req, route), isHttps: isSecure || peer.protocol === 'https' })
    res.setHeader(requestIdHeader, requestId)
    if (!url) return void sendResponse(badTarget(requestId), res)
    answer({ req, res, url, route, peer, context: { ip: peer.ip, requestId } })
      .catch((error: unknown) => fail({ error, res, requestId }))
      .finally(() => discardRest(req))
  })
  server.on('upgrade', (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (routeClassOf(urlOf(req, origin)?.pathname ?? '') === 'socket' && server.listenerCount('upgrade') > 1) return
    if (!pages) return void socket.destroy()
    drain.trackUpgrade(socket)
    pages.upgrade(req, socket, head)
  })
  server.on('clientError', answerClientError)

  return {
    server,
    drain: drain.run,
    listen: ({ port, host }) =>
      new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, host, () => {
          server.off('error', reject)
          resolve((server.address() as AddressInfo).port)
        })
      }),
  }
}

const isApi = (route: RouteClass): boolean => route === 'api' || route === 'graphql' || route === 'ingress'

/** Next's own page of "not found" is made at build time, without a nonce; it is only needed inside the panel. */
const isPanel = (path: string): boolean => /^\/(admin|_next)(\/|$)/.test(path)

// Joined as text: a path that begins with two slashes must not be taken for a host.
const urlOf = (req: IncomingMessage, origin: string): URL | undefined => {
  const href = origin + targetOf(req)
  return URL.canParse(href) ? new URL(href) : undefined
}

/** Next and the panel's server functions read who calls from headers; what a client sent under these names is gone. */
const passContext = ({ req, peer, context }: Call): void => {
  Object.assign(req.headers, {
    'x-forwarded-for': peer.ip,
    'x-forwarded-proto': peer.protocol,
    'x-forwarded-host': peer.host,
    [clientIpHeader]: context.ip,
    [requestIdHeader]: context.requestId,
    [methodHeader]: req.method,
  })
}

// A refused body is read to its end for a moment, so that its sender gets to read the answer.
const discardRest = (req: IncomingMessage): void => {
  if (req.complete || req.destroyed) return
  // The stream that was given up would stop the flow again.
  req.removeAllListeners('data')
  req.resume()
  const timer = setTimeout(() => req.destroy(), 5_000)
  req.once('close', () => clearTimeout(timer))
}

const redirect = (res: ServerResponse, location: string): void => {
  res.writeHead(302, { location })
  res.end()
}

/** Browsers ask for it of their own accord before they have read which icon a page names. */
const icon = (): Response =>
  textResponse(brandIcon, { headers: { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400' } })

const notFound = (requestId: string): Response =>
  errorResponse({ status: 404, errors: [{ message: 'There is no such page.', code: 'NOT_FOUND' }], requestId })

const badTarget = (requestId: string): Response =>
  errorResponse({
    status: 400,
    errors: [{ message: 'The address of the request is not valid.', code: 'VALIDATION' }],
    requestId,
  })

const fail = async ({
  error,
  res,
  requestId,
}: {
  error: unknown
  res: ServerResponse
  requestId: string
}): Promise<void> => {
  reportError(error, { requestId })
  if (res.headersSent) return void res.destroy()
  await sendResponse(
    errorResponse({ status: 500, errors: [{ message: internalMessage, code: 'INTERNAL' }], requestId }),
    res,
  )
}

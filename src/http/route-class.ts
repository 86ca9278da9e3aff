export type RouteClass = 'api' | 'graphql' | 'ingress' | 'socket' | 'health' | 'asset' | 'page'

const ingress = /^\/api\/v1\/(paymentcallback|payoutcallback|expensecallback|instant-payment-notification)\//

/** Which part of the server a path belongs to. */
export const routeClassOf = (path: string): RouteClass => {
  if (path === '/healthz' || path === '/readyz' || path === '/metrics') return 'health'
  if (path.startsWith('/socket.io')) return 'socket'
  if (ingress.test(path)) return 'ingress'
  if (path === '/api/v1/graphql') return 'graphql'
  if (path === '/api/v1' || path.startsWith('/api/v1/')) return 'api'
  return path.startsWith('/_next/') ? 'asset' : 'page'
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** The path for the log: without its query, and without long segments that are no ids (tokens of callbacks and mails). */
export const loggablePath = (path: string): string =>
  path
    .split('/')
    .map((segment) => (segment.length >= 20 && !uuid.test(segment) && /\d/.test(segment) ? ':token' : segment))
    .join('/')
    .slice(0, 300)

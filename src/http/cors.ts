import type { SanitizedConfig } from 'payload'

const exposed = 'X-Request-Id, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset'
const methods = 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS'
const requestHeaders =
  'Authorization, Content-Type, Accept, Idempotency-Key, If-None-Match, X-Company, X-HTTP-Method-Override, X-Payload-HTTP-Method-Override'

type CorsArgs = { headers: Headers; request: Request; config: Pick<SanitizedConfig, 'cors' | 'csrf'> }

/**
 * Lets pages of the configured origins read the answer. They bring a token of their own: cookies count for our own
 * origin alone. What Payload wrote before is replaced, because it lets every listed origin send cookies.
 */
export const setCors = ({ headers, request, config: { cors, csrf } }: CorsArgs): void => {
  for (const name of [...headers.keys()]) if (name.startsWith('access-control-')) headers.delete(name)
  const origin = request.headers.get('origin')
  if (origin === null) return
  headers.append('vary', 'Origin')
  if (!Array.isArray(cors) || !cors.includes(origin)) return
  headers.set('access-control-allow-origin', origin)
  if (csrf.includes(origin)) headers.set('access-control-allow-credentials', 'true')
  if (request.method !== 'OPTIONS') return headers.set('access-control-expose-headers', exposed)
  headers.set('access-control-allow-methods', methods)
  headers.set('access-control-allow-headers', requestHeaders)
  headers.set('access-control-max-age', '600')
}

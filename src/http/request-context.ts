import type { PayloadRequest } from 'payload'

export type RequestContext = { ip: string; requestId: string }

/** Set by the server on every request it passes on, so that a client's own values never get through. */
export const requestIdHeader = 'x-request-id'
export const clientIpHeader = 'x-freehold-client-ip'

// A symbol property survives the proxies that Payload wraps around a request; a WeakMap would not.
const contextKey = Symbol.for('freehold.requestContext')

type Carrier = { [contextKey]?: RequestContext }

/** Ties the caller's address and the request id to the request for the rest of its life. */
export const attachContext = (request: Request, context: RequestContext): Request =>
  Object.assign(request, { [contextKey]: context })

/**
 * Who calls and under which id.
 * @returns empty strings for work that no HTTP request started (jobs, command line)
 */
export const requestContext = (req: PayloadRequest | Request): RequestContext => {
  const attached = (req as Carrier)[contextKey]
  if (attached) return attached
  return { ip: req.headers?.get(clientIpHeader) ?? '', requestId: req.headers?.get(requestIdHeader) ?? '' }
}

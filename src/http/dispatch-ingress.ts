import type { Payload } from 'payload'

import type { IngressRoute } from '../../endpoints/ingress.ts'
import { matchPath } from './match-path.ts'
import { readBytes } from './read-body.ts'
import type { RequestContext } from './request-context.ts'
import { textResponse } from './text-response.ts'

const defaultMaxBytes = 256 * 1024

export type IngressMatch = { routes: IngressRoute[]; params: Record<string, string> }

/** The ingress routes of a path, whatever their method; undefined when the path is none of theirs. */
export const matchIngress = (routes: readonly IngressRoute[], path: string): IngressMatch | undefined => {
  for (const route of routes) {
    const params = matchPath(route.path, path)
    if (params) return { params, routes: routes.filter((other) => other.path === route.path) }
  }
  return undefined
}

type DispatchArgs = {
  route: IngressRoute
  params: Record<string, string>
  request: Request
  payload: Payload
  context: RequestContext
}

/**
 * Hands the raw bytes to the route. Payload takes no part: no log-in, no parsing.
 * @throws 413 above the route's cap
 */
export const dispatchIngress = async ({
  route,
  params,
  request,
  payload,
  context,
}: DispatchArgs): Promise<Response> => {
  const raw = await readBytes(request, route.maxBytes || defaultMaxBytes)
  const { method, headers } = request
  const { status, body, contentType } = await route.handler({ payload, params, raw, headers, method, ...context })
  return textResponse(body, { status, headers: { 'Content-Type': contentType ?? 'application/json' } })
}

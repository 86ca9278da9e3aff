import type { Payload } from 'payload'

import type { RateVerdict } from '../platform/rate-limit.ts'
import { setCors } from './cors.ts'
import { normaliseResponse } from './normalise-response.ts'
import { rateHeaders } from './rate-limits.ts'
import { requestIdHeader } from './request-context.ts'

type FinishArgs = {
  response: Response
  request: Request
  requestId: string
  /** absent when the system is not up */
  payload?: Payload
  verdict?: RateVerdict
}

/** What every answer gets: the shape of errors, the request id, the state of the limits, CORS, no caching of data. */
export const finishResponse = async ({
  response,
  request,
  requestId,
  payload,
  verdict,
}: FinishArgs): Promise<Response> => {
  const shaped = await normaliseResponse(response, requestId)
  const { headers } = shaped
  headers.set(requestIdHeader, requestId)
  for (const [name, value] of Object.entries(rateHeaders(verdict))) if (!headers.has(name)) headers.set(name, value)
  if (!headers.has('cache-control') && isData(headers)) headers.set('cache-control', 'private, no-store')
  if (shaped.status === 401) headers.set('www-authenticate', 'JWT realm="Freehold"')
  if (payload) setCors({ headers, request, config: payload.config })
  return request.method === 'HEAD' ? new Response(null, { status: shaped.status, headers }) : shaped
}

const isData = (headers: Headers): boolean => headers.get('content-type')?.includes('json') ?? true

import type { Payload } from 'payload'

export type IngressRequest = {
  payload: Payload
  params: Record<string, string>
  raw: Buffer
  headers: Headers
  method: string
  ip: string
  requestId: string
}

export type IngressAnswer = { status: number; body: string; contentType?: string }

export type IngressRoute = {
  method: 'get' | 'post'
  /** Below the API's base path, e.g. `/paymentcallback/:token`. */
  path: string
  maxBytes: number
  handler: (request: IngressRequest) => Promise<IngressAnswer>
}

/** A route for machines that do not log in: raw bytes in, dispatched before Payload does any work. */
export const defineIngress = (route: IngressRoute): IngressRoute => route

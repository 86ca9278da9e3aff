import type { IncomingMessage, ServerResponse } from 'node:http'

import { bodyStream } from './body-stream.ts'

type WebRequestArgs = {
  req: IncomingMessage
  res: ServerResponse
  /** scheme and host of the installation: a client's Host header never gets into links */
  origin: string
}

/** Path and query of a request; a proxy form (`GET http://host/path`) loses its host. */
export const targetOf = ({ url = '/' }: IncomingMessage): string => {
  if (url.startsWith('/')) return url
  if (!URL.canParse(url)) return '/'
  const { pathname, search } = new URL(url)
  return pathname + search
}

/**
 * The Fetch form of a Node request. The body streams; the signal aborts when the client goes away before the answer.
 */
export const toWebRequest = ({ req, res, origin }: WebRequestArgs): Request => {
  const abort = new AbortController()
  res.once('close', () => {
    if (!res.writableFinished) abort.abort()
  })
  const headers = new Headers()
  for (let index = 0; index < req.rawHeaders.length; index += 2) {
    const name = req.rawHeaders[index]!
    if (!name.startsWith(':')) headers.append(name, req.rawHeaders[index + 1]!)
  }
  const body = hasBody(req) ? bodyStream(req) : null
  const init = { method: req.method, headers, body, signal: abort.signal, ...(body && { duplex: 'half' }) }
  return new Request(origin + targetOf(req), init as RequestInit)
}

// Fetch knows no body of a GET or HEAD; Node discards it.
const hasBody = ({ method, headers }: IncomingMessage): boolean =>
  method !== 'GET' &&
  method !== 'HEAD' &&
  (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0)

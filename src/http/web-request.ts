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
  const headers = new Headers()
  for (let index = 0; index < req.rawHeaders.length; index += 2) {
    const name = req.rawHeaders[index]!
    if (!name.startsWith(':')) headers.append(name, req.rawHeaders[index + 1]!)
  }
  const body = hasBody(req) ? bodyStream(req) : null
  const init = { method: req.method, headers, body, ...(body && { duplex: 'half' }) }
  const request = new Request(origin + targetOf(req), init as RequestInit)
  let signal: AbortSignal | undefined
  return Object.defineProperty(request, 'signal', { configurable: true, get: () => (signal ??= signalOf(res)) })
}

// Made when somebody asks for it: most requests are answered before anybody does.
const signalOf = (res: ServerResponse): AbortSignal => {
  const abort = new AbortController()
  const end = (): void => (res.writableFinished ? undefined : abort.abort())
  if (res.closed) end()
  else res.once('close', end)
  return abort.signal
}

// Fetch knows no body of a GET or HEAD; Node discards it.
const hasBody = ({ method, headers }: IncomingMessage): boolean =>
  method !== 'GET' &&
  method !== 'HEAD' &&
  (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0)

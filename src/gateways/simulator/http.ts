import type { IncomingMessage, ServerResponse } from 'node:http'

import { parseJson } from '../http-client.ts'
import { isObject, type JsonObject } from '../sasapay/fields.ts'

export type Reply = { status: number; body: unknown; contentType?: string }

export type Request = {
  url: URL
  headers: IncomingMessage['headers']
  /** An empty object when the body is no JSON object. */
  body: JsonObject
}

/** `'never'` leaves the caller without an answer. */
export type Route = (request: Request) => Promise<Reply | 'never'> | Reply | 'never'

/** Keys are `METHOD /path`, without a slash at the end. */
export type Routes = Readonly<Record<string, Route>>

const maxBytes = 64 * 1024

/** Answers one request from the table; 404, 413 and 500 where it cannot. */
export const serve = async (args: { routes: Routes; request: IncomingMessage; response: ServerResponse }) => {
  const { routes, request, response } = args
  const url = new URL(request.url ?? '/', 'http://simulator')
  const route = routes[`${request.method} ${url.pathname.replace(/\/+$/, '') || '/'}`]
  const text = await readText(request)
  if (text === null) return send(response, { status: 413, body: { detail: 'The body is too large.' } })
  if (!route) return send(response, { status: 404, body: { detail: 'Not found.' } })
  const parsed = parseJson(text)
  const reply = await route({ url, headers: request.headers, body: isObject(parsed) ? parsed : {} })
  if (reply !== 'never') send(response, reply)
}

export const send = (response: ServerResponse, { status, body, contentType }: Reply): void => {
  response.writeHead(status, { 'content-type': contentType ?? 'application/json', 'cache-control': 'no-store' })
  response.end(contentType ? String(body) : JSON.stringify(body))
}

const readText = async (request: IncomingMessage): Promise<string | null> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.byteLength
    if (size <= maxBytes) chunks.push(chunk)
  }
  return size > maxBytes ? null : Buffer.concat(chunks).toString('utf8')
}

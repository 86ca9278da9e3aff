import { setTimeout as sleep } from 'node:timers/promises'

export type GatewayRequest = {
  /** From the environment through the registry. */
  baseUrl: string
  /** Absolute path, query allowed. */
  path: string
  method: 'GET' | 'POST'
  headers?: Record<string, string>
  json?: unknown
  timeoutMs?: number
  maxBytes?: number
  signal?: AbortSignal
}

/** `json` is undefined when the body is no JSON. */
export type GatewayAnswer =
  | { kind: 'answer'; status: number; json: unknown }
  | { kind: 'timeout' }
  | { kind: 'unreachable'; message: string }
  | { kind: 'malformed'; status: number; message: string }

const defaults = { timeoutMs: 10_000, maxBytes: 256 * 1024, retryDelaysMs: [150, 450] }

/**
 * One call to a gateway: 10 s for the whole answer, no redirects, 256 KB at most, never outside `baseUrl`.
 * Only a GET that met a dead line or a 502-504 is sent again; a POST never is.
 * @returns what happened; throws RangeError only for a base URL or path that must not be called
 */
export const callGateway = async (request: GatewayRequest): Promise<GatewayAnswer> => {
  const url = gatewayUrl(request)
  const delays = request.method === 'GET' ? defaults.retryDelaysMs : []
  for (const delay of delays) {
    const answer = await attempt(url, request)
    if (!worthRepeating(answer) || request.signal?.aborted) return answer
    await sleep(delay)
  }
  return attempt(url, request)
}

/** Joins path to base and proves that the result stays on the base's origin, below its path. */
export const gatewayUrl = ({ baseUrl, path }: { baseUrl: string; path: string }): URL => {
  const base = new URL(baseUrl)
  if (!['http:', 'https:'].includes(base.protocol) || base.username || base.password || base.search || base.hash) {
    throw new RangeError('A gateway base URL is http(s), without credentials, query or fragment.')
  }
  if (!path.startsWith('/')) throw new RangeError('A gateway path starts with "/".')
  const prefix = base.pathname.replace(/\/+$/, '')
  const url = new URL(`${base.origin}${prefix}${path}`)
  if (url.origin !== base.origin || !url.pathname.startsWith(`${prefix}/`)) {
    throw new RangeError('A gateway path must stay below its base URL.')
  }
  return url
}

const worthRepeating = (answer: GatewayAnswer): boolean =>
  answer.kind === 'unreachable' || (answer.kind !== 'timeout' && [502, 503, 504].includes(answer.status))

const attempt = async (url: URL, request: GatewayRequest): Promise<GatewayAnswer> => {
  const timeout = AbortSignal.timeout(request.timeoutMs ?? defaults.timeoutMs)
  const signal = request.signal ? AbortSignal.any([timeout, request.signal]) : timeout
  try {
    const response = await fetch(url, {
      method: request.method,
      headers: {
        accept: 'application/json',
        ...(request.json === undefined ? {} : { 'content-type': 'application/json' }),
        ...request.headers,
      },
      body: request.json === undefined ? null : JSON.stringify(request.json),
      redirect: 'manual',
      signal,
    })
    return await readAnswer(response, request.maxBytes ?? defaults.maxBytes)
  } catch (error) {
    if (timeout.aborted || request.signal?.aborted) return { kind: 'timeout' }
    return { kind: 'unreachable', message: causeOf(error) }
  }
}

const readAnswer = async (response: Response, maxBytes: number): Promise<GatewayAnswer> => {
  const { status } = response
  if (status >= 300 && status < 400) {
    await response.body?.cancel()
    return { kind: 'malformed', status, message: 'The gateway answered with a redirect.' }
  }
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = response.body?.getReader()
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    size += part.value.byteLength
    chunks.push(part.value)
    if (size <= maxBytes) continue
    await reader?.cancel()
    return { kind: 'malformed', status, message: 'The gateway answered with too much data.' }
  }
  return { kind: 'answer', status, json: parseJson(Buffer.concat(chunks).toString('utf8')) }
}

/** Undefined when the text is no JSON. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

const causeOf = (error: unknown): string => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error ? cause.message : 'The connection failed.'
}

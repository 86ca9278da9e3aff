import { randomUUID } from 'node:crypto'
import type { HandleApi } from '../../src/http/create-api.ts'

export type ApiOptions = {
  /** An object is sent as JSON; a string or bytes are sent as they are. */
  body?: unknown
  token?: string
  headers?: Record<string, string>
  ip?: string
}

export type ApiAnswer<Body> = {
  status: number
  body: Body
  headers: Headers
  text: string
}

export type ApiClient = {
  // The caller states what it expects to read; `any` would hide a typing error in the test itself.
  api: <Body = Record<string, unknown>>(method: string, path: string, options?: ApiOptions) => Promise<ApiAnswer<Body>>
}

/**
 * Calls /api/v1 as the server does, in this process. `path` is `/finance/charges` or a full `/api/v1/...`.
 * @param handle another composition of the API, e.g. one without rate limits
 */
export const createApiClient = ({ handle }: { handle?: HandleApi } = {}): ApiClient => ({
  api: async <Body>(method: string, path: string, options: ApiOptions = {}): Promise<ApiAnswer<Body>> => {
    const answer = handle ?? (await import('../../src/api.ts')).handleApi
    const request = buildRequest({ method, path, options })
    const response = await answer(request, { ip: options.ip ?? '127.0.0.1', requestId: randomUUID() })
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, body: parseBody(text, response) as Body }
  },
})

/** A log-in through the API that fails loudly: a test without its user should not go on. */
export const createLogin =
  ({ api }: ApiClient) =>
  async (email: string, password: string): Promise<string> => {
    const { status, body } = await api<{ accessToken?: string }>('POST', '/auth/login', { body: { email, password } })
    if (status === 200 && body.accessToken) return body.accessToken
    throw new Error(`Log-in of ${email} answered ${status}: ${JSON.stringify(body)}`)
  }

const buildRequest = ({ method, path, options }: { method: string; path: string; options: ApiOptions }): Request => {
  const origin = process.env.PUBLIC_URL ?? 'http://localhost:3000'
  const url = new URL(path.startsWith('/api/') ? path : `/api/v1${path}`, origin)
  const headers = new Headers({ accept: 'application/json', ...options.headers })
  if (options.token) headers.set('authorization', `Bearer ${options.token}`)
  const isRaw =
    typeof options.body === 'string' || options.body instanceof Uint8Array || options.body instanceof FormData
  const body = options.body === undefined ? undefined : isRaw ? options.body : JSON.stringify(options.body)
  if (body !== undefined && !isRaw && !headers.has('content-type')) headers.set('content-type', 'application/json')
  return new Request(url, { method, headers, body: body as BodyInit | undefined })
}

const parseBody = (text: string, response: Response): unknown => {
  if (!text || !response.headers.get('content-type')?.includes('json')) return undefined
  return JSON.parse(text)
}

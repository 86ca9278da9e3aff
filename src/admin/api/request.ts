const apiBase = '/api/v1'

export type ErrorEntry = { message: string; code?: string; path?: string }

/** An answer that is not 2xx, or none at all; its entries are written for the reader. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure'
  readonly status: number
  readonly entries: ErrorEntry[]
  readonly requestId?: string
  /** after which the same request may succeed */
  readonly retryAfterSeconds?: number

  constructor({ status, entries, requestId, retryAfterSeconds }: FailureParts) {
    super(entries.map(({ message }) => message).join(' '))
    this.status = status
    this.entries = entries
    this.requestId = requestId
    this.retryAfterSeconds = retryAfterSeconds
  }
}

type FailureParts = { status: number; entries: ErrorEntry[]; requestId?: string; retryAfterSeconds?: number }

type ApiRequest = {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** below the API's base, with its query */
  path: string
  /** JSON, or a form with a file */
  body?: unknown
  idempotencyKey?: string
  signal?: AbortSignal
}

/**
 * Calls the API as the logged-in user.
 * @throws ApiFailure
 */
export const apiRequest = async <T>({ method = 'GET', path, body, idempotencyKey, signal }: ApiRequest): Promise<T> => {
  const headers = new Headers({ accept: 'application/json' })
  const isForm = body instanceof FormData
  // A form names its own boundary.
  if (body !== undefined && !isForm) headers.set('content-type', 'application/json')
  if (idempotencyKey) headers.set('idempotency-key', idempotencyKey)
  const request = {
    method,
    headers,
    body: isForm ? body : body === undefined ? undefined : JSON.stringify(body),
    signal,
  }
  const response = await fetch(`${apiBase}${path}`, { ...request, credentials: 'same-origin' }).catch(
    (error: unknown) => {
      if (signal?.aborted) throw error
      throw new ApiFailure({
        status: 0,
        entries: [{ message: 'The server cannot be reached. Check the connection and try again.' }],
      })
    },
  )
  const text = await response.text()
  if (response.ok) return parseJson(text) as T
  throw failureOf({ response, answer: parseJson(text) })
}

/** What a failed call has to say to the reader. */
export const failureEntries = (error: unknown): { entries: ErrorEntry[]; requestId?: string } =>
  error instanceof ApiFailure
    ? error
    : { entries: [{ message: 'Something went wrong in this page. Reload it and try again.' }] }

/** A UUID v4. `crypto.randomUUID` is missing where the page comes over plain http from another machine. */
export const newIdempotencyKey = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const hex = Array.from(bytes, (byte, index) => markVersion(byte, index).toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

const markVersion = (byte: number, index: number): number => {
  if (index === 6) return (byte & 0x0f) | 0x40
  return index === 8 ? (byte & 0x3f) | 0x80 : byte
}

const failureOf = ({ response, answer }: { response: Response; answer: unknown }): ApiFailure => {
  const { status, headers } = response
  const { errors, requestId } = (answer ?? {}) as { errors?: unknown; requestId?: string }
  const entries = Array.isArray(errors) ? errors.filter(isEntry) : []
  const fallback = [{ message: `The server answered with status ${status}. Try again shortly.` }]
  const retryAfter = Number(headers.get('retry-after'))
  return new ApiFailure({
    status,
    entries: entries.length > 0 ? entries : fallback,
    requestId,
    ...(retryAfter > 0 && { retryAfterSeconds: retryAfter }),
  })
}

const isEntry = (value: unknown): value is ErrorEntry =>
  typeof value === 'object' && value !== null && typeof (value as ErrorEntry).message === 'string'

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (error) {
    // A proxy's own error page is not JSON; its status says enough.
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

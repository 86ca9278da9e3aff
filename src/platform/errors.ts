import { APIError } from 'payload'

export type ErrorCode =
  | 'VALIDATION'
  | 'UNAUTHENTICATED'
  | 'SECOND_FACTOR_REQUIRED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'IDEMPOTENCY_MISMATCH'
  | 'GONE'
  | 'TOO_LARGE'
  | 'RATE_LIMITED'
  | 'INTERNAL'
  | 'UNAVAILABLE'

type FieldError = { message: string; path: string }

/** What the admin panel reads; `errors` marks the field in the form. */
export type AppErrorData = {
  code: ErrorCode
  errors?: FieldError[]
  allowed?: readonly string[]
  retryAfterSeconds?: number
}

type AppErrorArgs = {
  status: number
  code: ErrorCode
  message: string
  /** dot notation, e.g. lines.0.amountMinor */
  path?: string
  /** the moves that would have been right (409) */
  allowed?: readonly string[]
  data?: Record<string, unknown>
  cause?: unknown
}

/** An error whose message is meant for the caller: it says what to do and leaks nothing internal. */
export class AppError extends APIError<AppErrorData & Record<string, unknown>> {
  readonly code: ErrorCode
  readonly path?: string
  readonly allowed?: readonly string[]

  constructor({ status, code, message, path, allowed, data, cause }: AppErrorArgs) {
    const errors = path === undefined ? undefined : [{ message, path }]
    super(message, status, { ...data, code, ...(errors && { errors }), ...(allowed && { allowed }) }, true)
    this.code = code
    this.path = path
    this.allowed = allowed
    this.cause = cause
  }
}

export const validationError = (message: string, path?: string): AppError =>
  new AppError({ status: 400, code: 'VALIDATION', message, path })

export const unauthenticated = (message = 'Log in to continue.'): AppError =>
  new AppError({ status: 401, code: 'UNAUTHENTICATED', message })

export const forbidden = (message = 'You do not have the permission for this.'): AppError =>
  new AppError({ status: 403, code: 'FORBIDDEN', message })

/** Also for another company's row: the answer must not tell that it exists. */
export const notFound = (message = 'Not found.'): AppError => new AppError({ status: 404, code: 'NOT_FOUND', message })

export const conflict = (
  message: string,
  { allowed, path }: { allowed?: readonly string[]; path?: string } = {},
): AppError => new AppError({ status: 409, code: 'CONFLICT', message, allowed, path })

export const idempotencyMismatch = (): AppError =>
  new AppError({
    status: 409,
    code: 'IDEMPOTENCY_MISMATCH',
    message: 'This Idempotency-Key was used with another request body. Use a new key for a new request.',
  })

/** @param seconds after which a retry may succeed */
export const rateLimited = (seconds: number): AppError =>
  new AppError({
    status: 429,
    code: 'RATE_LIMITED',
    message: `Too many requests. Try again in ${Math.ceil(seconds)} s.`,
    data: { retryAfterSeconds: Math.ceil(seconds) },
  })

export const unavailable = (
  message = 'The service is not available right now. Try again shortly.',
  cause?: unknown,
): AppError => new AppError({ status: 503, code: 'UNAVAILABLE', message, cause })

import type { ErrorCode } from '../platform/errors.ts'

/** `METHOD_NOT_ALLOWED` exists only between a client and the router, so services cannot throw it. */
export type ApiErrorCode = ErrorCode | 'METHOD_NOT_ALLOWED'

export type ErrorEntry = {
  message: string
  code: ApiErrorCode
  path?: string
  allowed?: readonly string[]
}

export type ErrorBody = { errors: ErrorEntry[]; requestId: string }

export const internalMessage = 'Something went wrong on our side. Quote the request id when you report it.'

const codeByStatus: Record<number, ApiErrorCode> = {
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  409: 'CONFLICT',
  410: 'GONE',
  413: 'TOO_LARGE',
  423: 'CONFLICT',
  429: 'RATE_LIMITED',
  501: 'NOT_FOUND',
  503: 'UNAVAILABLE',
}

/** The code of an answer that was given without one. */
export const codeOfStatus = (status: number): ApiErrorCode =>
  codeByStatus[status] ?? (status >= 500 ? 'INTERNAL' : 'VALIDATION')

type ErrorResponseArgs = {
  status: number
  errors: ErrorEntry[]
  requestId: string
  headers?: HeadersInit
}

/** The one shape of an answer that is not 2xx. */
export const errorResponse = ({ status, errors, requestId, headers }: ErrorResponseArgs): Response =>
  Response.json({ errors, requestId } satisfies ErrorBody, { status, headers })

/** The path exists, for other methods. */
export const methodNotAllowed = (allowed: readonly string[], requestId: string): Response =>
  errorResponse({
    status: 405,
    errors: [{ message: 'This method is not possible here.', code: 'METHOD_NOT_ALLOWED', allowed }],
    requestId,
    headers: { Allow: allowed.join(', ') },
  })

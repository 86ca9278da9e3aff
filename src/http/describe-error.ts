import { toAppError } from '../db/errors.ts'
import { AppError, unauthenticated, unavailable } from '../platform/errors.ts'
import { codeOfStatus, internalMessage, type ErrorEntry } from './error-response.ts'

export type DescribedError = {
  status: number
  errors: ErrorEntry[]
  /** Nobody planned for it: worth a report. */
  unexpected: boolean
  retryAfterSeconds?: number
}

type ForeignError = Error & { status?: number; code?: string; data?: unknown; isPublic?: boolean }
type Asker = { user?: unknown; headers?: Headers } | undefined

/**
 * What a caller may know of an error: never a stack, a statement or a message that was not written for him.
 * @param req the request, where it is known; without a user a refusal asks to log in
 */
export const describeError = (thrown: unknown, req?: Asker): DescribedError => {
  const error: ForeignError = thrown instanceof Error ? thrown : new Error(String(thrown))
  if (isRefusal(error) && !req?.user) return describeAppError(unauthenticated())
  const known = asAppError(error) ?? toAppError(error) ?? poolExhausted(error)
  if (known) return describeAppError(known)
  if (isBrokenForm(error, req)) return { status: 400, errors: [brokenForm], unexpected: false }
  const status = error.status ?? 500
  if (status >= 500 || status < 400 || error.isPublic === false) return internal
  return { status, errors: entriesOfForeign(error, status), unexpected: false }
}

// By shape, because the bundle of the admin panel may carry a second copy of the class.
const asAppError = (error: ForeignError): AppError | undefined =>
  error instanceof AppError || (error.isPublic && error.status && error.code && isRecord(error.data))
    ? (error as AppError)
    : undefined

const describeAppError = (error: AppError): DescribedError => ({
  status: error.status,
  errors: entriesOf(error),
  unexpected: error.status >= 500 && error.status !== 503,
  retryAfterSeconds: error.data?.retryAfterSeconds,
})

const entriesOf = ({ message, code, path, allowed, data }: AppError): ErrorEntry[] => {
  const fields = data?.errors
  if (fields?.length)
    return fields.map((field) => ({ message: field.message, code, path: field.path, ...(allowed && { allowed }) }))
  return [{ message, code, ...(path !== undefined && { path }), ...(allowed && { allowed }) }]
}

const isRefusal = ({ name, status, code }: ForeignError): boolean =>
  status === 403 && (name === 'Forbidden' || code === 'FORBIDDEN')

const poolExhausted = (error: ForeignError): AppError | undefined =>
  /timeout exceeded when trying to connect/.test(`${error.message} ${String(error.cause ?? '')}`)
    ? unavailable(undefined, error)
    : undefined

const brokenForm: ErrorEntry = { message: 'The form is not valid multipart/form-data.', code: 'VALIDATION' }

// Payload lets the parser's own errors through: those of the form and of the JSON in its `_payload` part.
const isBrokenForm = (error: ForeignError, req: Asker): boolean =>
  (req?.headers?.get('content-type') ?? '').startsWith('multipart/') &&
  (error instanceof SyntaxError || /unexpected end of (form|file)|malformed|boundary|not eligible/i.test(error.message))

const internal: DescribedError = {
  status: 500,
  errors: [{ message: internalMessage, code: 'INTERNAL' }],
  unexpected: true,
}

const entriesOfForeign = (error: ForeignError, status: number): ErrorEntry[] => {
  const code = codeOfStatus(status)
  const fields = fieldsOf(error.data)
  if (fields.length === 0) return [{ message: error.message, code }]
  return fields.map(({ message, path }) => ({ message: message ?? error.message, code, path }))
}

/** ValidationError carries `{ errors: [...] }`, QueryError the bare list. */
const fieldsOf = (data: unknown): { message?: string; path: string }[] => {
  const list = Array.isArray(data) ? data : isRecord(data) ? data.errors : undefined
  if (!Array.isArray(list)) return []
  return list
    .filter(isRecord)
    .flatMap(({ message, path }) =>
      typeof path === 'string' ? [{ path, message: typeof message === 'string' ? message : undefined }] : [],
    )
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

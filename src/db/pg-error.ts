/** What PostgreSQL says about a failed statement (see its "Error and Notice Message Fields"). */
export type PgError = {
  code: string
  message: string
  constraint?: string
  column?: string
  table?: string
  detail?: string
}

/** @returns the error of PostgreSQL or of the socket inside an error's chain of causes */
export const findPgError = (error: unknown): PgError | undefined => {
  for (let current = error, depth = 0; isObject(current) && depth < 8; current = current.cause, depth += 1) {
    if (isPgError(current)) return current
    if (isPoolTimeout(current)) return { code: '53300', message: String(current.message) }
  }
  return undefined
}

const retryableCodes = new Set(['40001', '40P01'])

/** @returns whether the same transaction may succeed when it runs again (serialization failure, deadlock) */
export const isRetryable = (error: unknown): boolean => retryableCodes.has(findPgError(error)?.code ?? '')

const socketCodes = ['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EPIPE', 'ETIMEDOUT']

type Chained = Record<string, unknown>

const isObject = (value: unknown): value is Chained => typeof value === 'object' && value !== null

const isPgError = (error: Chained): error is Chained & PgError =>
  typeof error.code === 'string' &&
  ((/^[0-9A-Z]{5}$/.test(error.code) && 'severity' in error) || socketCodes.includes(error.code))

// pg-pool and pg give these no code
const isPoolTimeout = (error: Chained): boolean =>
  typeof error.message === 'string' &&
  /^(timeout exceeded when trying to connect|Connection terminated|Query read timeout|Client has encountered a connection error)/.test(
    error.message,
  )

import { ZodError } from 'zod'

/** Thrown by a processor when no retry can help: the job goes to the dead letters at once. */
export class PermanentError extends Error {
  readonly permanent = true

  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'PermanentError'
  }
}

/** Also an AppError with `data: { permanent: true }` counts, so that services need not know about jobs. */
export const isPermanent = (error: unknown): boolean => {
  if (error instanceof ZodError) return true
  if (typeof error !== 'object' || error === null) return false
  if ('permanent' in error && error.permanent === true) return true
  const data = 'data' in error ? error.data : undefined
  return typeof data === 'object' && data !== null && 'permanent' in data && data.permanent === true
}

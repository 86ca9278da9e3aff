import { AppError } from '../../src/platform/errors.ts'

export type Refusal = {
  status: number
  code: string
  message: string
  data: { attemptsLeft?: number; retryAfterSeconds?: number; errors?: { path: string; message: string }[] }
}

/** What a promise was refused with. @throws Error when it was not, or with an error that is not meant for the caller */
export const refusalOf = async (promise: Promise<unknown>): Promise<Refusal> => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof AppError)) throw new Error(`Expected an AppError, got ${String(error)}`, { cause: error })
  return { status: error.status, code: error.code, message: error.message, data: error.data as Refusal['data'] }
}

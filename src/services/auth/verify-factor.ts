import { type CodeAttempt, type Factor, type PassedCode, settleCode } from './settle-code.ts'

export type { Factor } from './settle-code.ts'

/**
 * Ends a log-in or a step-up by one of the factors; the challenge is used up. Call it outside a transaction.
 * @throws AppError 400 (path `code`, `attemptsLeft`), 410 for the ticket, 429 while locked
 */
export const verifyFactor = <Result = void>(
  attempt: CodeAttempt<Result> & { factor: Factor },
): Promise<PassedCode<Result>> => settleCode({ ...attempt, purposes: ['login', 'step_up'] })

type AddressPurpose = 'verify_email' | 'signup' | 'email_change'

/** As `verifyFactor`, for a code by mail that proves the address itself. */
export const verifyCode = <Result = void>(
  attempt: CodeAttempt<Result> & { purposes: readonly AddressPurpose[] },
): Promise<PassedCode<Result>> => settleCode({ ...attempt, factor: 'email_code' })

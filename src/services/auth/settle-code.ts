import type { PayloadRequest } from 'payload'
import { advisoryLock } from '../../db/locks.ts'
import { type Tx, withTransaction } from '../../db/transaction.ts'
import { now } from '../../platform/clock.ts'
import { AppError, rateLimited, validationError } from '../../platform/errors.ts'
import { auditAccount } from './audit-account.ts'
import { clearFailures, countFailure, requireUnlocked } from './auth-locks.ts'
import { type Challenge, type ChallengePurpose, hashOf, takeChallenge } from './challenges.ts'
import { codeLocks } from './code-locks.ts'
import { gone } from './gone.ts'
import { isSameHash } from './hash-secret.ts'
import { isRecoveryCode, useRecoveryCode } from './recovery-codes.ts'
import { hasTotp, verifyTotp } from './totp.ts'

export type Factor = 'email_code' | 'totp' | 'recovery_code'

export type CodeAttempt<Result> = {
  req: PayloadRequest
  ticket: string
  code: string
  ip: string
  /** The caller's session: what was opened in a session is of use in that one only. */
  sessionId?: string
  /** Runs in the transaction that uses up the code: when it fails, the code is still good. Must be repeatable. */
  then?: (tx: Tx, challenge: Challenge) => Promise<Result>
}

export type PassedCode<Result> = { challenge: Challenge; result: Result }

type Settle<Result> = CodeAttempt<Result> & { factor: Factor; purposes: readonly ChallengePurpose[] }

/**
 * Ends a challenge by a code: of many right answers at once one wins. A wrong one is counted against the account and
 * the address and stays counted, so this opens its own transaction.
 * @throws AppError 400 (path `code`, `attemptsLeft`), 410 for the ticket, 429 while locked
 */
export const settleCode = async <Result>(args: Settle<Result>): Promise<PassedCode<Result>> => {
  const { req, factor } = args
  if (await req.transactionID) throw new Error('A code is verified outside transactions: its failure must be kept.')
  const code = args.code.replaceAll(/[\s-]/g, '')
  const isPlausible = factor === 'recovery_code' ? isRecoveryCode(code) : /^\d{6}$/.test(code)
  if (!isPlausible) throw validationError(shapeOf(factor), 'code')
  const outcome = await withTransaction(req, (tx) => settle(tx, { ...args, code }))
  if ('refusal' in outcome) throw outcome.refusal
  return outcome
}

/** A refusal is a result: thrown inside the transaction it would undo the count. */
type Outcome<Result> = PassedCode<Result> | { refusal: AppError }

const settle = async <Result>(tx: Tx, args: Settle<Result>): Promise<Outcome<Result>> => {
  const { ticket, purposes, ip, factor, code } = args
  const challenge = await takeChallenge(tx, { ticket, purpose: purposes, lock: true })
  if (challenge.sessionId && challenge.sessionId !== args.sessionId) throw gone()
  const { account, address } = codeLocks(challenge, ip)
  // one attempt at a time for an account, whatever the ticket: many at once must not slip past the limit
  await advisoryLock(tx, account.key)
  await requireUnlocked(tx, [account.key, address.key])
  await requireOffered(tx, { challenge, factor })
  if (!(await isRight(tx, { challenge, factor, code }))) return refuse(tx, { req: args.req, challenge, factor, ip })
  await clearFailures(tx, [account.key])
  await tx.query('update challenges set used_at = $2, updated_at = $2 where id = $1', [challenge.id, now()])
  return { challenge, result: (await args.then?.(tx, challenge)) as Result }
}

type Check = { challenge: Challenge; factor: Factor }

/** @throws AppError 400 for a factor that this challenge does not take, or a code past its 300 s */
const requireOffered = async (tx: Tx, { challenge, factor }: Check): Promise<void> => {
  if (factor === 'email_code') {
    if (!challenge.codeHash || !challenge.codeExpiresAt) throw validationError('Use another factor.', 'factor')
    if (challenge.codeExpiresAt <= now()) throw validationError('This code has expired. Ask for a new one.', 'code')
  } else if (!challenge.userId || !(await hasTotp(tx, challenge.userId)))
    throw validationError('Use another factor.', 'factor')
}

const isRight = async (tx: Tx, { challenge, factor, code }: Check & { code: string }): Promise<boolean> => {
  if (factor === 'email_code') return isSameHash(hashOf(challenge, code), challenge.codeHash ?? '')
  const userId = challenge.userId ?? ''
  return factor === 'totp' ? verifyTotp(tx, { userId, code }) : useRecoveryCode(tx, { userId, code })
}

type Refusal = { refusal: AppError }

const refuse = async (
  tx: Tx,
  { req, challenge, factor, ip }: Check & { req: PayloadRequest; ip: string },
): Promise<Refusal> => {
  const { account, address } = codeLocks(challenge, ip)
  await tx.query('update challenges set attempts = attempts + 1, updated_at = $2 where id = $1', [challenge.id, now()])
  const ofAccount = await countFailure(tx, account)
  const ofAddress = await countFailure(tx, address)
  const { userId } = challenge
  if (userId) await auditAccount({ req, tx, userId, action: 'second_factor_failed', details: { factor } })
  const seconds = Math.max(ofAccount.lockedSeconds, ofAddress.lockedSeconds)
  return { refusal: seconds > 0 ? rateLimited(seconds) : wrongCode(factor, account.limit - ofAccount.failures) }
}

const wrongCode = (factor: Factor, attemptsLeft: number): AppError =>
  new AppError({
    status: 400,
    code: 'VALIDATION',
    path: 'code',
    message: `${reasonOf(factor)} You can try ${attemptsLeft} more ${attemptsLeft === 1 ? 'time' : 'times'}.`,
    data: { attemptsLeft },
  })

const reasonOf = (factor: Factor): string =>
  factor === 'totp' ? 'This code is wrong or was used already: wait for the next one.' : 'This code is wrong.'

const shapeOf = (factor: Factor): string =>
  factor === 'recovery_code' ? 'A recovery code has 10 letters and digits.' : 'A code has 6 digits.'

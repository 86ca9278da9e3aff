import type { PayloadRequest } from 'payload'
import { loadByUser } from '../../access/load-identity.ts'
import { buildPrincipal } from '../../access/principal.ts'
import { withTransaction } from '../../db/transaction.ts'
import { unauthenticated } from '../../platform/errors.ts'
import { callerOf, type Caller } from './caller.ts'
import { openChallenge } from './challenges.ts'
import { noteAuthFailure, noteAuthSuccess } from '../blocked-ips/note-auth-failure.ts'
import { completeLogIn } from './complete-log-in.ts'
import { findAccount, normaliseEmail, type Account } from './find-account.ts'
import { maskEmail } from './mask-email.ts'
import { tryPassword } from './password-lock.ts'
import { burnPassword, hashPassword, verifyPassword } from './passwords.ts'
import { queueMail } from '../mail/queue-mail.ts'
import type { SessionKind, SessionTokens } from './sessions.ts'

export type PendingStep = {
  next: 'second_factor' | 'verify_email'
  ticket: string
  factors?: ('totp' | 'recovery_code' | 'email_code')[]
  sentTo?: string
  resendInSeconds?: number
  expiresInSeconds: number
}

/** Either a session, or what is still missing. */
export type LogInOutcome = { session: SessionTokens } | { pending: PendingStep }

type Attempt = { req: PayloadRequest; email: string; password: string; kind: SessionKind }

/**
 * The first step of a log-in. Every wrong combination answers the same, after the same work.
 * @throws 401 for any wrong combination, 429 while the account is locked for this address
 */
export const logIn = async ({ req, email, password, kind }: Attempt): Promise<LogInOutcome> => {
  const caller = callerOf(req)
  const address = normaliseEmail(email)
  const account = await findAccount(req.payload, { email: address })
  const isRight = await tryPassword({
    req,
    email: address,
    ip: caller.ip,
    userId: account?.id,
    check: async () => (await isPasswordRight({ req, account, password })) && account?.status === 'active',
  })
  if (!account || !isRight) {
    noteAuthFailure({ payload: req.payload, ip: caller.ip, account: address })
    throw unauthenticated('The e-mail or the password is not right.')
  }
  noteAuthSuccess({ ip: caller.ip, account: address })
  return admit({ req, account, kind, caller })
}

type Admission = {
  req: PayloadRequest
  account: Account
  kind: SessionKind
  caller: Caller
  /** a code of his mail was shown on the way here */
  hasShownMail?: boolean
}

/** What follows a right password (or a new one by invitation): the missing step, or a session. */
export const admit = async ({ req, account, kind, caller, hasShownMail }: Admission): Promise<LogInOutcome> => {
  if (!account.isVerified) return { pending: await askToVerify({ req, account, caller }) }
  const factors = await requiredFactors(req, account.id)
  if (hasShownMail && !factors.includes('totp'))
    return { session: await completeLogIn({ req, account, kind, caller, factor: 'email_code' }) }
  if (factors.length > 0) return { pending: await askForFactor({ req, account, caller, factors }) }
  return { session: await completeLogIn({ req, account, kind, caller }) }
}

/** @returns the second factors of which a log-in of this user needs one; none when nobody asks for any */
const requiredFactors = async (req: PayloadRequest, userId: string): Promise<NonNullable<PendingStep['factors']>> => {
  const identity = await loadByUser(req.payload, userId)
  if (!identity) return []
  if (identity.hasTotp) return ['totp', 'recovery_code']
  const { withheld, isOperator } = buildPrincipal({ ...identity, mustChangePassword: false })
  return isOperator || withheld.length > 0 ? ['email_code'] : []
}

const isPasswordRight = async ({
  req,
  account,
  password,
}: {
  req: PayloadRequest
  account?: Account
  password: string
}): Promise<boolean> => {
  if (!account?.passwordHash) {
    await burnPassword(password)
    return false
  }
  const { isRight, needsRehash } = await verifyPassword({ plain: password, hash: account.passwordHash })
  if (isRight && needsRehash) await keepHash(req, { userId: account.id, passwordHash: await hashPassword(password) })
  return isRight
}

/** The same password under a newer hash: not a change of it. */
const keepHash = (req: PayloadRequest, { userId, passwordHash }: { userId: string; passwordHash: string }) =>
  withTransaction(req, (tx) =>
    tx.query('update credentials set password_hash = $2 where user_id = $1', [userId, passwordHash]),
  )

type Asking = { req: PayloadRequest; account: Account; caller: Caller }

const askToVerify = async ({ req, account, caller }: Asking): Promise<PendingStep> =>
  withTransaction(req, async (tx) => {
    const opened = await openChallenge(tx, {
      ...caller,
      purpose: 'verify_email',
      userId: account.id,
      email: account.email,
      withCode: true,
    })
    const { ticket, code, resendInSeconds, expiresInSeconds } = opened
    await queueMail(tx, { to: account.email, template: 'verify-email', data: { name: account.name, code: code ?? '' } })
    return { next: 'verify_email', ticket, sentTo: maskEmail(account.email), resendInSeconds, expiresInSeconds }
  })

const askForFactor = async ({
  req,
  account,
  caller,
  factors,
}: Asking & { factors: NonNullable<PendingStep['factors']> }): Promise<PendingStep> =>
  withTransaction(req, async (tx) => {
    const byMail = factors.includes('email_code')
    const opened = await openChallenge(tx, {
      ...caller,
      purpose: 'login',
      userId: account.id,
      email: account.email,
      withCode: byMail,
    })
    const { ticket, code, expiresInSeconds, resendInSeconds } = opened
    if (code) await queueMail(tx, { to: account.email, template: 'login-code', data: { name: account.name, code } })
    return {
      next: 'second_factor',
      factors,
      ticket,
      expiresInSeconds,
      ...(byMail && { sentTo: maskEmail(account.email), resendInSeconds }),
    }
  })

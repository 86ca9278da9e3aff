import type { PayloadRequest } from 'payload'
import { getPrincipal } from '../../access/principal.ts'
import { withTransaction, type Tx } from '../../db/transaction.ts'
import { now } from '../../platform/clock.ts'
import { unauthenticated } from '../../platform/errors.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { auditAccount } from './audit-account.ts'
import { callerOf } from './caller.ts'
import { openChallenge, resendCode, type Challenge } from './challenges.ts'
import { completeLogIn } from './complete-log-in.ts'
import { findAccount } from './find-account.ts'
import type { PendingStep } from './log-in.ts'
import { maskEmail } from './mask-email.ts'
import { proveFactor, type SessionKind, type SessionTokens } from './sessions.ts'
import { verifyFactor, type Factor } from './verify-factor.ts'

type Proof = { req: PayloadRequest; ticket: string; factor: Factor; code: string; kind: SessionKind }

/** The second step: the end of a log-in, or a fresh proof within a session. */
export const proveSecondStep = async ({
  req,
  kind,
  ...proof
}: Proof): Promise<{ session: SessionTokens } | { factorAt: string }> => {
  const caller = callerOf(req)
  const { factor } = proof
  const sessionId = (await getPrincipal(req))?.sessionId
  const { challenge, result } = await verifyFactor({
    ...proof,
    req,
    ip: caller.ip,
    sessionId,
    then: (tx, passed) => noteProof({ req, tx, challenge: passed, factor }),
  })
  if (challenge.purpose === 'step_up') return { factorAt: result }
  const account = challenge.userId ? await findAccount(req.payload, { id: challenge.userId }) : undefined
  if (!account || account.status !== 'active') throw unauthenticated()
  return { session: await completeLogIn({ req, account, kind, caller, factor }) }
}

/** Notes the proof in the session that asked for it; a log-in has none yet. @returns when, ISO */
const noteProof = async ({ req, tx, challenge, factor }: Noted): Promise<string> => {
  const { sessionId, userId } = challenge
  if (sessionId && userId) {
    await proveFactor(tx, { sessionId, factor })
    await auditAccount({ req, tx, userId, action: 'second_factor_proven', details: { factor } })
  }
  return now().toISOString()
}

type Noted = { req: PayloadRequest; tx: Tx; challenge: Challenge; factor: Factor }

/** Asks the logged-in user for his factor again; one without an app gets a code by mail. */
export const askForStepUp = async ({ req }: { req: PayloadRequest }): Promise<PendingStep> => {
  const principal = await getPrincipal(req)
  const account = principal && (await findAccount(req.payload, { id: principal.userId }))
  if (!principal?.sessionId || !account) throw unauthenticated()
  const { sessionId, hasTotp } = principal
  return withTransaction(req, async (tx) => {
    const opened = await openChallenge(tx, {
      ...callerOf(req),
      purpose: 'step_up',
      userId: account.id,
      email: account.email,
      sessionId,
      withCode: !hasTotp,
    })
    const { ticket, expiresInSeconds, resendInSeconds, code } = opened
    if (!code) return { next: 'second_factor', ticket, expiresInSeconds, factors: ['totp', 'recovery_code'] }
    await queueMail(tx, { to: account.email, template: 'step-up-code', data: { name: account.name, code } })
    const sentTo = maskEmail(account.email)
    return { next: 'second_factor', ticket, expiresInSeconds, resendInSeconds, sentTo, factors: ['email_code'] }
  })
}

/** A new code for a step that waits for one; the old one is dead. */
export const sendCodeAgain = ({ req, ticket }: { req: PayloadRequest; ticket: string }) =>
  withTransaction(req, async (tx) => {
    const { challenge, code, resendInSeconds, expiresInSeconds } = await resendCode(tx, { ticket })
    // Whoever signs up with an address that has an account is told so by the mail, never by the answer.
    const isKnown = (challenge.data as { isKnown?: boolean } | undefined)?.isKnown === true
    if (isKnown) await queueMail(tx, { to: challenge.email, template: 'already-registered', data: { name: '' } })
    else await queueMail(tx, { to: challenge.email, template: templates[challenge.purpose], data: { name: '', code } })
    return { ticket, sentTo: maskEmail(challenge.email), resendInSeconds, expiresInSeconds }
  })

const templates = {
  login: 'login-code',
  step_up: 'step-up-code',
  verify_email: 'verify-email',
  signup: 'verify-email',
  email_change: 'verify-email',
} as const

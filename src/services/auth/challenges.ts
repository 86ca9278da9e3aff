import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import type { Tx } from '../../db/transaction.ts'
import { now } from '../../platform/clock.ts'
import { rateLimited, validationError } from '../../platform/errors.ts'
import { open, seal } from '../../platform/secret-box.ts'
import { requireUnlocked } from './auth-locks.ts'
import { codeLocks, countSentCode } from './code-locks.ts'
import { gone } from './gone.ts'
import { hashCode, hashToken } from './hash-secret.ts'

export type ChallengePurpose = 'login' | 'verify_email' | 'signup' | 'step_up' | 'email_change'

export type Challenge = {
  id: string
  purpose: ChallengePurpose
  userId?: string
  email: string
  sessionId?: string
  ip: string
  userAgent: string
  /** What `openChallenge` was given. */
  data?: unknown
  /** Undefined when the challenge was opened without a code: it never takes one, and none can be asked for. */
  codeHash?: string
  codeExpiresAt?: Date
  sends: number
  nextSendAt?: Date
  expiresAt: Date
}

type OpenChallenge = {
  purpose: ChallengePurpose
  userId?: string
  email: string
  /** True when a code goes to the e-mail address; false when the user has an authenticator app. */
  withCode: boolean
  sessionId?: string
  ip: string
  userAgent: string
  /** JSON; kept sealed. */
  data?: unknown
}

export type OpenedChallenge = {
  id: string
  ticket: string
  /** To be mailed, never to be answered. */
  code?: string
  resendInSeconds: number
  expiresInSeconds: number
}

/**
 * Begins a step that a code ends. The ticket ties the later requests to it; only its fingerprint is kept.
 * @throws AppError 429 while codes are locked for the account or address, or when too many were mailed
 */
export const openChallenge = async (tx: Tx, args: OpenChallenge): Promise<OpenedChallenge> => {
  const email = args.email.trim().toLowerCase()
  const subject = { ...args, email }
  await requireUnlocked(tx, keysOf(subject, args.ip))
  if (args.withCode) await countSentCode(tx, subject)
  const at = now()
  const [id, ticket] = [randomUUID(), randomBytes(32).toString('base64url')]
  const code = args.withCode ? makeCode() : undefined
  const lifeSeconds = args.purpose === 'signup' ? signupSeconds : challengeSeconds
  await tx.query(insertChallenge, [
    id,
    hashToken(ticket),
    args.purpose,
    args.userId ?? null,
    email,
    code === undefined ? null : hashOf({ id, purpose: args.purpose }, code),
    code === undefined ? null : later(at, codeSeconds),
    code === undefined ? 0 : 1,
    code === undefined ? null : later(at, resendWait(1)),
    later(at, lifeSeconds),
    args.sessionId ?? null,
    args.ip,
    args.userAgent.slice(0, longestUserAgent),
    args.data === undefined ? null : seal(JSON.stringify(args.data)),
    at,
  ])
  return { id, ticket, code, resendInSeconds: resendWait(1), expiresInSeconds: code ? codeSeconds : lifeSeconds }
}

type TakeChallenge = {
  ticket: string
  purpose?: ChallengePurpose | readonly ChallengePurpose[]
  /** Keeps others from it until the transaction ends. */
  lock: boolean
}

/**
 * The open challenge of a ticket.
 * @throws AppError 410 when it is used, expired, of another purpose, or unknown
 */
export const takeChallenge = async (tx: Tx, { ticket, purpose, lock }: TakeChallenge): Promise<Challenge> => {
  const [row] = await tx.query<ChallengeRow>(lock ? `${selectChallenge} for update` : selectChallenge, [
    hashToken(ticket),
  ])
  const isWanted = purpose === undefined || (row && [purpose].flat().includes(row.purpose))
  if (!row || !isWanted || row.usedAt || row.expiresAt <= now()) throw gone()
  return toChallenge(row)
}

type ResendCode = { ticket: string; purpose?: TakeChallenge['purpose'] }
export type ResentCode = { challenge: Challenge; code: string; resendInSeconds: number; expiresInSeconds: number }

/**
 * Replaces the code of a challenge. What was counted against the account stays counted.
 * @throws AppError 410, 429 with the seconds before the next one, 400 when the challenge takes no mailed code
 */
export const resendCode = async (tx: Tx, { ticket, purpose }: ResendCode): Promise<ResentCode> => {
  const challenge = await takeChallenge(tx, { ticket, purpose, lock: true })
  if (challenge.codeHash === undefined) throw validationError('Use the code of your authenticator app.', 'factor')
  await requireUnlocked(tx, keysOf(challenge, challenge.ip))
  const at = now()
  if (challenge.nextSendAt && challenge.nextSendAt > at) throw rateLimited(secondsUntil(challenge.nextSendAt, at))
  if (challenge.sends >= mostSends) throw rateLimited(secondsUntil(challenge.expiresAt, at))
  await countSentCode(tx, challenge)
  const code = makeCode()
  const sends = challenge.sends + 1
  await tx.query(
    'update challenges set code_hash = $2, code_expires_at = $3, sends = $4, next_send_at = $5, updated_at = $6 where id = $1',
    [challenge.id, hashOf(challenge, code), later(at, codeSeconds), sends, later(at, resendWait(sends)), at],
  )
  const left = secondsUntil(challenge.expiresAt, at)
  return { challenge, code, resendInSeconds: resendWait(sends), expiresInSeconds: Math.min(codeSeconds, left) }
}

/** Fingerprint of a mailed code, good for its own challenge only. */
export const hashOf = ({ id, purpose }: Pick<Challenge, 'id' | 'purpose'>, code: string): string =>
  hashCode('challenge', id, purpose, code)

/** Life of a mailed code. */
export const codeSeconds = 300

const challengeSeconds = 900
const signupSeconds = 3_600
const mostSends = 6
const longestUserAgent = 512

/** 60, 120, 240 … seconds, at most 15 minutes. */
const resendWait = (sends: number): number => Math.min(60 * 2 ** (sends - 1), 900)

const makeCode = (): string => randomInt(1_000_000).toString().padStart(6, '0')

const keysOf = (subject: Parameters<typeof codeLocks>[0], ip: string): string[] =>
  Object.values(codeLocks(subject, ip)).map(({ key }) => key)

const later = (from: Date, seconds: number): Date => new Date(from.getTime() + seconds * 1_000)

const secondsUntil = (moment: Date, at: Date): number => Math.ceil((moment.getTime() - at.getTime()) / 1_000)

type Nullable<T> = { [K in keyof T]-?: undefined extends T[K] ? Exclude<T[K], undefined> | null : T[K] }
type ChallengeRow = Nullable<Omit<Challenge, 'data' | 'sends'>> & {
  data: string | null
  sends: string
  usedAt: Date | null
}

const toChallenge = ({ usedAt, data, sends, ...row }: ChallengeRow): Challenge => ({
  ...row,
  userId: row.userId ?? undefined,
  sessionId: row.sessionId ?? undefined,
  codeHash: row.codeHash ?? undefined,
  codeExpiresAt: row.codeExpiresAt ?? undefined,
  nextSendAt: row.nextSendAt ?? undefined,
  sends: Number(sends),
  data: data === null ? undefined : JSON.parse(open(data)),
})

const selectChallenge = `
  select id, purpose, user_id as "userId", email, session_id as "sessionId", coalesce(ip, '') as ip,
    coalesce(user_agent, '') as "userAgent", data, code_hash as "codeHash", code_expires_at as "codeExpiresAt", sends,
    next_send_at as "nextSendAt", expires_at as "expiresAt", used_at as "usedAt"
  from challenges where ticket_hash = $1`

const insertChallenge = `
  insert into challenges (id, ticket_hash, purpose, user_id, email, code_hash, code_expires_at, attempts, sends,
    next_send_at, expires_at, session_id, ip, user_agent, data, created_at, updated_at)
  values ($1, $2, $3, $4, $5, $6, $7, 0, $8, $9, $10, $11, $12, $13, $14, $15, $15)`

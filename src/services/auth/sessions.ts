import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { accessSeconds, signAccessToken } from '../../access/access-token.ts'
import { hashOfToken } from '../../access/hash-of-token.ts'
import { readRefreshToken, refreshTokenOf } from '../../access/refresh-token.ts'
import { signingKeys } from '../../access/signing-keys.ts'
import { withTransaction, type Tx } from '../../db/transaction.ts'
import { now } from '../../platform/clock.ts'
import { deviceLabel } from './device-label.ts'

export type SessionKind = 'cookie' | 'bearer'

export type SessionTokens = {
  sessionId: string
  userId: string
  kind: SessionKind
  accessToken: string
  refreshToken: string
  accessSeconds: number
  refreshSeconds: number
}

const hours = 3_600
const days = 24 * hours

/** How long a session lives unused, and at most, in seconds. A browser may stand in an office; an app is in a pocket. */
const lifetimes = {
  cookie: { idle: 12 * hours, most: 30 * days },
  bearer: { idle: 30 * days, most: 90 * days },
} as const satisfies Record<SessionKind, { idle: number; most: number }>

/** A lost answer and a second tab may show the last token again for this long. */
const graceMs = 20_000

type NewSession = {
  userId: string
  kind: SessionKind
  ip: string
  userAgent: string
  /** the second factor that was shown, if any */
  factor?: string
}

/** Opens a session in the caller's transaction. */
export const openSession = async (tx: Tx, session: NewSession): Promise<SessionTokens> => {
  const { userId, kind, ip, userAgent, factor } = session
  const sessionId = randomUUID()
  const refreshToken = refreshTokenOf({ sessionId, rotation: 0 })
  const { idle, most } = lifetimes[kind]
  await tx.query(
    `insert into sessions (id, user_id, kind, refresh_hash, rotation, rotated_at, expires_at, ends_at, factor_at, factor_kind,
                           device, user_agent, ip, last_used_at, created_at, updated_at)
     values ($1, $2, $3, $4, 0, $5, $6, $7, $8, $9, $10, $11, $12, $5, $5, $5)`,
    [
      sessionId,
      userId,
      kind,
      hashOfToken(refreshToken),
      instant(0),
      instant(idle),
      instant(most),
      factor ? instant(0) : null,
      factor ?? null,
      deviceLabel(userAgent),
      userAgent.slice(0, 300),
      ip,
    ],
  )
  return tokensOf({ sessionId, userId, kind, refreshToken })
}

type Row = {
  user_id: string
  kind: SessionKind
  refresh_hash: string
  rotation: string
  rotated_at: Date
  is_live: boolean
}

/**
 * A new access token for a refresh token, which is replaced by its successor. The last one shown again within 20
 * seconds (a lost answer, two tabs) gets the same successor; an older one was stolen, or its successor was: the session
 * ends for everybody who holds one.
 * @returns undefined when the token is not good any more
 */
export const rotateSession = async ({
  req,
  refreshToken,
  ip,
}: {
  req: PayloadRequest
  refreshToken: string
  ip: string
}): Promise<SessionTokens | undefined> => {
  const claims = readRefreshToken(refreshToken)
  if (!claims) return undefined
  const { sessionId, rotation } = claims
  return withTransaction(req, async (tx) => {
    const [row] = await tx.query<Row>(
      `select s.user_id, s.kind, s.refresh_hash, s.rotation, s.rotated_at,
              s.revoked_at is null and s.expires_at > $2 and s.ends_at > $2 and u.status = 'active' as is_live
       from sessions s join users u on u.id = s.user_id where s.id = $1 for update of s`,
      [sessionId, instant(0)],
    )
    if (!row?.is_live) return undefined
    const { user_id: userId, kind } = row
    const current = Number(row.rotation)
    if (rotation === current && hashOfToken(refreshToken) === row.refresh_hash) {
      const next = refreshTokenOf({ sessionId, rotation: current + 1 })
      await tx.query(
        `update sessions set refresh_hash = $2, rotation = $3, rotated_at = $4, last_used_at = $4, ip = $5, expires_at = $6,
                             updated_at = $4
         where id = $1`,
        [sessionId, hashOfToken(next), current + 1, instant(0), ip, instant(lifetimes[kind].idle)],
      )
      return tokensOf({ sessionId, userId, kind, refreshToken: next })
    }
    const isGrace = rotation === current - 1 && now().getTime() - row.rotated_at.getTime() <= graceMs
    const again = isGrace ? successor({ sessionId, rotation: current, hash: row.refresh_hash }) : undefined
    if (again) return tokensOf({ sessionId, userId, kind, refreshToken: again })
    await revokeSessions(tx, { userId, sessionId, reason: 'refresh_token_reused' })
    return undefined
  })
}

type Revocation = {
  userId: string
  reason: string
  /** only this one; else all of the user */
  sessionId?: string
  /** all but this one */
  except?: string
}

/** Ends sessions of a user from the next request on. @returns how many there were */
export const revokeSessions = async (tx: Tx, { userId, reason, sessionId, except }: Revocation): Promise<number> => {
  const rows = await tx.query(
    `update sessions set revoked_at = $5, revoke_reason = $4, updated_at = $5
     where user_id = $1 and revoked_at is null and ($2::uuid is null or id = $2) and ($3::uuid is null or id <> $3)
     returning id`,
    [userId, sessionId ?? null, except ?? null, reason, instant(0)],
  )
  return rows.length
}

/** Notes a fresh proof of the second factor. */
export const proveFactor = async (
  tx: Tx,
  { sessionId, factor }: { sessionId: string; factor: string },
): Promise<void> => {
  await tx.query('update sessions set factor_at = $2, factor_kind = $3, updated_at = $2 where id = $1', [
    sessionId,
    instant(0),
    factor,
  ])
}

// The successor was made under any of the keys: the first may have been put in front since.
const successor = ({ hash, ...claims }: { sessionId: string; rotation: number; hash: string }): string | undefined =>
  signingKeys()
    .map((key) => refreshTokenOf(claims, key))
    .find((token) => hashOfToken(token) === hash)

const tokensOf = async (
  session: Pick<SessionTokens, 'sessionId' | 'userId' | 'kind' | 'refreshToken'>,
): Promise<SessionTokens> => ({
  ...session,
  accessToken: await signAccessToken(session),
  accessSeconds,
  refreshSeconds: lifetimes[session.kind].idle,
})

const instant = (seconds: number): string => new Date(now().getTime() + seconds * 1000).toISOString()

import { jwtVerify, SignJWT } from 'jose'
import { LRUCache } from 'lru-cache'
import { now } from '../platform/clock.ts'
import { signingKeys, type SigningKey } from './signing-keys.ts'

export type AccessClaims = { userId: string; sessionId: string }

/** Seconds for which an access token is good. */
export const accessSeconds = 15 * 60

const issuer = 'freehold'

/** A signed token of a session, good for 15 minutes. What its holder may do is not in it: that is looked up. */
export const signAccessToken = ({ userId, sessionId }: AccessClaims): Promise<string> => {
  const key = signingKeys()[0]!
  const at = Math.floor(now().getTime() / 1000)
  return new SignJWT({ sid: sessionId })
    .setProtectedHeader({ alg: 'HS256', kid: key.id })
    .setSubject(userId)
    .setIssuer(issuer)
    .setIssuedAt(at)
    .setExpirationTime(at + accessSeconds)
    .sign(key.token)
}

/** @returns the claims of a token that we signed and that has not expired, undefined for anything else */
export const readAccessToken = async (token: string): Promise<AccessClaims | undefined> => {
  const known = verified.get(token)
  if (known?.keys === signingKeys() && known.endsAt > now().getTime()) return known.claims
  try {
    const { payload } = await jwtVerify(token, keyOf, { algorithms: ['HS256'], issuer, currentDate: now() })
    const { sub, sid, exp } = payload
    if (!isId(sub) || !isId(sid) || !exp) return undefined
    const claims = { userId: sub, sessionId: sid }
    verified.set(token, { claims, endsAt: exp * 1000, keys: signingKeys() })
    return claims
  } catch {
    return undefined
  }
}

type Verified = { claims: AccessClaims; endsAt: number; keys: readonly SigningKey[] }

// A client shows the same token for a quarter of an hour: its signature is checked once under the keys in use.
const verified = new LRUCache<string, Verified>({ max: 10_000 })

const keyOf = ({ kid }: { kid?: string }): Uint8Array => {
  const key = signingKeys().find(({ id }) => id === kid)
  if (!key) throw new Error('The token was signed by a key that is not in use.')
  return key.token
}

const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(value)

import { createHmac, timingSafeEqual } from 'node:crypto'
import { signingKeys, type SigningKey } from './signing-keys.ts'

export type RefreshClaims = { sessionId: string; rotation: number }

/**
 * The refresh token of a session in its n-th rotation. It follows from the session and the number alone, so that a
 * client whose answer got lost receives the very same token again, and an old one is recognised for what it is.
 */
export const refreshTokenOf = ({ sessionId, rotation }: RefreshClaims, key: SigningKey = signingKeys()[0]!): string =>
  `${sessionId}.${rotation}.${mac({ sessionId, rotation }, key)}`

/** @returns the claims of a refresh token that we made, in whatever rotation; undefined for anything else */
export const readRefreshToken = (token: string): RefreshClaims | undefined => {
  const [sessionId = '', number = '', given = ''] = token.split('.')
  const claims = { sessionId, rotation: Number(number) }
  if (!/^[\da-f-]{36}$/.test(sessionId) || !/^\d{1,9}$/.test(number)) return undefined
  return signingKeys().some((key) => isSame(mac(claims, key), given)) ? claims : undefined
}

const mac = ({ sessionId, rotation }: RefreshClaims, { refresh }: SigningKey): string =>
  createHmac('sha256', refresh).update(`${sessionId}.${rotation}`).digest('base64url')

const isSame = (wanted: string, given: string): boolean =>
  wanted.length === given.length && timingSafeEqual(Buffer.from(wanted), Buffer.from(given))

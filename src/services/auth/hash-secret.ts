import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { getEnv } from '../../platform/env.ts'

/** Fingerprint of a value too random to be guessed: tickets, tokens, keys of locks. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** Fingerprint of a value short enough to be tried out by whoever holds the table: keyed by SECRETS_KEY, bound to `parts`. */
export const hashCode = (...parts: readonly string[]): string =>
  createHmac('sha256', codeKey()).update(JSON.stringify(parts)).digest('base64url')

/** Compares without telling by its duration where two fingerprints differ. */
export const isSameHash = (left: string, right: string): boolean => {
  const [one, other] = [Buffer.from(left), Buffer.from(right)]
  return one.length === other.length && timingSafeEqual(one, other)
}

const codeKey = (): Buffer =>
  Buffer.from(hkdfSync('sha256', Buffer.from(getEnv().secretsKey, 'base64'), '', 'freehold one-time codes', 32))

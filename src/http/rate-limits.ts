import { createHash } from 'node:crypto'

import { rateLimited } from '../platform/errors.ts'
import type { RateClass, RateLimiter, RateVerdict } from '../platform/rate-limit.ts'
import { mediaTypeOf } from './override-method.ts'

const authPaths = [
  /^\/users\/(login|forgot-password|reset-password|unlock|first-register|verify\/.*)$/,
  /^\/auth\/(login|signup|verify-email|otp\/.*|totp\/confirm|password\/(forgot|reset)|invitations\/accept)$/,
]

/** Whether a path, below the API's base, takes a secret that somebody could guess. */
export const isAuthPath = (path: string): boolean => authPaths.some((pattern) => pattern.test(plain(path)))

export const isLoginPath = (path: string): boolean => /^\/(users|auth)\/login$/.test(plain(path))

/** Takes a point of each key in turn. @throws 429 with the seconds until the next try */
export const consumeRates = async (
  limiter: RateLimiter,
  keys: [RateClass, string][],
): Promise<RateVerdict | undefined> => {
  let last: RateVerdict | undefined
  for (const [rateClass, key] of keys) {
    last = await limiter.consume(rateClass, key)
    if (!last.isAllowed) throw Object.assign(rateLimited(last.resetSeconds), { verdict: last })
  }
  return last
}

/** What every request pays before its body is read. */
export const requestRates = (request: Request, ip: string): [RateClass, string][] => [
  ['address', ip],
  [rateClassOf(request), credentialKey(request) ?? ip],
]

/** What a guess at a secret pays on top. */
export const authRates = (account: string, ip: string): [RateClass, string][] => [
  ['authAddress', ip],
  ['auth', authKey(account, ip)],
]

export const authKey = (account: string, ip: string): string => `${digest(account.trim().toLowerCase())}:${ip}`

/** The account that a log-in body names; an empty string when it names none. */
export const accountOf = (json: string | undefined): string => {
  if (!json) return ''
  const { email, username, phone, token, ticket } = JSON.parse(json) as Record<string, unknown>
  return [email, username, phone, ticket, token].find((value): value is string => typeof value === 'string') ?? ''
}

/** `RateLimit-*` and, on a refusal, `Retry-After`. */
export const rateHeaders = (verdict: RateVerdict | undefined): Record<string, string> =>
  verdict?.limit
    ? {
        'RateLimit-Limit': String(verdict.limit),
        'RateLimit-Remaining': String(verdict.remaining),
        'RateLimit-Reset': String(verdict.resetSeconds),
        ...(!verdict.isAllowed && { 'Retry-After': String(verdict.resetSeconds) }),
      }
    : {}

export const verdictOf = (error: unknown): RateVerdict | undefined =>
  (error as { verdict?: RateVerdict } | undefined)?.verdict

const rateClassOf = (request: Request): RateClass => {
  if (request.method === 'GET' || request.method === 'OPTIONS') return 'read'
  return mediaTypeOf(request).startsWith('multipart/') ? 'upload' : 'write'
}

const credentialKey = ({ headers }: Request): string | undefined => {
  const credential =
    headers.get('authorization') ?? /(?:^|;\s*)payload-token=([^;]+)/.exec(headers.get('cookie') ?? '')?.[1]
  return credential && digest(credential)
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22)

// Routes match in any case and with a slash at the end; so must the limit.
const plain = (path: string): string => path.toLowerCase().replace(/\/+$/, '')

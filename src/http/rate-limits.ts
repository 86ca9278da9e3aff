import { createHash } from 'node:crypto'

import { rateLimited } from '../platform/errors.ts'
import { callerNetwork } from '../platform/ip-address.ts'
import type { RateClass, RateLimiter, RateVerdict } from '../platform/rate-limit.ts'
import type { Caller } from './caller.ts'
import { mediaTypeOf } from './override-method.ts'

const guessable =
  /^\/auth\/(login|signup|verify-email|otp\/[^/]+|totp\/[^/]+|recovery-codes|password\/[^/]+|invitations\/accept)$/

/** Whether a path, below the API's base, takes a secret that somebody could guess, or sends a mail. */
export const isAuthPath = (path: string): boolean => guessable.test(plain(path))

export const isLoginPath = (path: string): boolean => plain(path) === '/auth/login'

/**
 * Takes a point of each key in turn.
 * @returns the verdict that leaves the least
 * @throws 429 with the seconds until the next try
 */
export const consumeRates = async (
  limiter: RateLimiter,
  keys: [RateClass, string][],
): Promise<RateVerdict | undefined> => {
  let tightest: RateVerdict | undefined
  for (const [rateClass, key] of keys) {
    const verdict = await limiter.consume(rateClass, key)
    if (!verdict.isAllowed) throw Object.assign(rateLimited(verdict.resetSeconds), { verdict })
    if (!tightest || verdict.remaining < tightest.remaining) tightest = verdict
  }
  return tightest
}

/** What every request pays before anything is looked up: made-up credentials are counted here. */
export const addressRates = (ip: string): [RateClass, string][] => [['address', callerNetwork(ip)]]

/** What a request pays before its body is read: its user and his company, or its address when nobody is logged in. */
export const requestRates = (request: Request, ip: string, caller: Caller | undefined): [RateClass, string][] => {
  const rateClass = rateClassOf(request)
  if (!caller) return [[rateClass, callerNetwork(ip)]]
  return [
    [rateClass, caller.id],
    ...(caller.company ? [[companyClass[rateClass], caller.company] as [RateClass, string]] : []),
  ]
}

/** What a guess at a secret pays on top. */
export const authRates = (account: string, ip: string): [RateClass, string][] => [
  ['authAddress', callerNetwork(ip)],
  ['auth', authKey(account, ip)],
]

export const authKey = (account: string, ip: string): string =>
  `${digest(account.trim().toLowerCase())}:${callerNetwork(ip)}`

/** The account that a body names; an empty string when it names none. */
export const accountOf = (json: string | undefined): string => {
  if (!json) return ''
  const { email, ticket, token } = JSON.parse(json) as Record<string, unknown>
  return [email, ticket, token].find((value): value is string => typeof value === 'string') ?? ''
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

type RequestClass = 'read' | 'write' | 'upload' | 'export'

const companyClass = {
  read: 'companyRead',
  write: 'companyWrite',
  upload: 'companyUpload',
  export: 'companyExport',
} as const satisfies Record<RequestClass, RateClass>

const rateClassOf = (request: Request): RequestClass => {
  const { pathname, searchParams } = new URL(request.url)
  const isFile = searchParams.getAll('format').some((format) => /^(csv|xlsx|pdf)$/i.test(format))
  if (isFile || /\/exports?(\/|$)/i.test(pathname)) return 'export'
  if (request.method === 'GET') return 'read'
  return mediaTypeOf(request).startsWith('multipart/') ? 'upload' : 'write'
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22)

// Routes match in any case and with a slash at the end; so must the limit.
const plain = (path: string): string => path.toLowerCase().replace(/\/+$/, '')

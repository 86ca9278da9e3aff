import type { Payload } from 'payload'
import { decodeJwt } from 'jose'
import { readSessionCookies, cookieNames, sessionCookies } from '../../access/session-cookies.ts'
import { isTrustedCookieRequest } from '../../access/trusted-origin.ts'
import { createReq } from '../../db/transaction.ts'
import { now } from '../../platform/clock.ts'
import { rotateSession } from './sessions.ts'

/** A request that came with cookies whose access token has run out, and what it has instead. */
export type RenewedCookies = { cookie: string; setCookies: string[] }

type Renewal = { payload: Payload; headers: Headers; method: string; ip: string }

/** Renewed this long before the end, so that a request does not outlive its token on the way, seconds. */
const earlySeconds = 30

/**
 * Keeps a browser's session going without a timer on the page: a request whose access cookie has run out gets a new one
 * by its refresh cookie, on the way.
 * @returns undefined when there is nothing to renew, or no way to
 */
export const renewCookies = async ({ payload, headers, method, ip }: Renewal): Promise<RenewedCookies | undefined> => {
  if (headers.has('authorization')) return undefined
  const { access, refresh } = readSessionCookies(headers.get('cookie'))
  if (!refresh || (access && !isEnding(access)) || !isTrustedCookieRequest(headers, method)) return undefined
  const session = await rotateSession({ req: await createReq(payload), refreshToken: refresh, ip })
  if (!session || session.kind !== 'cookie') return undefined
  const names = cookieNames()
  const others = (headers.get('cookie') ?? '')
    .split(/;\s*/)
    .filter((part) => !part.startsWith(`${names.access}=`) && !part.startsWith(`${names.refresh}=`))
  const cookie = [...others, `${names.access}=${session.accessToken}`, `${names.refresh}=${session.refreshToken}`]
  return { cookie: cookie.filter(Boolean).join('; '), setCookies: sessionCookies(session) }
}

const isEnding = (token: string): boolean => {
  try {
    return (decodeJwt(token).exp ?? 0) - earlySeconds <= now().getTime() / 1000
  } catch {
    return true
  }
}

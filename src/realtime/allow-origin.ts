import type { IncomingMessage } from 'node:http'
import { readSessionCookies } from '../access/session-cookies.ts'

/**
 * Whether a handshake may go on. A browser adds the log-in cookie to a request of any page, so with a cookie a foreign
 * origin is refused; a program without an origin, or a page that sends no cookie, has to bring its own token.
 */
export const isAllowedHandshake = (
  { headers }: Pick<IncomingMessage, 'headers'>,
  allowed: readonly string[],
): boolean => {
  const { origin, cookie = '' } = headers
  if (!origin || allowed.includes(origin)) return true
  const { access, refresh } = readSessionCookies(cookie)
  return !access && !refresh
}

import { getEnv } from '../platform/env.ts'

/** Set by the server on every request it passes on: a log-in strategy sees headers only, and never a client's own value. */
export const methodHeader = 'x-freehold-method'

const safeMethods = ['GET', 'HEAD']

/**
 * Whether the cookies of a request may count as a log-in. A browser adds them to what any page asks for, so a change
 * has to name our own origin (or say that it comes from it), and a read must not come from another site's page, except
 * as a link that somebody followed. A client that sends neither header may read with a cookie and change nothing.
 * @param method by default the one that the server noted; an unknown one counts as a change
 */
export const isTrustedCookieRequest = (
  headers: Pick<Headers, 'get'>,
  method: string | null = headers.get(methodHeader),
): boolean => {
  const origin = headers.get('origin')
  const site = headers.get('sec-fetch-site')
  if (origin !== null) return origin === ownOrigin()
  if (site === 'same-origin') return true
  if (!method || !safeMethods.includes(method.toUpperCase())) return false
  return site === null || site === 'none' || isFollowedLink(headers)
}

const isFollowedLink = (headers: Pick<Headers, 'get'>): boolean =>
  headers.get('sec-fetch-mode') === 'navigate' && headers.get('sec-fetch-dest') === 'document'

const ownOrigin = (): string => new URL(getEnv().publicUrl).origin

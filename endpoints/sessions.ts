import { z } from 'zod'
import { clearedCookies, readSessionCookies } from '../src/access/session-cookies.ts'
import { isTrustedCookieRequest } from '../src/access/trusted-origin.ts'
import { requestContext } from '../src/http/request-context.ts'
import { unauthenticated } from '../src/platform/errors.ts'
import { listSessions, revokeOtherSessions, revokeSession } from '../src/services/auth/list-sessions.ts'
import { logOut } from '../src/services/auth/log-out.ts'
import { answerSession } from '../src/services/auth/session-answer.ts'
import { rotateSession } from '../src/services/auth/sessions.ts'
import { switchCompany } from '../src/services/auth/switch-company.ts'
import { me } from '../src/services/me.ts'
import { defineEndpoint } from './define.ts'
import { paging } from './parse-input.ts'
import type { PayloadRequest } from 'payload'

const refreshToken = z.string().min(20).max(200).optional()

/** The refresh token that an app sends, or the one in the cookie of a browser on our own pages. */
const refreshTokenOf = (req: PayloadRequest, given: string | undefined): string | undefined =>
  given ??
  (isTrustedCookieRequest(req.headers, 'POST') ? readSessionCookies(req.headers.get('cookie')).refresh : undefined)

export const authRefresh = defineEndpoint({
  method: 'post',
  path: '/auth/refresh',
  summary: 'A new access token for a refresh token, which is replaced',
  permission: 'public',
  body: z.strictObject({ refreshToken }),
  handler: async ({ req, body }) => {
    const token = refreshTokenOf(req, body.refreshToken)
    const session = token && (await rotateSession({ req, refreshToken: token, ip: requestContext(req).ip }))
    if (!session) throw unauthenticated()
    return answerSession(req, session)
  },
})

const endSession = async (req: PayloadRequest, given?: string): Promise<Response> => {
  await logOut({ req, refreshToken: refreshTokenOf(req, given) })
  const headers = new Headers()
  for (const cookie of clearedCookies()) headers.append('set-cookie', cookie)
  return Response.json({ message: 'You are logged out.' }, { headers })
}

export const authLogout = defineEndpoint({
  method: 'post',
  path: '/auth/logout',
  summary: 'End this log-in',
  permission: 'public',
  body: z.strictObject({ refreshToken }),
  handler: ({ req, body }) => endSession(req, body.refreshToken),
})

/** The panel's own log-out button. */
export const panelLogout = defineEndpoint({
  method: 'post',
  path: '/users/logout',
  summary: 'End this log-in (the panel)',
  permission: 'public',
  handler: ({ req }) => endSession(req),
})

/** What the panel asks on its first page; without an `exp` it sets no timers, the server renews the cookies. */
export const panelMe = defineEndpoint({
  method: 'get',
  path: '/users/me',
  summary: 'The user of the panel',
  permission: 'public',
  handler: ({ req }) => Promise.resolve({ user: req.user ?? null, collection: 'users' }),
})

export const authMe = defineEndpoint({
  method: 'get',
  path: '/auth/me',
  summary: 'The logged-in user, his companies and permissions',
  permission: 'authenticated',
  handler: ({ req }) => me({ req }),
})

export const authSessions = defineEndpoint({
  method: 'get',
  path: '/auth/sessions',
  summary: 'Your live log-ins, with device, address and last use',
  permission: 'authenticated',
  query: z.strictObject(paging),
  handler: ({ req, query }) => listSessions({ req, paging: query }),
})

export const authRevokeSession = defineEndpoint({
  method: 'post',
  path: '/auth/sessions/:id/revoke',
  summary: 'End one of your log-ins',
  permission: 'authenticated',
  params: z.object({ id: z.uuid() }),
  handler: ({ req, params }) => revokeSession({ req, ...params }),
})

export const authRevokeOthers = defineEndpoint({
  method: 'post',
  path: '/auth/sessions/revoke-others',
  summary: 'End all your log-ins but this one',
  permission: 'authenticated',
  handler: ({ req }) => revokeOtherSessions({ req }),
})

export const authSwitchCompany = defineEndpoint({
  method: 'post',
  path: '/auth/switch-company',
  summary: 'Choose the company that this log-in works in; null for all',
  permission: 'authenticated',
  body: z.strictObject({ company: z.uuid().nullable() }),
  handler: async ({ req, body }) => {
    await switchCompany({ req, ...body })
    return body
  },
})

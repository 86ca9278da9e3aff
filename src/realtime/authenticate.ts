import type { IncomingHttpHeaders } from 'node:http'
import type { Payload } from 'payload'
import { credentialOf } from '../access/credential.ts'
import { identify, identifySession, type Identity } from '../access/identify.ts'
import { hashOfToken } from '../access/hash-of-token.ts'
import { readRefreshToken } from '../access/refresh-token.ts'
import { isBlockedAddress } from '../access/ip-blocks.ts'
import { readSessionCookies } from '../access/session-cookies.ts'
import { readQuery } from '../db/transaction.ts'
import { roomsOf } from './message.ts'

export type Handshake = { headers: IncomingHttpHeaders; auth: Record<string, unknown>; address?: string }
export type SocketIdentity = { userId: string; sessionId: string; version: string; rooms: string[] }

/** Who a handshake belongs to and which rooms are open to him; undefined when it does not log in. */
export const authenticate = async (payload: Payload, handshake: Handshake): Promise<SocketIdentity | undefined> => {
  if (handshake.address && isBlockedAddress(handshake.address)) return undefined
  const headers = credentialsOf(handshake)
  const credential = credentialOf(headers)
  const identity = credential && (await identify(payload, credential))
  return socketIdentity(identity ?? (await ofRefreshCookie(payload, headers)))
}

/** The same session again, with the rights that it has now; undefined when it has ended. */
export const reauthenticate = async (payload: Payload, sessionId: string): Promise<SocketIdentity | undefined> =>
  socketIdentity(await identifySession(payload, sessionId))

// Sockets belong to a log-in; an integrator's key has none.
const socketIdentity = (identity: Identity | undefined): SocketIdentity | undefined => {
  const { userId, sessionId, version, memberships } = identity?.principal ?? {}
  if (!userId || !sessionId || !version || !memberships) return undefined
  // A company's room hears of rows of all its projects: whoever is limited to some of them reads again by himself.
  const companies = memberships.flatMap(({ companyId, projects }) => (projects ? [] : roomsOf({ company: companyId })))
  return { userId, sessionId, version, rooms: [...roomsOf({ user: userId }), ...companies] }
}

/** A page that slept longer than its access cookie comes back by the refresh cookie, which stays as it is. */
const ofRefreshCookie = async (payload: Payload, headers: Headers): Promise<Identity | undefined> => {
  const { refresh } = readSessionCookies(headers.get('cookie'))
  const claims = refresh ? readRefreshToken(refresh) : undefined
  if (!refresh || !claims || headers.has('authorization')) return undefined
  const [current] = await readQuery(
    payload,
    `select from sessions where id = $1 and refresh_hash = $2 and kind = 'cookie'`,
    [claims.sessionId, hashOfToken(refresh)],
  )
  return current && identifySession(payload, claims.sessionId)
}

/** A token that was given on purpose wins; cookies, which a browser adds by itself, have passed the check of the origin. */
const credentialsOf = ({ headers, auth }: Handshake): Headers => {
  const token = typeof auth.token === 'string' ? `Bearer ${auth.token}` : headers.authorization
  if (token) return new Headers({ authorization: token })
  return new Headers(headers.cookie ? { cookie: headers.cookie } : {})
}

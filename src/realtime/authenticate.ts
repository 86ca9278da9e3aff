import type { IncomingHttpHeaders } from 'node:http'

import type { Payload, TypedUser } from 'payload'

import { createReq } from '../db/transaction.ts'
import { getPrincipal } from '../access/principal.ts'
import { roomsOf } from './message.ts'

export type Handshake = { headers: IncomingHttpHeaders; auth: Record<string, unknown> }
export type SocketIdentity = { userId: string; rooms: string[] }

/** Who a handshake belongs to and which rooms are open to him; undefined when it does not log in. */
export const authenticate = async (payload: Payload, handshake: Handshake): Promise<SocketIdentity | undefined> => {
  const { user } = await payload.auth({ headers: credentialsOf(handshake) })
  return user ? identityOf(payload, user) : undefined
}

const identityOf = async (payload: Payload, user: TypedUser): Promise<SocketIdentity> => {
  const principal = await getPrincipal(await createReq(payload, { user }))
  const companies = (principal?.memberships ?? []).flatMap(({ companyId }) => roomsOf({ company: companyId }))
  return { userId: String(user.id), rooms: [...roomsOf({ user: String(user.id) }), ...companies] }
}

/** A token that was given on purpose wins; the cookie, which a browser adds by itself, comes with its origin. */
const credentialsOf = ({ headers, auth }: Handshake): Headers => {
  const token = typeof auth.token === 'string' ? `JWT ${auth.token}` : headers.authorization
  if (token) return new Headers({ authorization: token })
  const kept = ['cookie', 'origin', 'sec-fetch-site'].flatMap((name) =>
    headers[name] ? [[name, String(headers[name])]] : [],
  )
  return new Headers(kept as [string, string][])
}

import type { Payload, TypedUser } from 'payload'
import { now } from '../platform/clock.ts'
import { cachedIdentity } from './access-cache.ts'
import { readAccessToken } from './access-token.ts'
import { hashOfToken } from './hash-of-token.ts'
import type { Credential } from './credential.ts'
import { loadByKey, loadBySession, type IdentityRow } from './load-identity.ts'
import { buildPrincipal, type Principal } from './principal.ts'
import { noteUse } from './note-use.ts'

/** A log-in as requests need it: the user for Payload, his rights, and until when both may be kept (milliseconds). */
export type Identity = {
  user: TypedUser
  principal: Principal
  /** every company that a change of which could change the rights */
  companies: ReadonlySet<string>
  validUntil: number
  kind: 'cookie' | 'bearer' | 'api-key'
  /** when its use was last written down, milliseconds */
  usedAt: number
}

/** Who a credential belongs to; undefined for one that is wrong, expired or revoked. Warm, this asks no database. */
export const identify = async (payload: Payload, credential: Credential, ip = ''): Promise<Identity | undefined> => {
  const identity = await (credential.kind === 'api-key'
    ? ofKey(payload, credential.value)
    : ofToken(payload, credential))
  if (identity) noteUse(payload, identity, ip)
  return identity
}

const ofToken = async (payload: Payload, { kind, value }: Credential): Promise<Identity | undefined> => {
  const claims = await readAccessToken(value)
  if (!claims) return undefined
  const identity = await identifySession(payload, claims.sessionId)
  if (!identity || identity.principal.userId !== claims.userId) return undefined
  return identity.kind === (kind === 'cookie' ? 'cookie' : 'bearer') ? identity : undefined
}

/** A session that is known to be the caller's already; undefined when it has ended. */
export const identifySession = (payload: Payload, sessionId: string): Promise<Identity | undefined> =>
  cachedIdentity(sessionId, async () => {
    const row = await loadBySession(payload, sessionId)
    return row && identityOf(row)
  })

const ofKey = (payload: Payload, key: string): Promise<Identity | undefined> => {
  const hash = hashOfToken(key)
  return cachedIdentity(hash, async () => {
    const row = await loadByKey(payload, hash)
    return row && identityOf(row)
  })
}

const identityOf = (row: IdentityRow): Identity | undefined => {
  const ends = [row.session?.expiresAt, row.key?.expiresAt, ...row.support.map(({ expiresAt }) => expiresAt)]
  const own = row.session?.expiresAt ?? row.key?.expiresAt
  if (own && Date.parse(own) <= now().getTime()) return undefined
  const principal = buildPrincipal(row)
  const user = {
    ...row.user,
    collection: 'users',
    // What the company switcher offers.
    companies: principal.memberships.map(({ companyId }) => ({ id: companyId, company: companyId })),
    _strategy: 'freehold',
    ...(row.session && { _sid: row.session.id }),
  } as unknown as TypedUser
  return {
    user,
    principal,
    companies: new Set([...row.companies.map(({ id }) => id), ...(row.key ? [row.key.companyId] : [])]),
    validUntil: Math.min(...ends.flatMap((end) => (end ? [Date.parse(end)] : [])), Infinity),
    kind: row.key ? 'api-key' : row.session?.kind === 'cookie' ? 'cookie' : 'bearer',
    usedAt: row.session ? Date.parse(row.session.lastUsedAt) : 0,
  }
}

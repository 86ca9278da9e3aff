import type { PayloadRequest } from 'payload'
import { getPrincipal } from '../../access/principal.ts'
import { readQuery, withTransaction } from '../../db/transaction.ts'
import { notFound, unauthenticated } from '../../platform/errors.ts'
import { pageOf, type Paging } from '../paging.ts'
import { auditAccount } from './audit-account.ts'
import { revokeSessions } from './sessions.ts'

type Listed = {
  id: string
  device: string
  ip: string
  kind: 'cookie' | 'bearer'
  factor: string | null
  createdAt: string
  lastUsedAt: string
  isCurrent: boolean
}

const LIVE = `
  select id, device, ip, kind, factor_kind as factor, created_at as "createdAt", last_used_at as "lastUsedAt",
         id = $2 as "isCurrent", count(*) over () as total
  from sessions where user_id = $1 and revoked_at is null and expires_at > now() and ends_at > now()
  order by id = $2 desc, last_used_at desc, id limit $3 offset $4`

/** The live log-ins of the caller, this one first. */
export const listSessions = async ({ req, paging }: { req: PayloadRequest; paging: Paging }) => {
  const { userId, sessionId } = await ownSession(req)
  const { page, limit } = paging
  const rows = await readQuery<Listed & { total: string }>(req.payload, LIVE, [
    userId,
    sessionId,
    limit,
    (page - 1) * limit,
  ])
  const total = Number(rows[0]?.total ?? 0)
  return pageOf({ docs: rows.map(({ total: _total, ...row }) => row), totalDocs: total, page, limit })
}

/** Ends one log-in of the caller. @throws 404 for one that is not his or has ended */
export const revokeSession = async ({ req, id }: { req: PayloadRequest; id: string }): Promise<{ revoked: number }> =>
  end(req, { sessionId: id })

/** Ends every log-in of the caller but this one. */
export const revokeOtherSessions = async ({ req }: { req: PayloadRequest }): Promise<{ revoked: number }> => {
  const { sessionId } = await ownSession(req)
  return end(req, { except: sessionId })
}

const end = async (
  req: PayloadRequest,
  which: { sessionId: string } | { except: string },
): Promise<{ revoked: number }> => {
  const { userId } = await ownSession(req)
  return withTransaction(req, async (tx) => {
    const revoked = await revokeSessions(tx, { userId, reason: 'revoked_by_user', ...which })
    if ('sessionId' in which && revoked === 0) throw notFound()
    if (revoked > 0) await auditAccount({ req, tx, userId, action: 'session_revoked', details: { sessions: revoked } })
    return { revoked }
  })
}

/** @throws 401 for a caller without a session of his own, such as an API key */
export const ownSession = async (req: PayloadRequest): Promise<{ userId: string; sessionId: string }> => {
  const principal = await getPrincipal(req)
  if (!principal?.sessionId) throw unauthenticated()
  return { userId: principal.userId, sessionId: principal.sessionId }
}

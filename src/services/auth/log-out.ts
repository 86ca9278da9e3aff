import type { PayloadRequest } from 'payload'
import { getPrincipal } from '../../access/principal.ts'
import { readRefreshToken } from '../../access/refresh-token.ts'
import { withTransaction } from '../../db/transaction.ts'
import { auditAccount } from './audit-account.ts'
import { revokeSessions } from './sessions.ts'

/** Ends the session of the request, or the one of its refresh token when the access token has run out. */
export const logOut = async ({ req, refreshToken }: { req: PayloadRequest; refreshToken?: string }): Promise<void> => {
  const principal = await getPrincipal(req)
  const sessionId = principal?.sessionId ?? (refreshToken ? readRefreshToken(refreshToken)?.sessionId : undefined)
  if (!sessionId) return
  await withTransaction(req, async (tx) => {
    const [row] = await tx.query<{ user_id: string }>('select user_id from sessions where id = $1', [sessionId])
    if (!row) return
    const revoked = await revokeSessions(tx, { userId: row.user_id, sessionId, reason: 'logged_out' })
    if (revoked > 0) await auditAccount({ req, tx, userId: row.user_id, action: 'log_out' })
  })
}

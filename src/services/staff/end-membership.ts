import type { PayloadRequest } from 'payload'
import type { Tx } from '../../db/transaction.ts'
import { now } from '../../platform/clock.ts'
import { recordAudit } from '../audit.ts'
import { revokeSessions } from '../auth/sessions.ts'
import { revokeInvitationsOf } from '../invitations/invitation.ts'
import { handOver } from './hand-over.ts'

type End = { req: PayloadRequest; tx: Tx; company: string; staff: string; user: string | null; handOverTo?: string }

/** What ends when somebody leaves: open invitations, keys of this company, log-ins, tasks. */
export const endMembership = async ({ req, tx, company, staff, user, handOverTo }: End): Promise<void> => {
  const at = now()
  const invitations = await revokeInvitationsOf(tx, staff, at)
  const keys = user ? await revokeKeys(tx, { company, user, at }) : []
  await handOver(tx, { company, from: staff, to: handOverTo })
  if (user) await endLogIns(tx, user, 'left')
  const rows = [
    ...invitations.map((id) => ({ entity: 'invitations', id })),
    ...keys.map((id) => ({ entity: 'api-keys', id })),
  ]
  await recordAudit({
    req,
    rows: rows.map(({ entity, id }) => ({ action: 'revoke', entity, entityId: id, company, after: { revoked: true } })),
  })
}

/** Ends the sessions of a user who has nothing left to log in for: no other company, no portal. */
export const endLogIns = async (tx: Tx, user: string, reason: string): Promise<void> => {
  const [other] = await tx.query(
    `select from users u where u.id = $1 and (u.is_operator
       or exists (select from staff s where s.user_id = u.id and s.status = 'active' and s.deleted_at is null)
       or exists (select from people p where p.user_id = u.id and p.deleted_at is null))`,
    [user],
  )
  if (!other) await revokeSessions(tx, { userId: user, reason })
}

type Keys = { company: string; user: string; at: Date }

const revokeKeys = async (tx: Tx, { company, user, at }: Keys): Promise<string[]> => {
  const rows = await tx.query<{ id: string }>(
    `update api_keys set revoked_at = $3, updated_at = $3
     where company_id = $1 and created_by_id = $2 and revoked_at is null returning id`,
    [company, user, at.toISOString()],
  )
  return rows.map(({ id }) => id)
}

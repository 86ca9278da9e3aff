import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { insertRows } from '../../db/insert-rows.ts'
import { advisoryLock } from '../../db/locks.ts'
import type { Tx } from '../../db/transaction.ts'
import { now } from '../../platform/clock.ts'
import { recordAudit } from '../audit.ts'
import type { Invitation } from './invitation.ts'
import { requireSendable, sendInvitation } from './send-invitation.ts'

type NewInvitation = Pick<Invitation, 'company_id' | 'company_name' | 'kind' | 'email' | 'name'> &
  Partial<Pick<Invitation, 'staff_id' | 'person_id'>>

export type IssuedInvitation = { id: string; expiresAt: string }

/**
 * Writes an invitation and its mail; an open one of the same member or person ends.
 * @throws 429 within a minute of the last one to this address
 */
export const issueInvitation = async (
  tx: Tx,
  req: PayloadRequest,
  invitation: NewInvitation,
): Promise<IssuedInvitation> => {
  const { company_id, kind, email, name, staff_id = null, person_id = null } = invitation
  await advisoryLock(tx, 'invitation', company_id, email.toLowerCase())
  await requireSendable(tx, company_id, email)
  await tx.query(
    `update invitations set status = 'revoked', updated_at = $3
     where company_id = $1 and status = 'pending' and coalesce(staff_id, person_id) = $2`,
    [company_id, staff_id ?? person_id, now().toISOString()],
  )
  const { tokenHash, expiresAt, sentAt } = await sendInvitation(tx, req, invitation)
  const id = randomUUID()
  await insertRows(tx, 'invitations', [
    {
      id,
      company_id,
      kind,
      email,
      name,
      staff_id,
      person_id,
      token_hash: tokenHash,
      status: 'pending',
      expires_at: expiresAt,
      sent_at: sentAt,
      sends: 1,
      invited_by_id: req.user?.id ?? null,
      created_at: sentAt,
      updated_at: sentAt,
    },
  ])
  const after = { kind, email, name, status: 'pending', staff: staff_id, person: person_id }
  await recordAudit({
    req,
    rows: [{ action: 'create', entity: 'invitations', entityId: id, company: company_id, after }],
  })
  return { id, expiresAt }
}

import type { PayloadRequest } from 'payload'
import { companiesWith } from '../../access/has-permission.ts'
import type { PermissionCode } from '../../access/permissions.ts'
import { advisoryLock } from '../../db/locks.ts'
import { withTransaction, type Tx } from '../../db/transaction.ts'
import { now } from '../../platform/clock.ts'
import { conflict, forbidden, notFound } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { mostSends, selectInvitation, type Invitation, type InvitationKind } from './invitation.ts'
import { requireSendable, sendInvitation } from './send-invitation.ts'

type Move = { req: PayloadRequest; id: string }
type Moved = { id: string; status: Invitation['status']; expiresAt: string; sends: number }

/**
 * Sends an invitation once more, with a new link; the old one works no longer.
 * @throws 404, 403, 409 for one that was accepted or revoked or sent ten times, 429 within a minute of the last
 */
export const resendInvitation = ({ req, id }: Move): Promise<Moved> =>
  withTransaction(req, async (tx) => {
    const invitation = await lockInvitation(tx, req, id)
    const { company_id: company, email, status, sends } = invitation
    if (status === 'accepted' || status === 'revoked') throw conflict(`This invitation was ${status}. Send a new one.`)
    if (Number(sends) >= mostSends) throw conflict(`This invitation was sent ${mostSends} times. Revoke it.`)
    await requireStillInvited(tx, invitation)
    await advisoryLock(tx, 'invitation', company, email.toLowerCase())
    await requireSendable(tx, company, email)
    const { tokenHash, expiresAt, sentAt } = await sendInvitation(tx, req, invitation)
    await tx.query(
      `update invitations set token_hash = $2, expires_at = $3, sent_at = $4, sends = sends + 1, status = 'pending',
                              updated_at = $4 where id = $1`,
      [id, tokenHash, expiresAt, sentAt],
    )
    const after = { sends: Number(sends) + 1, status: 'pending' }
    await audit(req, invitation, 'resend', { sends: Number(sends), status }, after)
    return { id, status: 'pending', expiresAt, sends: after.sends }
  })

/** Ends an open invitation: its link works no longer. @throws 404, 403, 409 for one that is not open */
export const revokeInvitation = ({ req, id }: Move): Promise<Moved> =>
  withTransaction(req, async (tx) => {
    const invitation = await lockInvitation(tx, req, id)
    const { status, sends, expires_at: expiresAt } = invitation
    if (status === 'accepted' || status === 'revoked') throw conflict(`This invitation was ${status} already.`)
    await tx.query(`update invitations set status = 'revoked', updated_at = $2 where id = $1`, [
      id,
      now().toISOString(),
    ])
    await audit(req, invitation, 'revoke', { status }, { status: 'revoked' })
    return { id, status: 'revoked', expiresAt: expiresAt.toISOString(), sends: Number(sends) }
  })

/** Who may invite may also send again and revoke. */
const codeOf = (kind: InvitationKind): PermissionCode =>
  kind === 'staff' ? 'settings.staff.create' : 'people.people.invite'

const lockInvitation = async (tx: Tx, req: PayloadRequest, id: string): Promise<Invitation> => {
  const [row] = await tx.query<Invitation>(`${selectInvitation} where i.id = $1 for update of i`, [id])
  if (!row) throw notFound()
  if ((await companiesWith(req, codeOf(row.kind))).includes(row.company_id)) return row
  throw (await companiesWith(req, 'settings.staff.view')).includes(row.company_id) ? forbidden() : notFound()
}

const requireStillInvited = async (tx: Tx, { staff_id, person_id }: Invitation): Promise<void> => {
  const [row] = staff_id
    ? await tx.query(`select from staff where id = $1 and status = 'invited' and deleted_at is null`, [staff_id])
    : await tx.query('select from people where id = $1 and user_id is null and deleted_at is null', [person_id])
  if (!row) throw conflict('Whom this invitation was for has a log-in already, or has left.')
}

type Values = Record<string, unknown>

const audit = (req: PayloadRequest, row: Invitation, action: string, before: Values, after: Values): Promise<void> =>
  recordAudit({
    req,
    rows: [{ action, entity: 'invitations', entityId: row.id, company: row.company_id, before, after }],
  })

import type { PayloadRequest } from 'payload'
import type { Tx } from '../../db/transaction.ts'
import { now } from '../../platform/clock.ts'
import { conflict } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { gone } from '../auth/gone.ts'
import { syncUser } from '../staff/sync-user.ts'
import type { Invitation } from './invitation.ts'

type Link = { req: PayloadRequest; tx: Tx; invitation: Invitation; userId: string }

/**
 * Ties the accepting user to what he was invited as: his row of the staff, or the person that he is.
 * @throws 410 when the row is not waiting for him any more, 409 when the user has another one in this company
 */
export const linkInvited = async (link: Link): Promise<void> =>
  link.invitation.staff_id
    ? linkStaff(link, link.invitation.staff_id)
    : linkPerson(link, link.invitation.person_id ?? '')

const linkStaff = async ({ req, tx, invitation, userId }: Link, id: string): Promise<void> => {
  const { company_id: company } = invitation
  const [other] = await tx.query('select from staff where company_id = $1 and user_id = $2 and id <> $3', [
    company,
    userId,
    id,
  ])
  if (other) throw conflict('You belong to the staff of this company already.')
  const [row] = await tx.query(
    `update staff set user_id = $2, status = 'active', left_at = null, updated_at = $3
     where id = $1 and status = 'invited' and deleted_at is null returning id`,
    [id, userId, now().toISOString()],
  )
  if (!row) throw gone('This invitation is not valid any more. Ask for a new one.')
  await syncUser(req, userId)
  await recordAudit({
    req,
    rows: [
      {
        action: 'update',
        entity: 'staff',
        entityId: id,
        company,
        before: { status: 'invited', user: null },
        after: { status: 'active', user: userId },
        actor: userId,
      },
    ],
  })
}

const linkPerson = async ({ req, tx, invitation, userId }: Link, id: string): Promise<void> => {
  const { company_id: company } = invitation
  const [other] = await tx.query('select from people where company_id = $1 and user_id = $2', [company, userId])
  if (other) throw conflict('Your log-in belongs to another person of this company already.')
  const [row] = await tx.query(
    'update people set user_id = $2, updated_at = $3 where id = $1 and user_id is null and deleted_at is null returning id',
    [id, userId, now().toISOString()],
  )
  if (!row) throw gone('This invitation is not valid any more. Ask for a new one.')
  await recordAudit({
    req,
    rows: [
      {
        action: 'update',
        entity: 'people',
        entityId: id,
        company,
        before: { user: null },
        after: { user: userId },
        actor: userId,
      },
    ],
  })
}

import type { Tx } from '../../db/transaction.ts'

export type InvitationKind = 'staff' | 'owner' | 'tenant' | 'agent'
export type PortalKind = Exclude<InvitationKind, 'staff'>

export type Invitation = {
  id: string
  company_id: string
  company_name: string
  kind: InvitationKind
  email: string
  name: string
  staff_id: string | null
  person_id: string | null
  status: 'pending' | 'accepted' | 'revoked' | 'expired'
  expires_at: Date
  sent_at: Date | null
  sends: string
}

export const lifetimeDays = 7
export const mostSends = 10
export const resendSeconds = 60

/** Columns of an `Invitation`; append the condition on `i`. */
export const selectInvitation = `
  select i.id, i.company_id, c.name as company_name, i.kind, i.email, i.name, i.staff_id, i.person_id, i.status,
         i.expires_at, i.sent_at, i.sends
  from invitations i join companies c on c.id = i.company_id and c.status = 'active'`

/** Ends the open invitations of a member of the staff. @returns their ids */
export const revokeInvitationsOf = async (tx: Tx, staff: string, at: Date): Promise<string[]> => {
  const rows = await tx.query<{ id: string }>(
    `update invitations set status = 'revoked', updated_at = $2 where staff_id = $1 and status = 'pending' returning id`,
    [staff, at.toISOString()],
  )
  return rows.map(({ id }) => id)
}

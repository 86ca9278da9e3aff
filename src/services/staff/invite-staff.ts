import type { PayloadRequest } from 'payload'
import type { PermissionCode } from '../../access/permissions.ts'
import { withTransaction, type Tx } from '../../db/transaction.ts'
import type { StaffStatus } from '../../domain/staff.ts'
import { conflict } from '../../platform/errors.ts'
import { normaliseEmail } from '../auth/find-account.ts'
import { lockRights } from './administrators.ts'
import { defaultRoles } from './default-roles.ts'
import { inviteMember } from './invite-member.ts'

export type NewMember = {
  name: string
  email: string
  phone?: string
  gender?: 'female' | 'male' | 'other'
  address?: string
  city?: string
  postalCode?: string
  position?: string
  branch?: string
  roles?: string[]
  grants?: PermissionCode[]
  denials?: PermissionCode[]
  projectScope?: 'all' | 'assigned'
  projects?: string[]
}

type Invite = { req: PayloadRequest; company: string; member: NewMember }

/**
 * Invites somebody to the staff; whoever left comes back into his own row. Roles that are not named are those of the
 * position.
 * @returns ids of the staff row and of its open invitation
 * @throws 403 for a right that the inviter does not hold, 409 for somebody who is there already
 */
export const inviteStaff = ({ req, company, member }: Invite): Promise<{ id: string; invitation: string }> =>
  withTransaction(req, async (tx) => {
    await lockRights(tx, company)
    const email = normaliseEmail(member.email)
    const known = await knownMember(tx, company, email)
    if (!known) {
      const data = { projectScope: 'all' as const, ...member, company, email, status: 'invited' as const }
      const { id } = await req.payload.create({
        collection: 'staff',
        data: { ...data, roles: member.roles ?? [] },
        overrideAccess: true,
        req,
      })
      return { id, invitation: await openInvitation(tx, id) }
    }
    if (known.status !== 'left')
      throw conflict(`${known.name} is in the staff already: ${known.status}.`, { path: 'email' })
    const roles = member.roles ?? (member.position ? await defaultRoles(req, member.position) : undefined)
    await req.payload.update({
      collection: 'staff',
      id: known.id,
      data: { ...member, ...(roles?.length && { roles }), email, status: 'invited', leftAt: null },
      overrideAccess: true,
      req,
    })
    return { id: known.id, invitation: (await inviteMember({ req, staff: known.id })).id }
  })

type Known = { id: string; name: string; status: StaffStatus }

const knownMember = async (tx: Tx, company: string, email: string): Promise<Known | undefined> => {
  const [row] = await tx.query<Known>(
    `select s.id, s.name, s.status from staff s left join users u on u.id = s.user_id
     where s.company_id = $1 and s.deleted_at is null and $2 in (lower(s.email), lower(u.email))
     order by lower(u.email) = $2 desc nulls last limit 1`,
    [company, email],
  )
  return row
}

const openInvitation = async (tx: Tx, staff: string): Promise<string> => {
  const [row] = await tx.query<{ id: string }>(
    `select id from invitations where staff_id = $1 and status = 'pending'`,
    [staff],
  )
  return row?.id ?? ''
}

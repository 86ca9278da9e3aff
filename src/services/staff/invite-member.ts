import type { PayloadRequest } from 'payload'
import { withTransaction } from '../../db/transaction.ts'
import { notFound } from '../../platform/errors.ts'
import { issueInvitation, type IssuedInvitation } from '../invitations/issue-invitation.ts'

type Row = { company_id: string; company_name: string; email: string; name: string }

/** Mails the invitation of a member of the staff who has the status `invited`. */
export const inviteMember = ({ req, staff }: { req: PayloadRequest; staff: string }): Promise<IssuedInvitation> =>
  withTransaction(req, async (tx) => {
    const [row] = await tx.query<Row>(
      `select s.company_id, c.name as company_name, s.email, s.name from staff s join companies c on c.id = s.company_id
       where s.id = $1 and s.status = 'invited' and s.deleted_at is null`,
      [staff],
    )
    if (!row) throw notFound()
    return issueInvitation(tx, req, { ...row, kind: 'staff', staff_id: staff })
  })

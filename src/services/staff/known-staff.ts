import type { PayloadRequest } from 'payload'
import { txOf, type Tx } from '../../db/transaction.ts'
import { conflict } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'

/**
 * Refuses to remove somebody of whom there are traces: his entries in the audit log, an invitation that he accepted.
 * What else refers to a row of the staff is kept by the keys of the database.
 * @throws 409
 */
export const refuseWhenKnown = async (tx: Tx, staff: string): Promise<void> => {
  const [row] = await tx.query<{ name: string; entries: string; has_accepted: boolean }>(KNOWN, [staff])
  if (!row || (row.entries === '0' && !row.has_accepted)) return
  throw conflict(
    `${row.name} has worked here, and the records name him. Let him leave instead: his rights end at once.`,
  )
}

const KNOWN = `
  select s.name,
         (select count(*) from audit_log a where a.company_id = s.company_id and a.actor_id = s.user_id) as entries,
         exists (select from invitations i where i.staff_id = s.id and i.accepted_at is not null) as has_accepted
  from staff s where s.id = $1`

/** Takes the invitations of a row with it; the audit log keeps that they were sent. */
export const dropInvitations = async ({ req, staff }: { req: PayloadRequest; staff: string }): Promise<void> => {
  const tx = await txOf(req)
  const dropped = await tx.query<{ id: string; company_id: string; email: string; status: string }>(
    'delete from invitations where staff_id = $1 and accepted_at is null returning id, company_id, email, status',
    [staff],
  )
  await recordAudit({
    req,
    rows: dropped.map(({ id, company_id: company, ...before }) => ({
      action: 'delete',
      entity: 'invitations',
      entityId: id,
      company,
      before,
    })),
  })
}

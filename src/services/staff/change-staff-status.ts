import type { PayloadRequest } from 'payload'
import { withTransaction, type Tx } from '../../db/transaction.ts'
import { staffTransitions, type StaffStatus } from '../../domain/staff.ts'
import { now } from '../../platform/clock.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import { requireTransition } from '../transition.ts'
import { lockRights } from './administrators.ts'
import { endLogIns, endMembership } from './end-membership.ts'

type Move = { req: PayloadRequest; companies: string[]; id: string; reason: string }
type Moved = { id: string; status: StaffStatus }

/** Nobody works with the log-in from the next request on. @throws 404, 409 (also for the last administrator) */
export const suspendStaff = (move: Move): Promise<Moved> => changeStatus({ ...move, to: 'suspended' })

/** Brings back somebody who was suspended or has left. @throws 403 when he may do more than the caller */
export const restoreStaff = (move: Move): Promise<Moved> => changeStatus({ ...move, to: 'active' })

/** The end of somebody's work here: log-ins, keys and invitations end, and what was his goes over to a colleague. */
export const leaveStaff = (move: Move & { handOverTo?: string }): Promise<Moved> =>
  changeStatus({ ...move, to: 'left' })

type Row = { id: string; company_id: string; status: StaffStatus; user_id: string | null }

const changeStatus = ({
  req,
  companies,
  id,
  reason,
  to,
  handOverTo,
}: Move & { to: StaffStatus; handOverTo?: string }): Promise<Moved> =>
  withTransaction(req, async (tx) => {
    const { company_id: company, status, user_id: user } = await lockStaff(tx, id, companies)
    requireTransition(staffTransitions, status, to)
    if (to === 'active' && (status === 'invited' || !user)) {
      throw conflict('Whoever has no log-in yet accepts an invitation: send one again.', {
        allowed: ['invited', 'left'],
      })
    }
    req.context.changeReason = reason
    await req.payload.update({
      collection: 'staff',
      id,
      data: { status: to, leftAt: to === 'left' ? now().toISOString() : null },
      overrideAccess: true,
      req,
    })
    if (to === 'left') await endMembership({ req, tx, company, staff: id, user, handOverTo })
    if (to === 'suspended' && user) await endLogIns(tx, user, 'suspended')
    return { id, status: to }
  })

const lockStaff = async (tx: Tx, id: string, companies: string[]): Promise<Row> => {
  const find = (lock: string) =>
    tx.query<Row>(
      `select id, company_id, status, user_id from staff
       where id = $1 and company_id = any($2::uuid[]) and deleted_at is null ${lock}`,
      [id, companies],
    )
  const [seen] = await find('')
  if (!seen) throw notFound()
  await lockRights(tx, seen.company_id)
  const [row] = await find('for update')
  if (!row) throw notFound()
  return row
}

import type { PayloadRequest } from 'payload'
import { withTransaction } from '../../db/transaction.ts'
import { todayIn } from '../../domain/calendar.ts'
import { leaseTransitions } from '../../domain/lease.ts'
import { now } from '../../platform/clock.ts'
import { validationError } from '../../platform/errors.ts'
import { completeInspection } from '../inspections/complete-inspection.ts'
import { type SettlementProposal, settlementOf } from '../inspections/deposit-settlement.ts'
import { requireTransition } from '../transition.ts'
import { lockLease } from './lease-row.ts'
import type { MovedLease } from './move-lease.ts'
import { writeMove } from './write-move.ts'

type Vacate = {
  req: PayloadRequest
  companies: string[]
  id: string
  /** the last day; the unit is free from the next one on */
  date: string
  /** the inspection at moving out, which is completed with it */
  inspection?: string
  reason?: string
}

export type VacatedLease = MovedLease & { vacatedOn: string; settlement: SettlementProposal }

/**
 * The tenant has left: the lease ends on that day, whatever was agreed, and the unit can be let again from the next.
 * @throws 404, 400 for a day to come or an inspection of another lease, 409 for a lease that does not run
 */
export const vacateLease = ({ req, companies, id, date, inspection, reason }: Vacate): Promise<VacatedLease> =>
  withTransaction(req, async (tx) => {
    const lease = await lockLease(tx, id, companies)
    requireTransition(leaseTransitions, lease.status, 'ended')
    if (date < lease.start_date) throw validationError('Nobody moves out before the start of the lease.', 'date')
    if (date > todayIn(lease.timezone, now()))
      throw validationError('This day is still to come: give notice instead.', 'date')
    if (inspection) await requireMoveOut({ tx, lease: id, inspection })
    await writeMove({
      req,
      tx,
      lease,
      action: 'lease.vacated',
      reason,
      set: { status: 'ended', endDate: date, vacatedOn: date },
    })
    if (inspection) await completeInspection({ req, companies: [lease.company_id], id: inspection, isRepeatable: true })
    return { id, status: 'ended', endDate: date, vacatedOn: date, settlement: await settlementOf(tx, lease) }
  })

type Check = { tx: Parameters<typeof lockLease>[0]; lease: string; inspection: string }

const requireMoveOut = async ({ tx, lease, inspection }: Check): Promise<void> => {
  const [row] = await tx.query(`select from inspections where id = $1 and contract_id = $2 and kind = 'move_out'`, [
    inspection,
    lease,
  ])
  if (!row) throw validationError('Choose the inspection at moving out of this lease.', 'inspection')
}

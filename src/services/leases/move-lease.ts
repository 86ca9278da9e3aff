import type { PayloadRequest } from 'payload'
import { withTransaction } from '../../db/transaction.ts'
import { todayIn } from '../../domain/calendar.ts'
import { type LeaseStatus, leaseTransitions } from '../../domain/lease.ts'
import { now } from '../../platform/clock.ts'
import { validationError } from '../../platform/errors.ts'
import { requireTransition } from '../transition.ts'
import { activateLease } from './activate-lease.ts'
import { lockLease } from './lease-row.ts'
import { writeMove } from './write-move.ts'

export type MovedLease = { id: string; status: LeaseStatus; endDate: string | null }

type Move = {
  req: PayloadRequest
  companies: string[]
  id: string
  to: 'active' | 'notice' | 'ended' | 'terminated'
  date?: string
  reason?: string
}

/**
 * Activates a lease, gives notice on it, or ends it; the unit's status is derived anew.
 * @throws 404 outside the companies, 400 for an end before the start, 409 for a wrong move
 */
export const moveLease = ({ to, ...move }: Move): Promise<MovedLease> =>
  to === 'active' ? activateLease(move) : leaveLease({ ...move, to })

type Leave = Omit<Move, 'to'> & { to: Exclude<Move['to'], 'active'> }

const leaveLease = ({ req, companies, id, to, date, reason }: Leave): Promise<MovedLease> =>
  withTransaction(req, async (tx) => {
    const lease = await lockLease(tx, id, companies)
    requireTransition(leaseTransitions, lease.status, to)
    const today = todayIn(lease.timezone, now())
    const endDate = date ?? lease.end_date ?? today
    if (endDate < lease.start_date) throw validationError('The end cannot be before the start of the lease.', 'date')
    await writeMove({
      req,
      tx,
      lease,
      action: `lease.${to}`,
      reason,
      set: { status: to, endDate, ...(to === 'notice' && { noticeDate: today }) },
    })
    return { id, status: to, endDate }
  })

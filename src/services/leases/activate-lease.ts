import type { PayloadRequest } from 'payload'
import { withTransaction, type Tx } from '../../db/transaction.ts'
import { addDays, todayIn } from '../../domain/calendar.ts'
import { leaseTransitions, liveLeaseStatuses } from '../../domain/lease.ts'
import { now } from '../../platform/clock.ts'
import { conflict } from '../../platform/errors.ts'
import { requireTransition } from '../transition.ts'
import { type LeaseRow, lockLease, nextRise } from './lease-row.ts'
import type { MovedLease } from './move-lease.ts'
import { writeMove } from './write-move.ts'

type Activate = { req: PayloadRequest; companies: string[]; id: string }

/**
 * Activates a draft: the terms are frozen, the unit becomes rented, the lease that it renews is renewed.
 * @throws 404, 409 for a wrong move, an unverified tenant or a second lease in the term
 */
export const activateLease = ({ req, companies, id }: Activate): Promise<MovedLease> =>
  withTransaction(req, async (tx) => {
    const lease = await lockLease(tx, id, companies)
    requireTransition(leaseTransitions, lease.status, 'active')
    if (lease.status !== 'draft') {
      throw conflict('Only a draft can be activated.', { allowed: leaseTransitions[lease.status] })
    }
    if (lease.verification !== 'verified') {
      throw conflict('Verify the identity of the tenant first: a lease needs a verified tenant.', { path: 'person' })
    }
    // The rent that somebody has just entered is the one of today: rises of the past are in it.
    const today = todayIn(lease.timezone, now())
    const since = today > lease.start_date ? today : lease.start_date
    if (lease.renewal_of_id) await renewFormer({ req, tx, lease, former: lease.renewal_of_id })
    await writeMove({
      req,
      tx,
      lease,
      action: 'lease.active',
      set: { status: 'active', endDate: lease.end_date, nextEscalationDate: nextRise(lease, since) },
    })
    return { id, status: 'active', endDate: lease.end_date }
  })

type Renewed = { req: PayloadRequest; tx: Tx; lease: LeaseRow; former: string }

/** The former lease ends the day before, at the latest. */
const renewFormer = async ({ req, tx, lease, former: id }: Renewed): Promise<void> => {
  const former = await lockLease(tx, id, [lease.company_id])
  if (!liveLeaseStatuses.some((status) => status === former.status)) {
    throw conflict(
      `Lease ${former.number} is ${former.status}: it can no longer be renewed. Start a new lease instead.`,
      {
        path: 'renewalOf',
      },
    )
  }
  const lastDay = addDays(lease.start_date, -1)
  if (lastDay < former.start_date) {
    throw conflict(`The renewal begins before lease ${former.number} has run for a day.`, { path: 'startDate' })
  }
  await writeMove({
    req,
    tx,
    lease: former,
    action: 'lease.renewed',
    set: { status: 'renewed', endDate: former.end_date && former.end_date < lastDay ? former.end_date : lastDay },
  })
}

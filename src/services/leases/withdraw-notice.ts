import type { PayloadRequest } from 'payload'
import { withTransaction, type Tx } from '../../db/transaction.ts'
import { leaseTransitions } from '../../domain/lease.ts'
import { conflict, validationError } from '../../platform/errors.ts'
import { type LeaseRow, lockLease } from './lease-row.ts'
import type { MovedLease } from './move-lease.ts'
import { riseAfter, writeMove } from './write-move.ts'
import { lastRise } from './last-rise.ts'

type Withdraw = {
  req: PayloadRequest
  companies: string[]
  id: string
  /** null: open-ended; without it, the end from before the notice */
  endDate?: string | null
  reason?: string
}

/**
 * Takes a notice back: the lease runs on as it did before.
 * @throws 404, 409 when none was given or the unit has been let to somebody else meanwhile
 */
export const withdrawNotice = ({ req, companies, id, endDate: wanted, reason }: Withdraw): Promise<MovedLease> =>
  withTransaction(req, async (tx) => {
    const lease = await lockLease(tx, id, companies)
    if (lease.status !== 'notice') {
      throw conflict('No notice has been given on this lease.', { allowed: leaseTransitions[lease.status] })
    }
    const endDate = wanted === undefined ? await endBefore(tx, lease) : wanted
    if (endDate && endDate <= lease.start_date) {
      throw validationError('The end is after the start of the lease.', 'endDate')
    }
    await writeMove({
      req,
      tx,
      lease,
      action: 'lease.notice_withdrawn',
      reason,
      set: {
        status: 'active',
        endDate,
        noticeDate: null,
        nextEscalationDate: riseAfter(lease, endDate, await lastRise(tx, lease)),
      },
    })
    return { id, status: 'active', endDate }
  })

/** The end that the last notice replaced, as the audit log has it; a notice that kept it leaves it as it is. */
const endBefore = async (tx: Tx, lease: LeaseRow): Promise<string | null> => {
  const [entry] = await tx.query<{ before: Record<string, string | null> | null }>(
    `select before from audit_log
     where company_id = $1 and entity = 'contracts' and entity_id = $2 and action = 'lease.notice'
     order by at desc, id desc limit 1`,
    [lease.company_id, lease.id],
  )
  return entry?.before && 'endDate' in entry.before ? (entry.before.endDate ?? null) : lease.end_date
}

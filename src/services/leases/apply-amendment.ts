import type { PayloadRequest } from 'payload'
import type { Tx } from '../../db/transaction.ts'
import { now } from '../../platform/clock.ts'
import { validationError } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import type { AmendmentRow } from './amendment-row.ts'
import { lastRise } from './last-rise.ts'
import type { LeaseRow } from './lease-row.ts'
import { changeOf } from './propose-amendment.ts'
import { riseAfter } from './write-move.ts'

type Apply = { req: PayloadRequest; tx: Tx; lease: LeaseRow; amendment: AmendmentRow }

/**
 * Writes the terms of an approved amendment to its locked lease; what was before is what the lease has now.
 * @throws 400 for an end before the start, 409 when the unit is let to somebody else in the longer term
 */
export const applyAmendment = async ({ req, tx, lease, amendment }: Apply): Promise<void> => {
  const { before, after } = changeOf(lease, amendment.after)
  const endDate = amendment.after.endDate === undefined ? lease.end_date : amendment.after.endDate
  if (endDate && endDate <= lease.start_date)
    throw validationError('The end is after the start of the lease.', 'endDate')
  const hasOtherEnd = endDate !== lease.end_date
  await tx.query(
    `update contracts set rent_minor = $2, due_day = $3, end_date = $4, next_escalation_date = $5, updated_at = now()
     where id = $1`,
    [
      lease.id,
      after.rentMinor ?? lease.rent_minor,
      after.dueDay ?? lease.due_day,
      endDate,
      hasOtherEnd ? riseAfter(lease, endDate, await lastRise(tx, lease)) : lease.next_escalation_date,
    ],
  )
  await tx.query(
    `update contract_amendments set status = 'applied', before = $2, applied_at = $3, updated_at = now() where id = $1`,
    [amendment.id, JSON.stringify({ ...before }), now().toISOString()],
  )
  await recordAudit({
    req,
    rows: [
      {
        action: 'lease.amended',
        entity: 'contracts',
        entityId: lease.id,
        company: lease.company_id,
        before,
        after,
        reason: amendment.reason ?? undefined,
      },
    ],
  })
}

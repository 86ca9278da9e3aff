import type { PayloadRequest } from 'payload'
import type { Tx } from '../../db/transaction.ts'
import type { LeaseStatus } from '../../domain/lease.ts'
import { recordAudit } from '../audit.ts'
import { refreshUnitStatus } from '../units/refresh-unit-status.ts'
import { type LeaseRow, nextRise } from './lease-row.ts'

type Change = {
  status: LeaseStatus
  endDate: string | null
  noticeDate?: string | null
  vacatedOn?: string
  nextEscalationDate?: string | null
}

type Write = { req: PayloadRequest; tx: Tx; lease: LeaseRow; set: Change; action: string; reason?: string }

/** Writes a move of a locked lease, with its unit's status and its entry in the audit log. */
export const writeMove = async ({ req, tx, lease, set, action, reason }: Write): Promise<void> => {
  const { status, endDate, vacatedOn = null } = set
  const noticeDate = set.noticeDate === undefined ? lease.notice_date : set.noticeDate
  const nextRiseOn =
    set.nextEscalationDate === undefined ? riseWithin({ ...lease, end_date: endDate }) : set.nextEscalationDate
  await tx.query(
    `update contracts set status = $2, end_date = $3, notice_date = $4, vacated_on = coalesce($5, vacated_on),
       next_escalation_date = $6, updated_at = now()
     where id = $1`,
    [lease.id, status, endDate, noticeDate, vacatedOn, nextRiseOn],
  )
  await refreshUnitStatus(tx, [lease.unit_id], { contract: lease.id })
  await recordAudit({
    req,
    rows: [
      {
        action,
        entity: 'contracts',
        entityId: lease.id,
        company: lease.company_id,
        before: { status: lease.status, endDate: lease.end_date },
        after: { status, endDate, ...(vacatedOn && { vacatedOn }) },
        reason,
      },
    ],
  })
}

/** Another end takes the next rise away, or brings one back: after the last that may have been applied. */
const riseWithin = (lease: LeaseRow): string | null => {
  if (!lease.next_escalation_date) return null
  return lease.end_date && lease.next_escalation_date > lease.end_date ? null : lease.next_escalation_date
}

/** The next rise under another end, after the day up to which rises are in the rent; a start to come is later still. */
export const riseAfter = (lease: LeaseRow, endDate: string | null, applied: string | null): string | null =>
  nextRise({ ...lease, end_date: endDate }, applied && applied > lease.start_date ? applied : undefined)

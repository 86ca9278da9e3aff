import type { PayloadRequest } from 'payload'
import { withTransaction, type Tx } from '../../db/transaction.ts'
import { todayIn } from '../../domain/calendar.ts'
import { inspectionTransitions, type InspectionStatus } from '../../domain/inspection.ts'
import { now } from '../../platform/clock.ts'
import { notFound, validationError } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { readLease } from '../leases/lease-row.ts'
import { requireTransition } from '../transition.ts'
import { type SettlementProposal, settlementOf } from './deposit-settlement.ts'

type Complete = {
  req: PayloadRequest
  companies: string[]
  id: string
  /** one that is completed already stays as it is */
  isRepeatable?: boolean
}

export type CompletedInspection = {
  id: string
  status: InspectionStatus
  depositMinor: number | null
  deductionsMinor: number
  refundMinor: number | null
  settlement: SettlementProposal | null
}

/**
 * Completes an inspection: from then on it is what was seen, and nobody changes it. One at moving out says what would
 * become of the deposit.
 * @throws 404, 400 for a day to come, 409 when it is completed already
 */
export const completeInspection = ({
  req,
  companies,
  id,
  isRepeatable = false,
}: Complete): Promise<CompletedInspection> =>
  withTransaction(req, async (tx) => {
    const row = await lockInspection(tx, id, companies)
    const lease = await readLease(tx, row.contract_id, companies)
    const isMoveOut = row.kind === 'move_out'
    const settlement = isMoveOut ? await settlementOf(tx, lease) : null
    const figures = {
      depositMinor: settlement?.depositMinor ?? null,
      deductionsMinor: Number(row.deductions),
      refundMinor: settlement?.refundMinor ?? null,
    }
    if (isRepeatable && row.status === 'completed') return { id, status: 'completed', ...figures, settlement }
    requireTransition(inspectionTransitions, row.status, 'completed')
    if (row.date > todayIn(row.timezone, now()))
      throw validationError('This day is still to come: complete the inspection when it has been made.', 'date')
    await tx.query(
      `update inspections set status = 'completed', deposit_minor = $2, deductions_minor = $3, refund_minor = $4,
         currency = $5, completed_by_id = $6, updated_at = now() where id = $1`,
      [id, figures.depositMinor, figures.deductionsMinor, figures.refundMinor, lease.currency, req.user?.id ?? null],
    )
    await recordAudit({
      req,
      rows: [
        {
          action: 'inspection.complete',
          entity: 'inspections',
          entityId: id,
          company: row.company_id,
          before: { status: row.status },
          after: { status: 'completed', ...figures },
        },
      ],
    })
    return {
      id,
      status: 'completed',
      ...figures,
      settlement: settlement && {
        ...settlement,
        isFinal: true,
        inspection: { id, status: 'completed', date: row.date },
      },
    }
  })

type Row = {
  company_id: string
  contract_id: string
  kind: string
  status: InspectionStatus
  date: string
  timezone: string
  deductions: string
}

const lockInspection = async (tx: Tx, id: string, companies: readonly string[]): Promise<Row> => {
  const [row] = await tx.query<Row>(
    `select i.company_id, i.contract_id, i.kind, i.status, i.date, co.timezone,
            (select coalesce(sum(t.deduction_minor), 0) from inspections_items t where t._parent_id = i.id) as deductions
     from inspections i join companies co on co.id = i.company_id
     where i.id = $1 and i.company_id = any($2::uuid[]) for update of i`,
    [id, companies],
  )
  if (!row) throw notFound()
  return row
}

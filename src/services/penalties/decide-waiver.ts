import type { PayloadRequest } from 'payload'
import { requireWithinLimit } from '../../access/require-within-limit.ts'
import { type Tx, withTransaction } from '../../db/transaction.ts'
import { minorToNumber } from '../../domain/money.ts'
import { penaltyTransitions } from '../../domain/penalty-status.ts'
import type { TransitionTable } from '../../domain/transitions.ts'
import { now } from '../../platform/clock.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import { requireFourEyes } from '../approvals/require-four-eyes.ts'
import { recordAudit } from '../audit.ts'
import { companySettings } from '../companies.ts'
import { requireTransition } from '../transition.ts'
import { grantWaiver } from './grant-waiver.ts'
import { type LockedPenalty, lockPenalty } from './lock-penalty.ts'

type WaiverStatus = 'pending_approval' | 'approved' | 'rejected'

const waiverTransitions = {
  pending_approval: ['approved', 'rejected'],
  approved: [],
  rejected: [],
} as const satisfies TransitionTable<WaiverStatus>

type Waiver = {
  id: string
  penalty: string
  amount: bigint
  currency: string
  reason: string
  status: WaiverStatus
  proposedBy: string | null
}

type Decide = { req: PayloadRequest; company: string; id: string }

/** @throws 403 for who asked for it or has a lower limit; 409 when it is decided, or less is open by now */
export const approveWaiver = async ({ req, company: companyId, id }: Decide): Promise<{ status: string }> => {
  const company = await companySettings(req.payload, companyId)
  return withTransaction(req, async (tx) => {
    const { penalty, waiver } = await lockBoth(tx, companyId, id)
    const { amount, currency, proposedBy } = waiver
    requireTransition(waiverTransitions, waiver.status, 'approved')
    requireTransition(penaltyTransitions, penalty.status, 'waived')
    const permission = 'finance.penalties.waive'
    await requireWithinLimit({ req, tx, company: companyId, permission, amountMinor: amount, currency })
    requireFourEyes({ req, company, proposedBy, amountMinor: amount, currency })
    if (penalty.invoiceStatus === 'draft') throw conflict('The penalty stands on a draft by now. Issue that first.')
    if (amount > penalty.open)
      throw conflict(`Only ${minorToNumber(penalty.open)} minor units are open by now. Reject it and ask for less.`)
    await grantWaiver({ req, tx, company, penalty, waiver })
    return { status: 'approved' }
  })
}

/** @throws 409 when it is decided */
export const rejectWaiver = ({ req, company, id, reason }: Decide & { reason: string }): Promise<{ status: string }> =>
  withTransaction(req, async (tx) => {
    const { waiver, penalty } = await lockBoth(tx, company, id)
    requireTransition(waiverTransitions, waiver.status, 'rejected')
    await tx.query(
      `update penalty_waivers set status = 'rejected', decided_by_id = $2, decided_at = $3, decision_reason = $4, updated_at = now()
       where id = $1`,
      [id, req.user?.id ?? null, now().toISOString(), reason],
    )
    const after = { penalty: penalty.number, amountMinor: minorToNumber(waiver.amount) }
    const row = { action: 'penalty.waiver_rejected', entity: 'penalty-waivers', entityId: id, company, after, reason }
    await recordAudit({ req, rows: [row] })
    return { status: 'rejected' }
  })

/** The penalty first: whoever waives it holds it as well. @throws 404 */
const lockBoth = async (tx: Tx, company: string, id: string): Promise<{ penalty: LockedPenalty; waiver: Waiver }> => {
  const [found] = await tx.query<{ penalty: string }>(
    'select penalty_id as penalty from penalty_waivers where company_id = $1 and id = $2',
    [company, id],
  )
  if (!found) throw notFound()
  const penalty = await lockPenalty(tx, company, found.penalty)
  const [row] = await tx.query<Omit<Waiver, 'amount'> & { amount: string }>(
    `select id, penalty_id as penalty, amount_minor as amount, currency, reason, status, proposed_by_id as "proposedBy"
     from penalty_waivers where company_id = $1 and id = $2 for update`,
    [company, id],
  )
  if (!row) throw notFound()
  return { penalty, waiver: { ...row, amount: BigInt(row.amount) } }
}

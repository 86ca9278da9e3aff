import type { PayloadRequest } from 'payload'
import { type Tx, withTransaction } from '../../db/transaction.ts'
import { penaltyTransitions } from '../../domain/penalty-status.ts'
import { conflict, validationError } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { requireTransition } from '../transition.ts'
import type { NewPenalty } from './charge-penalty.ts'
import { type LockedPenalty, lockPenalty } from './lock-penalty.ts'

type Change = {
  req: PayloadRequest
  company: string
  id: string
  change: Partial<Pick<NewPenalty, 'type' | 'amountMinor' | 'dueDate' | 'notes' | 'tenantNotes'>>
}

const columns = {
  type: 'type',
  amountMinor: 'amount_minor',
  dueDate: 'due_date',
  notes: 'notes',
  tenantNotes: 'tenant_notes',
} as const

/** Changes a penalty by hand while it waits for an invoice. @throws 400, 404, 409 for any other */
export const changePenalty = ({ req, company, id, change }: Change): Promise<{ id: string }> =>
  withTransaction(req, async (tx) => {
    const penalty = await lockOwn(tx, company, id)
    if (change.dueDate && change.dueDate < penalty.dateApplied)
      throw validationError('It is due before it is charged.', 'dueDate')
    if (change.amountMinor !== undefined && BigInt(change.amountMinor) <= penalty.waived)
      throw validationError('More than that is waived already.', 'amountMinor')
    const names = Object.keys(columns) as (keyof typeof columns)[]
    const given = names.filter((name) => change[name] !== undefined)
    if (given.length === 0) return { id }
    const sets = given.map((name, index) => `${columns[name]} = $${index + 2}`)
    const values = given.map((name) => change[name])
    await tx.query(`update penalties set ${sets.join(', ')}, updated_at = now() where id = $1`, [id, ...values])
    const before = { type: penalty.type, amountMinor: Number(penalty.amount) }
    const row = {
      action: 'penalty.change',
      entity: 'penalties',
      entityId: id,
      company,
      before,
      after: { ...before, ...change },
    }
    await recordAudit({ req, rows: [row] })
    return { id }
  })

/** Takes a penalty by hand back while it waits for an invoice. @throws 404, 409 for any other */
export const cancelPenalty = ({
  req,
  company,
  id,
  reason,
}: Omit<Change, 'change'> & { reason: string }): Promise<{ id: string; status: string }> =>
  withTransaction(req, async (tx) => {
    const penalty = await lockOwn(tx, company, id)
    await tx.query(`update penalties set status = 'cancelled', updated_at = now() where id = $1`, [id])
    const after = { number: penalty.number, amountMinor: Number(penalty.amount) }
    await recordAudit({
      req,
      rows: [{ action: 'penalty.cancel', entity: 'penalties', entityId: id, company, after, reason }],
    })
    return { id, status: 'cancelled' }
  })

/** @throws 404, 409 */
const lockOwn = async (tx: Tx, company: string, id: string): Promise<LockedPenalty> => {
  const penalty = await lockPenalty(tx, company, id)
  if (penalty.origin === 'policy') throw conflict('A policy charged this. Waive it, or pause the policy for the payer.')
  if (penalty.status !== 'pending') requireTransition(penaltyTransitions, penalty.status, 'cancelled')
  if (penalty.status !== 'pending') throw conflict('It stands on an invoice. Cancel that, or credit its line.')
  return penalty
}

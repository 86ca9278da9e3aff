import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { requireWithinLimit } from '../../access/require-within-limit.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { advisoryLock } from '../../db/locks.ts'
import { type Tx, withTransaction } from '../../db/transaction.ts'
import { minorToNumber, toMinor } from '../../domain/money.ts'
import { penaltyTransitions } from '../../domain/penalty-status.ts'
import { AppError, conflict, validationError } from '../../platform/errors.ts'
import { requireFourEyes } from '../approvals/require-four-eyes.ts'
import { recordAudit } from '../audit.ts'
import { type CompanySettings, settingsIn } from '../companies.ts'
import { assertSameRequest } from '../idempotency.ts'
import { requireTransition } from '../transition.ts'
import { grantWaiver } from './grant-waiver.ts'
import { type LockedPenalty, lockPenalty } from './lock-penalty.ts'

type Waive = {
  req: PayloadRequest
  company: string
  penalty: string
  /** minor units; without it all that is open */
  amountMinor?: number
  reason: string
  idempotency: { key: string; requestHash: string }
}

type WaiverAnswer = { waiver: string; status: string; amountMinor: number; currency: string }

/**
 * Lets a payer off a penalty, whole or in part: at once within the limit of who asks, else somebody else decides.
 * @throws 400 above what is open; 409 for one that is paid, waived or on a draft, or whose waiver waits already
 */
export const waivePenalty = async (waive: Waive): Promise<WaiverAnswer> => {
  const { req, company: companyId, idempotency } = waive
  return withTransaction(req, async (tx) => {
    const company = await settingsIn(tx, companyId)
    await advisoryLock(tx, 'penalty-waiver', companyId, idempotency.key)
    const known = await findWaiver(tx, companyId, idempotency)
    if (known) return known
    const penalty = await lockPenalty(tx, companyId, waive.penalty)
    const amount = amountOf(waive, penalty)
    const id = randomUUID()
    await insertRows(tx, 'penalty_waivers', [
      {
        id,
        company_id: companyId,
        penalty_id: penalty.id,
        amount_minor: amount,
        currency: penalty.currency,
        reason: waive.reason,
        status: 'pending_approval',
        proposed_by_id: req.user?.id ?? null,
        idempotency_key: idempotency.key,
        request_hash: idempotency.requestHash,
      },
    ])
    const isGranted = await mayGrant({ req, tx, company, amount, currency: penalty.currency })
    if (isGranted) await grantWaiver({ req, tx, company, penalty, waiver: { id, amount, reason: waive.reason } })
    else await auditProposal({ req, company: companyId, penalty, id, amount, reason: waive.reason })
    const status = isGranted ? 'approved' : 'pending_approval'
    return { waiver: id, status, amountMinor: minorToNumber(amount), currency: penalty.currency }
  })
}

const findWaiver = async (
  tx: Tx,
  company: string,
  { key, requestHash }: Waive['idempotency'],
): Promise<WaiverAnswer | undefined> => {
  const [row] = await tx.query<{ id: string; status: string; amount: string; currency: string; request_hash: string }>(
    `select id, status, amount_minor as amount, currency, request_hash from penalty_waivers
     where company_id = $1 and idempotency_key = $2`,
    [company, key],
  )
  if (!row) return undefined
  assertSameRequest(row.request_hash, requestHash)
  return { waiver: row.id, status: row.status, amountMinor: Number(row.amount), currency: row.currency }
}

/** @throws 400, 409 */
const amountOf = ({ amountMinor }: Waive, { status, invoiceStatus, open }: LockedPenalty): bigint => {
  requireTransition(penaltyTransitions, status, 'waived')
  if (invoiceStatus === 'draft') throw conflict('It stands on a draft. Issue the draft, or take the penalty off it.')
  const amount = amountMinor === undefined ? open : toMinor(amountMinor)
  if (open === 0n) throw conflict('Nothing of this penalty is open.')
  if (amount > open)
    throw validationError(`Only ${minorToNumber(open)} minor units of this penalty are open.`, 'amountMinor')
  return amount
}

type Grant = { req: PayloadRequest; tx: Tx; company: CompanySettings; amount: bigint; currency: string }

/** Within the limit of the role, and below that of the company: what is above waits for somebody else. */
const mayGrant = async ({ req, tx, company, amount: amountMinor, currency }: Grant): Promise<boolean> => {
  try {
    const permission = 'finance.penalties.waive'
    await requireWithinLimit({ req, tx, company: company.id, permission, amountMinor, currency })
    requireFourEyes({ req, company, proposedBy: req.user?.id ? String(req.user.id) : null, amountMinor, currency })
    return true
  } catch (error) {
    if (error instanceof AppError && error.status === 403) return false
    throw error
  }
}

type Proposal = {
  req: PayloadRequest
  company: string
  penalty: LockedPenalty
  id: string
  amount: bigint
  reason: string
}

const auditProposal = ({ req, company, penalty, id, amount, reason }: Proposal): Promise<void> =>
  recordAudit({
    req,
    rows: [
      {
        action: 'penalty.waiver_proposed',
        entity: 'penalty-waivers',
        entityId: id,
        company,
        after: { penalty: penalty.number, amountMinor: minorToNumber(amount) },
        reason,
      },
    ],
  })

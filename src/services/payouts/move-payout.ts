import type { PayloadRequest } from 'payload'
import { requireWithinLimit } from '../../access/require-within-limit.ts'
import { type Tx, withTransaction } from '../../db/transaction.ts'
import { isPosted, type PayoutStatus, payoutTransitions } from '../../domain/payout.ts'
import { now } from '../../platform/clock.ts'
import { conflict } from '../../platform/errors.ts'
import { requireFourEyes } from '../approvals/require-four-eyes.ts'
import { recordAudit } from '../audit.ts'
import { type CompanySettings, companySettings } from '../companies.ts'
import { emit } from '../outbox.ts'
import { requireTransition } from '../transition.ts'
import { closeBatch } from './close-batch.ts'
import { type LockedPayout, lockPayout } from './payout.ts'
import { payoutView, type PayoutView } from './payout-view.ts'
import { postApproval, takeApprovalBack } from './post-approval.ts'

type Move = { req: PayloadRequest; company: string; id: string }
type Moving = { req: PayloadRequest; tx: Tx; company: CompanySettings & { today: string }; payout: LockedPayout }

/** Hands a statement in for approval. @throws 409 for another status, and when there is nothing to pay */
export const submitPayout = (move: Move): Promise<PayoutView> =>
  moved(move, 'pending_approval', async ({ req, tx, payout }) => {
    if (payout.net <= 0n)
      throw conflict('There is nothing to pay. Cancel the statement: what is on it is carried to the next one.')
    // Who hands it in answers for it: he is the one who may not approve it.
    await setStatus(tx, payout, { status: 'pending_approval', proposedBy: req.user?.id })
    await audit({ req, payout, action: 'payout.submit' })
  })

/**
 * Approves a statement: it is in the books and frozen from now on.
 * @throws 409 unless it waits; 403 beyond the limit, or above the company's limit for who handed it in
 */
export const approvePayout = (move: Move): Promise<PayoutView> =>
  moved(move, 'approved', async ({ req, tx, company, payout }) => {
    const { net: amountMinor, currency } = payout
    const proposedBy = (await hadAHandIn(tx, payout, req.user?.id)) ? (req.user?.id ?? null) : payout.proposedBy
    const permission = 'finance.payouts.approve'
    await requireWithinLimit({ req, tx, company: company.id, permission, amountMinor, currency })
    requireFourEyes({ req, company, proposedBy, amountMinor, currency })
    await postApproval({ tx, company, payout })
    await setStatus(tx, payout, { status: 'approved', decidedBy: req.user?.id })
    await audit({ req, payout, action: 'payout.approve' })
  })

/** Sends a statement back to be changed. @throws 409 unless it waits */
export const rejectPayout = ({ reason, ...move }: Move & { reason: string }): Promise<PayoutView> =>
  moved(move, 'rejected', async ({ req, tx, payout }) => {
    await setStatus(tx, payout, { status: 'rejected', decidedBy: req.user?.id, reason })
    await audit({ req, payout, action: 'payout.reject', reason })
  })

/** Cancels a statement that no money has left for: all that it settled is free for the next one. @throws 409 afterwards */
export const cancelPayout = ({ reason, ...move }: Move & { reason: string }): Promise<PayoutView> =>
  moved(move, 'cancelled', async ({ req, tx, company, payout }) => {
    if (isPosted(payout.status)) await takeApprovalBack({ tx, company, payout })
    await tx.query('update payout_lines set is_released = true, updated_at = now() where payout_id = $1', [payout.id])
    await setStatus(tx, payout, { status: 'cancelled', reason })
    await closeBatch(tx, payout.batch)
    await audit({ req, payout, action: 'payout.cancel', reason })
  })

const moved = async (
  { req, company: companyId, id }: Move,
  to: PayoutStatus,
  work: (moving: Moving) => Promise<void>,
): Promise<PayoutView> => {
  const company = await companySettings(req.payload, companyId)
  await withTransaction(req, async (tx) => {
    const payout = await lockPayout(tx, companyId, id)
    requireTransition(payoutTransitions, payout.status, to)
    await work({ req, tx, company, payout })
    await tellScreens(tx, payout)
  })
  return payoutView(req.payload, id)
}

/** Whether a user built, changed or handed in a statement: he does not approve it above the limit. */
const hadAHandIn = async (tx: Tx, { id }: LockedPayout, user: string | undefined): Promise<boolean> => {
  const rows = await tx.query(
    `select from audit_log where entity_id = $1 and actor_id = $2 and entity = 'payouts'
       and action in ('create', 'payout.adjust', 'payout.refresh', 'payout.submit') limit 1`,
    [id, user ?? null],
  )
  return rows.length > 0
}

/** Lets open screens read the statement again. */
export const tellScreens = (tx: Tx, { company, id, person }: LockedPayout): Promise<void> =>
  emit(tx, { topic: 'payout.updated', company, payload: { company, id, person } })

type Decision = { status: PayoutStatus; decidedBy?: string; proposedBy?: string; reason?: string }

const setStatus = async (tx: Tx, { id }: LockedPayout, decision: Decision): Promise<void> => {
  const { status, decidedBy, proposedBy, reason } = decision
  await tx.query(
    `update payouts set status = $2, proposed_by_id = coalesce($3, proposed_by_id), decided_by_id = coalesce($4, decided_by_id),
       decided_at = case when $4::uuid is null then decided_at else $5 end, decision_reason = coalesce($6, decision_reason),
       updated_at = now() where id = $1`,
    [id, status, proposedBy ?? null, decidedBy ?? null, now().toISOString(), reason ?? null],
  )
}

type Audited = { req: PayloadRequest; payout: LockedPayout; action: string; reason?: string }

const audit = ({ req, payout, action, reason }: Audited): Promise<void> =>
  recordAudit({
    req,
    rows: [
      {
        action,
        entity: 'payouts',
        entityId: payout.id,
        company: payout.company,
        after: { number: payout.number, netMinor: Number(payout.net), currency: payout.currency },
        reason,
      },
    ],
  })

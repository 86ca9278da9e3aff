import type { PayloadRequest } from 'payload'
import { requireWithinLimit } from '../../access/require-within-limit.ts'
import { type Tx, withTransaction } from '../../db/transaction.ts'
import { opposite } from '../../domain/ledger/entry.ts'
import { postings } from '../../domain/ledger/postings.ts'
import { type RefundStatus, refundTransitions, takeCredit } from '../../domain/refund.ts'
import { now } from '../../platform/clock.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import { requireFourEyes } from '../approvals/require-four-eyes.ts'
import { recordAudit } from '../audit.ts'
import { type CompanySettings, companySettings } from '../companies.ts'
import { postToLedger } from '../ledger/post.ts'
import { requireTransition } from '../transition.ts'
import { moveCredit, partsOf, storeParts } from './credit-moves.ts'
import { lockFreeCredit } from './free-credit.ts'
import { type LockedRefund, lockRefund } from './refund.ts'
import { refundView, type RefundView } from './refund-view.ts'

type Move = { req: PayloadRequest; company: string; id: string }
type Moving = { req: PayloadRequest; tx: Tx; company: CompanySettings & { today: string }; refund: LockedRefund }

/**
 * Approves a refund: its credit is set aside, so that no invoice takes it any more.
 * @throws 409 unless it waits, or when its credit was used meanwhile; 403 beyond the limit, or for who proposed it
 */
export const approveRefund = (move: Move): Promise<RefundView> =>
  moved(move, 'approved', async ({ req, tx, company, refund }) => {
    const { amount: amountMinor, currency, proposedBy } = refund
    const permission = 'finance.refunds.approve'
    await requireWithinLimit({ req, tx, company: company.id, permission, amountMinor, currency })
    requireFourEyes({ req, company, proposedBy, amountMinor, currency })
    await setAside({ req, tx, company, refund })
    await setStatus(tx, refund, { status: 'approved', decidedBy: req.user?.id ?? null })
    await audit({ req, refund, action: 'refund.approve' })
  })

/** Refuses a proposal. @throws 409 unless it waits */
export const rejectRefund = ({ reason, ...move }: Move & { reason: string }): Promise<RefundView> =>
  moved(move, 'rejected', async ({ req, tx, refund }) => {
    await setStatus(tx, refund, { status: 'rejected', decidedBy: req.user?.id ?? null, reason })
    await audit({ req, refund, action: 'refund.reject', reason })
  })

/** Takes a refund back whose money has not left: what was set aside is credit again. @throws 409 once it is under way */
export const cancelRefund = ({ reason, ...move }: Move & { reason: string }): Promise<RefundView> =>
  moved(move, 'cancelled', async ({ req, tx, company, refund }) => {
    if (refund.status !== 'pending_approval') {
      await moveCredit(tx, refund, 'back')
      const entries = opposite(postings.refundApproved({ person: refund.person, parts: await partsOf(tx, refund.id) }))
      await post({ tx, company, refund, event: 'refund.cancelled', entries })
    }
    await setStatus(tx, refund, { status: 'cancelled', reason })
    await audit({ req, refund, action: 'refund.cancel', reason })
  })

const moved = async (
  { req, company: companyId, id }: Move,
  to: RefundStatus,
  work: (moving: Moving) => Promise<void>,
): Promise<RefundView> => {
  const company = await companySettings(req.payload, companyId)
  await withTransaction(req, async (tx) => {
    // Payments are locked before the refund, everywhere in this order.
    await lockPayments(tx, companyId, id)
    const refund = await lockRefund(tx, id)
    if (refund.company !== companyId) throw notFound()
    requireTransition(refundTransitions, refund.status, to)
    await work({ req, tx, company, refund })
  })
  return refundView(req.payload, id)
}

const lockPayments = async (tx: Tx, company: string, refund: string): Promise<void> => {
  await tx.query(
    `select p.id from payments p join refunds r on r.company_id = p.company_id and r.person_id = p.person_id
     where r.id = $2 and p.company_id = $1 and p.currency = r.currency and p.status = 'received'
       and (p.unallocated_minor > 0 or p.refunded_minor > 0)
     order by p.id for update of p`,
    [company, refund],
  )
}

const setAside = async ({ tx, company, refund }: Moving): Promise<void> => {
  const { person, currency, amount, id } = refund
  const free = await lockFreeCredit({ tx, company: company.id, person, currency, except: id })
  const wanted = await partsOf(tx, id)
  // What it was proposed from comes first; what was spent of it since is taken from other credit.
  const first = new Set(wanted.map(({ payment }) => payment))
  const sources = [
    ...free.filter(({ payment }) => first.has(payment)),
    ...free.filter(({ payment }) => !first.has(payment)),
  ]
  const parts = takeCredit(amount, sources)
  if (!parts) throw conflict('The credit of this refund has been used meanwhile. Reject it, and propose what is left.')
  await storeParts(tx, refund, parts)
  await moveCredit(tx, refund, 'out')
  await post({ tx, company, refund, event: 'refund.approved', entries: postings.refundApproved({ person, parts }) })
}

type Post = Pick<Moving, 'tx' | 'company' | 'refund'> & {
  event: 'refund.approved' | 'refund.cancelled'
  entries: ReturnType<typeof postings.refundApproved>
}

const post = ({ tx, company, refund, event, entries }: Post): Promise<void> =>
  postToLedger(tx, company.id, [
    {
      event,
      postedOn: company.today,
      description: `Refund ${refund.number}${event === 'refund.cancelled' ? ' cancelled' : ''}`,
      idempotencyKey: `refund:${refund.id}:${event}`,
      sourceType: 'refunds',
      sourceId: refund.id,
      currency: refund.currency,
      entries,
    },
  ])

type Decision = { status: RefundStatus; decidedBy?: string | null; reason?: string }

const setStatus = async (tx: Tx, { id }: LockedRefund, { status, decidedBy, reason }: Decision): Promise<void> => {
  await tx.query(
    `update refunds set status = $2, decided_by_id = coalesce($3, decided_by_id), decision_reason = coalesce($4, decision_reason),
       decided_at = case when $3::uuid is null then decided_at else $5 end, updated_at = now() where id = $1`,
    [id, status, decidedBy ?? null, reason ?? null, now().toISOString()],
  )
}

type Audited = { req: PayloadRequest; refund: LockedRefund; action: string; reason?: string }

const audit = ({ req, refund, action, reason }: Audited): Promise<void> =>
  recordAudit({
    req,
    rows: [
      {
        action,
        entity: 'refunds',
        entityId: refund.id,
        company: refund.company,
        after: { number: refund.number, amountMinor: Number(refund.amount), currency: refund.currency },
        reason,
      },
    ],
  })

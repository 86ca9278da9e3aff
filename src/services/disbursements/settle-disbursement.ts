import type { Payload } from 'payload'
import { createReq, type Tx, withTransaction } from '../../db/transaction.ts'
import { todayIn } from '../../domain/calendar.ts'
import { isLive, judgeFacts, type ReviewReason } from '../../domain/disbursement.ts'
import type { GatewayFacts } from '../../gateways/port.ts'
import { recordAudit } from '../audit.ts'
import { settingsIn } from '../companies.ts'
import { type Attempt, lockAttempt } from './attempt.ts'
import { fail, succeed } from './finish-attempt.ts'

type Settle = { payload: Payload; id: string; facts: GatewayFacts; inbox?: string }

export type Settled = 'succeeded' | 'failed' | ReviewReason | 'nothing'

/**
 * Applies what the gateway itself said about an attempt: document, ledger and audit in one transaction, once, whoever
 * brings it: a callback, the poll, a person. What needs a look is only marked.
 */
export const settleDisbursement = async ({ payload, id, facts, inbox }: Settle): Promise<Settled> => {
  const req = await createReq(payload)
  return withTransaction(req, async (tx) => {
    const { attempt } = await lockAttempt(tx, id)
    const verdict = judgeFacts({
      attempt,
      facts: { ...facts, amount: facts.amountMinor, receipt: facts.transactionCode },
    })
    if (verdict === 'nothing') return verdict
    if ('review' in verdict) {
      await mark({ tx, attempt, review: verdict.review, facts, inbox })
      await recordAudit({
        req,
        rows: [
          {
            action: 'disbursement.review',
            entity: 'disbursements',
            entityId: id,
            company: attempt.company,
            after: { reviewReason: verdict.review, amountMinor: Number(facts.amountMinor ?? 0n) },
          },
        ],
      })
      return verdict.review
    }
    const company = await settingsIn(tx, attempt.company)
    const { kind } = attempt
    if (verdict.to === 'failed') await fail({ req, tx, company, kind, attempt, reason: facts.message })
    else {
      const paidOn = facts.occurredAt ? todayIn(company.timezone, facts.occurredAt) : company.today
      await succeed({
        ...{ req, tx, company, kind, attempt, inbox },
        charge: facts.chargeMinor ?? 0n,
        receipt: facts.transactionCode,
        on: paidOn < company.today ? paidOn : company.today,
      })
    }
    return verdict.to
  })
}

type Mark = { tx: Tx; attempt: Attempt; review: ReviewReason; facts: GatewayFacts; inbox?: string }

// A live attempt stays live: nothing else is paid for its document before somebody has looked.
const mark = async ({ tx, attempt, review, facts, inbox }: Mark): Promise<void> => {
  await tx.query(
    `update disbursements set status = $2, review_reason = $3, failure_reason = $4, updated_at = now(),
       gateway_reference = coalesce(gateway_reference, $5), callback_id = coalesce($6, callback_id) where id = $1`,
    [
      attempt.id,
      isLive(attempt.status) ? 'unknown' : attempt.status,
      review,
      reviewText(review, attempt, facts),
      facts.transactionCode,
      inbox ?? null,
    ],
  )
}

const reviewText = (review: ReviewReason, attempt: Attempt, facts: GatewayFacts): string => {
  if (facts.status === 'reversed') return 'The gateway took this payment back after it had succeeded.'
  if (review === 'late_success') return 'The gateway says that it was paid, after it had said the opposite.'
  return `The gateway paid ${facts.amountMinor} ${facts.currency} in minor units, not ${attempt.amount} ${attempt.currency}.`
}

import type { TransitionTable } from './transitions.ts'

export type DisbursementStatus =
  'created' | 'submitting' | 'submitted' | 'succeeded' | 'failed' | 'unknown' | 'reversed'

/**
 * One attempt to pay money out. `submitting` is stored before the gateway is called; a call that was cut off is `unknown`
 * and never `failed`, because the money may have left. What succeeds after it was taken for failed is booked by a person.
 */
export const disbursementTransitions = {
  created: ['submitting', 'succeeded', 'failed'],
  submitting: ['submitted', 'succeeded', 'failed', 'unknown'],
  submitted: ['succeeded', 'failed', 'unknown'],
  unknown: ['submitted', 'succeeded', 'failed'],
  failed: ['succeeded'],
  succeeded: ['reversed'],
  reversed: [],
} as const satisfies TransitionTable<DisbursementStatus>

/** While an attempt is live nothing else is paid for its document. */
export const isLive = (status: DisbursementStatus): boolean =>
  status === 'created' || status === 'submitting' || status === 'submitted' || status === 'unknown'

export type ReviewReason = 'late_success' | 'amount_mismatch' | 'unconfirmed'

/** What the gateway itself says of an attempt; amounts in minor units. */
export type PaidFacts = {
  status: 'pending' | 'succeeded' | 'failed' | 'reversed' | 'unknown'
  amount: bigint | null
  currency: string
  receipt: string | null
}

export type Verdict = { to: 'succeeded' | 'failed' } | { review: ReviewReason } | 'nothing'

/**
 * What facts of the gateway mean for an attempt. Nothing is posted twice, and nothing by itself that a person should look
 * at: a success after a failure, another amount or currency, money that came back.
 */
export const judgeFacts = ({
  attempt,
  facts,
}: {
  attempt: { status: DisbursementStatus; amount: bigint; currency: string; review: ReviewReason | null }
  facts: PaidFacts
}): Verdict => {
  const { status } = attempt
  if (facts.status === 'succeeded') {
    if (status === 'succeeded' || facts.amount === null || !facts.receipt) return 'nothing'
    if (!isLive(status)) return { review: 'late_success' }
    const isSame = facts.amount === attempt.amount && facts.currency === attempt.currency
    return isSame ? { to: 'succeeded' } : { review: 'amount_mismatch' }
  }
  if (facts.status === 'reversed' && status === 'succeeded') return { review: 'amount_mismatch' }
  if (facts.status === 'failed' || facts.status === 'reversed') {
    return isLive(status) && attempt.review !== 'amount_mismatch' ? { to: 'failed' } : 'nothing'
  }
  return 'nothing'
}

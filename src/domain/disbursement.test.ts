import { describe, expect, test } from '@jest/globals'
import {
  type DisbursementStatus,
  disbursementTransitions,
  judgeFacts,
  type PaidFacts,
  type ReviewReason,
} from './disbursement.ts'
import { expenseTotals, isOpenExpense, statusOfPaid } from './expense.ts'
import { canTransition } from './transitions.ts'

const attempt = (status: DisbursementStatus, review: ReviewReason | null = null) => ({
  ...{ status, review },
  amount: 1_000n,
  currency: 'KES',
})
const facts = (status: PaidFacts['status'], over: Partial<PaidFacts> = {}): PaidFacts => ({
  status,
  amount: status === 'succeeded' ? 1_000n : null,
  currency: 'KES',
  receipt: status === 'succeeded' ? 'SP1' : null,
  ...over,
})

describe('what the gateway says of an attempt', () => {
  test.each<[DisbursementStatus, PaidFacts['status'], unknown]>([
    ['submitting', 'succeeded', { to: 'succeeded' }],
    ['unknown', 'succeeded', { to: 'succeeded' }],
    ['submitted', 'failed', { to: 'failed' }],
    ['submitted', 'reversed', { to: 'failed' }],
    ['submitted', 'unknown', 'nothing'],
    ['submitted', 'pending', 'nothing'],
    ['succeeded', 'succeeded', 'nothing'],
    ['succeeded', 'failed', 'nothing'],
    ['succeeded', 'reversed', { review: 'amount_mismatch' }],
    ['failed', 'failed', 'nothing'],
    ['failed', 'succeeded', { review: 'late_success' }],
  ])('%s, then %s', (status, said, verdict) => {
    expect(judgeFacts({ attempt: attempt(status), facts: facts(said) })).toEqual(verdict)
  })

  test('another amount or currency is for a person, and stays so when a failure follows', () => {
    const review = { review: 'amount_mismatch' }
    expect(judgeFacts({ attempt: attempt('submitted'), facts: facts('succeeded', { amount: 999n }) })).toEqual(review)
    expect(judgeFacts({ attempt: attempt('submitted'), facts: facts('succeeded', { currency: 'UGX' }) })).toEqual(
      review,
    )
    expect(judgeFacts({ attempt: attempt('unknown', 'amount_mismatch'), facts: facts('failed') })).toBe('nothing')
  })

  test('a success without an amount or a receipt says nothing', () => {
    expect(judgeFacts({ attempt: attempt('submitted'), facts: facts('succeeded', { receipt: null }) })).toBe('nothing')
    expect(judgeFacts({ attempt: attempt('submitted'), facts: facts('succeeded', { amount: null }) })).toBe('nothing')
  })

  test('unknown is never failed by itself, and failed is final but for a success', () => {
    expect(canTransition(disbursementTransitions, 'failed', 'submitted')).toBe(false)
    expect(canTransition(disbursementTransitions, 'failed', 'succeeded')).toBe(true)
  })
})

describe('a bill', () => {
  test('1,000 and 16 % are 1,160; half a cent goes up', () => {
    expect(expenseTotals({ amount: 100_000n, taxRateBps: 1_600 })).toEqual({ tax: 16_000n, total: 116_000n })
    expect(expenseTotals({ amount: 10n, taxRateBps: 500 })).toEqual({ tax: 1n, total: 11n })
    expect(expenseTotals({ amount: 10n, taxRateBps: 0 })).toEqual({ tax: 0n, total: 10n })
  })

  test('its state follows from what was paid', () => {
    expect([0n, 1n, 100n].map((paid) => statusOfPaid({ total: 100n, paid }))).toEqual(['approved', 'partial', 'paid'])
  })

  test('is changed before its approval only', () => {
    expect((['waiting_for_approval', 'rejected', 'approved', 'paid'] as const).map(isOpenExpense)).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
})

import { type Minor, minMinor } from './money.ts'
import type { TransitionTable } from './transitions.ts'

export type RefundStatus = 'pending_approval' | 'approved' | 'processing' | 'paid' | 'failed' | 'rejected' | 'cancelled'

/** A refund. While it is under way nobody cancels it; one that failed may be paid again or given back as credit. */
export const refundTransitions = {
  pending_approval: ['approved', 'rejected', 'cancelled'],
  approved: ['processing', 'cancelled'],
  processing: ['paid', 'failed'],
  failed: ['processing', 'cancelled'],
  paid: [],
  rejected: [],
  cancelled: [],
} as const satisfies TransitionTable<RefundStatus>

/** The credit of one payment that is still free, minor units. */
export type FreeCredit = { payment: string; free: Minor }

export type CreditPart = { payment: string; amount: Minor }

/**
 * Takes an amount from the free credit, in the order that is given (oldest first).
 * @returns the parts, which add up to the amount; undefined when there is not enough
 */
export const takeCredit = (amount: Minor, sources: readonly FreeCredit[]): CreditPart[] | undefined => {
  let left = amount
  const parts: CreditPart[] = []
  for (const { payment, free } of sources) {
    if (left <= 0n) break
    if (free <= 0n) continue
    const taken = minMinor(free, left)
    parts.push({ payment, amount: taken })
    left -= taken
  }
  return left === 0n ? parts : undefined
}

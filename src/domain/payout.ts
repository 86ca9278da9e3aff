import type { TransitionTable } from './transitions.ts'

export type PayoutStatus =
  'draft' | 'pending_approval' | 'approved' | 'processing' | 'paid' | 'partial' | 'failed' | 'rejected' | 'cancelled'

/**
 * The statement of an owner. From its approval on it is frozen; it is cancelled only while no money has left, and then
 * all that it settled is free for the next one.
 */
export const payoutTransitions = {
  draft: ['pending_approval', 'cancelled'],
  pending_approval: ['approved', 'rejected', 'cancelled'],
  rejected: ['pending_approval', 'cancelled'],
  approved: ['processing', 'cancelled'],
  processing: ['paid', 'partial', 'failed'],
  partial: ['processing'],
  failed: ['processing', 'cancelled'],
  paid: [],
  cancelled: [],
} as const satisfies TransitionTable<PayoutStatus>

/** Lines may be changed only here. */
export const isEditable = (status: PayoutStatus): boolean => status === 'draft' || status === 'rejected'

/** Approved, so that it is in the books. */
export const isPosted = (status: PayoutStatus): boolean =>
  status === 'approved' || status === 'processing' || status === 'partial' || status === 'failed' || status === 'paid'

/** Where the statement stands after an attempt to pay it is over. */
export const statusAfterPayment = ({ net, paid }: { net: bigint; paid: bigint }): 'paid' | 'partial' | 'failed' => {
  if (paid >= net) return 'paid'
  return paid > 0n ? 'partial' : 'failed'
}

import type { TransitionTable } from './transitions.ts'

export type PaymentStatus = 'pending' | 'received' | 'bounced' | 'reversed'

/** A cheque waits for the bank; money that was received may turn out not to be there, or not to be this payer's. */
export const paymentTransitions = {
  pending: ['received', 'bounced', 'reversed'],
  received: ['bounced', 'reversed'],
  bounced: [],
  reversed: [],
} as const satisfies TransitionTable<PaymentStatus>

import type { TransitionTable } from './transitions.ts'

export type PenaltyStatus = 'pending' | 'applied' | 'paid' | 'waived' | 'cancelled'

/** Applied = it stands on an invoice. It comes back when that is voided; a reversed payment makes a paid one owed again. */
export const penaltyTransitions = {
  pending: ['applied', 'waived', 'cancelled'],
  applied: ['pending', 'paid', 'waived', 'cancelled'],
  paid: ['applied', 'cancelled'],
  waived: [],
  cancelled: [],
} as const satisfies TransitionTable<PenaltyStatus>

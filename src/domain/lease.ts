import type { TransitionTable } from './transitions.ts'

export type LeaseStatus = 'draft' | 'active' | 'notice' | 'ended' | 'terminated' | 'renewed'

/** A renewal ends the lease that it continues; notice may be withdrawn. */
export const leaseTransitions = {
  draft: ['active'],
  active: ['notice', 'ended', 'terminated', 'renewed'],
  notice: ['active', 'ended', 'terminated', 'renewed'],
  ended: [],
  terminated: [],
  renewed: [],
} as const satisfies TransitionTable<LeaseStatus>

/** Statuses in which the tenant holds the unit. What is billed, and who had a unit on a day, follows from the dates. */
export const liveLeaseStatuses = ['active', 'notice'] as const satisfies readonly LeaseStatus[]

export type AmendmentStatus = 'proposed' | 'approved' | 'rejected' | 'applied'

export const amendmentTransitions = {
  proposed: ['approved', 'rejected'],
  approved: ['applied'],
  rejected: [],
  applied: [],
} as const satisfies TransitionTable<AmendmentStatus>

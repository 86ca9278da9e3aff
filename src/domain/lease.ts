import type { TransitionTable } from './transitions.ts'

export type LeaseStatus = 'draft' | 'active' | 'notice' | 'ended' | 'terminated'

export const leaseTransitions = {
  draft: ['active'],
  active: ['notice', 'ended', 'terminated'],
  notice: ['ended', 'terminated'],
  ended: [],
  terminated: [],
} as const satisfies TransitionTable<LeaseStatus>

/** Statuses in which the tenant holds the unit and rent is billed. */
export const liveLeaseStatuses = ['active', 'notice'] as const satisfies readonly LeaseStatus[]

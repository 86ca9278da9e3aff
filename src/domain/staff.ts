import type { TransitionTable } from './transitions.ts'

export type StaffStatus = 'invited' | 'active' | 'suspended' | 'left'

/** Whoever left comes back at once when he has a log-in, else by a new invitation. */
export const staffTransitions = {
  invited: ['active', 'left'],
  active: ['suspended', 'left'],
  suspended: ['active', 'left'],
  left: ['active', 'invited'],
} as const satisfies TransitionTable<StaffStatus>

/** Statuses in which the rights of a staff row count, now or as soon as the invitation is accepted. */
export const entitledStatuses = ['invited', 'active'] as const satisfies readonly StaffStatus[]

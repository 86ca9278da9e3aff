import type { TransitionTable } from './transitions.ts'

export type ProjectServiceStatus = 'pending_approval' | 'active' | 'paused' | 'ended'

/** A service at a place. One that was never approved is taken away instead: it must not look as if it had been charged. */
export const projectServiceTransitions = {
  pending_approval: ['active'],
  active: ['paused', 'ended'],
  paused: ['active', 'ended'],
  ended: [],
} as const satisfies TransitionTable<ProjectServiceStatus>

import type { TransitionTable } from './transitions.ts'

export type IntentStatus = 'created' | 'submitting' | 'submitted' | 'succeeded' | 'failed' | 'expired' | 'unknown'

/**
 * A gateway collection. `submitting` is stored before the call, so a crash or a callback that overtakes the answer
 * finds it there; `unknown` = the call was cut off; money that arrives after a failure still succeeds.
 */
export const intentTransitions = {
  created: ['submitting', 'failed', 'expired'],
  submitting: ['submitted', 'succeeded', 'failed', 'expired', 'unknown'],
  submitted: ['succeeded', 'failed', 'expired', 'unknown'],
  unknown: ['succeeded', 'failed', 'expired'],
  failed: ['succeeded'],
  expired: ['succeeded'],
  succeeded: [],
} as const satisfies TransitionTable<IntentStatus>

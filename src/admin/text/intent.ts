import { type IntentStatus, intentTransitions } from '../../domain/intent.ts'
import type { Tone } from './status.ts'

export type IntentView = { tone: Tone; headline: string; isFinal: boolean; canRetry: boolean }

const views: Record<IntentStatus, Omit<IntentView, 'isFinal'>> = {
  created: { tone: 'busy', headline: 'Sending the request…', canRetry: false },
  submitting: { tone: 'busy', headline: 'Sending the request…', canRetry: false },
  submitted: { tone: 'busy', headline: 'Waiting for the payer to confirm on the phone…', canRetry: false },
  unknown: { tone: 'warn', headline: 'The gateway did not answer. We keep asking it what happened.', canRetry: false },
  succeeded: { tone: 'good', headline: 'Paid', canRetry: false },
  failed: { tone: 'bad', headline: 'The payment failed', canRetry: true },
  expired: { tone: 'bad', headline: 'The request expired without an answer', canRetry: true },
}

/** What to tell the person who asked for a payment. */
export const intentView = (status: IntentStatus): IntentView => ({
  ...views[status],
  isFinal: intentTransitions[status].length === 0 || views[status].canRetry,
})

/** True for a value that is one of the machine's statuses. */
export const isIntentStatus = (status: unknown): status is IntentStatus =>
  typeof status === 'string' && Object.hasOwn(intentTransitions, status)

import type { Processor } from '../../src/jobs/processor.ts'
import { pollIntent } from '../../src/services/charges/poll-intent.ts'

/** Asks the gateway about a charge that has no final answer yet, until it has one or 48 hours are over. */
export const chargePoll: Processor<'charge.poll'> = {
  handle: async ({ payload, data: { intentId } }) => {
    const { isFinal } = await pollIntent({ payload, intentId })
    return isFinal ? undefined : 'again'
  },
}

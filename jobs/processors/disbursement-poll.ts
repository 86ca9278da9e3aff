import type { Processor } from '../../src/jobs/processor.ts'
import { pollDisbursement } from '../../src/services/disbursements/poll-disbursement.ts'

/** Asks the gateway about money that was sent, until its answer is final. */
export const disbursementPoll: Processor<'disbursement.poll'> = {
  handle: async ({ payload, data: { disbursementId } }) => {
    const { isFinal } = await pollDisbursement({ payload, id: disbursementId })
    return isFinal ? undefined : 'again'
  },
}

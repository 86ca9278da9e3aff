import type { Processor } from '../../src/jobs/processor.ts'
import { sweepInbox } from '../../src/services/callbacks/sweep-inbox.ts'
import { sweepDisbursements } from '../../src/services/disbursements/sweep-disbursements.ts'
import { sweepIntents } from '../../src/services/charges/sweep-intents.ts'

/** Finds what a killed process or a lost queue left behind on the way of a payment. */
export const sweepMoney: Processor<'money.sweep'>['handle'] = async ({ payload }) => {
  await sweepIntents({ payload })
  await sweepDisbursements({ payload })
  await sweepInbox({ payload })
}

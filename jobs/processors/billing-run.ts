import type { Processor } from '../../src/jobs/processor.ts'
import { runBilling } from '../../src/services/billing/run-billing.ts'
import { failJobRun } from '../../src/services/job-runs.ts'

export const billingRun: Processor<'billing.run'> = {
  handle: ({ payload, data: { jobRunId } }) => runBilling({ payload, jobRunId }),
  onDead: ({ payload, data: { jobRunId }, error }) =>
    failJobRun(payload, jobRunId, { errors: [{ message: error.message }] }),
}

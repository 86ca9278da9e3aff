import type { Processor } from '../../src/jobs/processor.ts'
import { failJobRun } from '../../src/services/job-runs.ts'
import { runBatch } from '../../src/services/payouts/run-batch.ts'
import { runBuild } from '../../src/services/payouts/run-build.ts'

export const payoutsBuild: Processor<'payouts.build'> = {
  handle: ({ payload, data: { jobRunId } }) => runBuild({ payload, jobRunId }),
  onDead: ({ payload, data: { jobRunId }, error }) =>
    failJobRun(payload, jobRunId, { errors: [{ message: error.message }] }),
}

export const payoutsBatch: Processor<'payouts.batch'> = {
  handle: ({ payload, data: { jobRunId } }) => runBatch({ payload, jobRunId }),
  onDead: ({ payload, data: { jobRunId }, error }) =>
    failJobRun(payload, jobRunId, { errors: [{ message: error.message }] }),
}

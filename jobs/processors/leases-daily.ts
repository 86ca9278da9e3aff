import type { Processor } from '../../src/jobs/processor.ts'
import { failJobRun } from '../../src/services/job-runs.ts'
import { runDailyLeases } from '../../src/services/leases/run-daily-leases.ts'

export const leasesDaily: Processor<'leases.daily'> = {
  handle: ({ payload, data: { jobRunId } }) => runDailyLeases({ payload, jobRunId }),
  onDead: ({ payload, data: { jobRunId }, error }) =>
    failJobRun(payload, jobRunId, { errors: [{ message: error.message }] }),
}

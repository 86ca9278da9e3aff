import type { Processor } from '../../src/jobs/processor.ts'
import { failJobRun } from '../../src/services/job-runs.ts'
import { runPenalties } from '../../src/services/penalties/run-penalties.ts'

export const penaltiesRun: Processor<'penalties.run'> = {
  handle: ({ payload, data: { jobRunId } }) => runPenalties({ payload, jobRunId }),
  onDead: ({ payload, data: { jobRunId }, error }) =>
    failJobRun(payload, jobRunId, { errors: [{ message: error.message }] }),
}

import type { Processor } from '../../src/jobs/processor.ts'
import { runIssuing } from '../../src/services/invoices/run-issuing.ts'
import { failJobRun } from '../../src/services/job-runs.ts'

export const invoicesIssue: Processor<'invoices.issue'> = {
  handle: ({ payload, data: { jobRunId } }) => runIssuing({ payload, jobRunId }),
  onDead: ({ payload, data: { jobRunId }, error }) =>
    failJobRun(payload, jobRunId, { errors: [{ message: error.message }] }),
}

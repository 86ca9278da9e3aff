import type { Processor } from '../../src/jobs/processor.ts'
import { failJobRun } from '../../src/services/job-runs.ts'
import { runReminders } from '../../src/services/reminders/run-reminders.ts'

export const remindersRun: Processor<'reminders.run'> = {
  handle: ({ payload, data: { jobRunId } }) => runReminders({ payload, jobRunId }),
  onDead: ({ payload, data: { jobRunId }, error }) =>
    failJobRun(payload, jobRunId, { errors: [{ message: error.message }] }),
}

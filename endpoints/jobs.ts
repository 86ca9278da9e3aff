import { z } from 'zod'
import { retryJob } from '../src/services/jobs/retry-job.ts'
import { defineEndpoint } from './define.ts'

export const retry = defineEndpoint({
  method: 'post',
  path: '/job-runs/:id/retry',
  summary: 'Run a job once more that gave up',
  permission: 'system.jobs.retry',
  scope: 'row',
  params: z.object({ id: z.uuid() }),
  handler: ({ req, companies, params: { id } }) => retryJob({ req, companies, id }),
})

import type { Topic } from '../queues.ts'
import type { Processor } from '../../src/jobs/processor.ts'
import { publish } from '../../src/realtime/publish.ts'

type RealtimeTopic = Extract<
  Topic,
  | 'payment.received'
  | 'invoice.updated'
  | 'payout.updated'
  | 'intent.updated'
  | 'unit.status'
  | 'maintenance.updated'
  | 'job.progress'
>

/** Sends ids to the screens of the company; what they show is read again through the API, under their own rights. */
export const fanOut = (topic: RealtimeTopic): Processor<RealtimeTopic> => ({
  handle: async ({ payload, data, job }) => {
    if (job.company) await publish(payload, { company: job.company, event: topic, data })
  },
})

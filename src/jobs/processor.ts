import type { Payload } from 'payload'

import type { PayloadOf, Topic } from '../../jobs/queues.ts'

export type JobInfo = {
  id: string
  topic: Topic
  company: string | null
  /** 1 on the first run. */
  attempt: number
  attempts: number
}

export type ProcessorArgs<T extends Topic> = { payload: Payload; data: PayloadOf<T>; job: JobInfo }

/** `again`: nothing failed, but the work is not over; run once more after the topic's next delay. */
export type Outcome = void | 'again'

export type Processor<T extends Topic> = {
  /** May run more than once for the same job (a worker died, a retry), so it has to be idempotent. */
  handle: (args: ProcessorArgs<T>) => Promise<Outcome>
  /** Called after the dead letter is written, unless the payload itself was wrong; may be called again. */
  onDead?: (args: ProcessorArgs<T> & { error: Error }) => Promise<void>
}

export type ProcessorTable = { [T in Topic]: Processor<T> }

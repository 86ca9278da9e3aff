import { DelayedError, UnrecoverableError } from 'bullmq'
import type { Payload } from 'payload'
import type { Logger } from 'pino'

import { isTopic, type PayloadOf, type Topic, type TopicTable } from '../../jobs/queues.ts'
import { readQuery, type Tx } from '../db/transaction.ts'
import { logger } from '../platform/logger.ts'
import { reportError } from '../platform/sentry.ts'
import { recordDeadJob, resolveDeadJob } from '../services/dead-jobs.ts'
import { isPermanent, PermanentError } from './permanent-error.ts'
import type { JobInfo, Processor, ProcessorTable } from './processor.ts'
import type { EnvelopeJob } from './queue-backend.ts'

export type RunJobArgs = { payload: Payload; processors: ProcessorTable; topics: TopicTable }

/** Runs one job; what it throws tells the queue whether to try again. */
export const createRunJob =
  (args: RunJobArgs) =>
  async (job: EnvelopeJob, token?: string): Promise<void> => {
    const run = describe(job, args)
    const { info, log } = run
    try {
      await work(run)
      if (job.data.retryOf) await resolveDeadJob(run.tx, job.data.retryOf)
    } catch (caught) {
      const error = caught instanceof Error ? caught : new Error(String(caught))
      const isLast = isPermanent(error) || info.attempt >= info.attempts
      if (isLast) await bury({ run, error, token })
      else if (!(error instanceof NotYet)) log.warn({ err: error }, 'A job failed and will be tried again.')
      throw isPermanent(error) ? new UnrecoverableError(error.message) : error
    }
  }

/** Not a failure: the queue has only errors to say "run again later". */
class NotYet extends Error {
  constructor() {
    super('The work was not over at the last time of asking.')
    this.name = 'NotYet'
  }
}

type Run = RunJobArgs & {
  job: EnvelopeJob
  info: JobInfo
  log: Logger
  tx: Pick<Tx, 'query'>
  // The pairing of topic and payload is checked by the table's schema when the job runs.
  processor: Processor<Topic>
}

/** A job that took this many workers down with it is dead. */
const maxStalls = 3
const buryAgainMs = 30_000

const describe = (job: EnvelopeJob, args: RunJobArgs): Run => {
  const topic = job.name
  if (!isTopic(topic)) throw new Error(`No processor knows the topic ${topic}.`)
  const info: JobInfo = {
    id: job.id ?? '',
    topic,
    company: job.data.company,
    attempt: job.attemptsMade + 1,
    attempts: job.opts.attempts ?? 1,
  }
  return {
    ...args,
    job,
    info,
    log: logger.child({ job: info.id, topic, company: info.company, attempt: info.attempt }),
    tx: { query: (text, values) => readQuery(args.payload, text, values) },
    processor: args.processors[topic] as unknown as Processor<Topic>,
  }
}

const work = async ({ job, info, log, processor, payload, topics }: Run): Promise<void> => {
  if (job.stalledCounter > maxStalls) {
    throw new PermanentError(`The worker died ${job.stalledCounter} times while it ran this job.`)
  }
  const startedAt = performance.now()
  const data = topics[info.topic].payload.parse(job.data.data) as PayloadOf<Topic>
  const outcome = await processor.handle({ payload, data, job: info })
  log.debug({ ms: Math.round(performance.now() - startedAt), outcome }, 'A job ran.')
  if (outcome === 'again') throw new NotYet()
}

/**
 * Writes the dead letter before the queue hears of the failure: a crash in between repeats the job rather than losing
 * the letter, and where it cannot be written the job comes again later.
 */
const bury = async ({ run, error, token }: { run: Run; error: Error; token?: string }): Promise<void> => {
  const { job, info, log, processor, payload, topics, tx } = run
  reportError(error, { job: info.id, topic: info.topic, company: info.company, attempt: info.attempt, isDead: true })
  const { data, company, retryOf } = job.data
  try {
    if (topics[info.topic].hasDeadLetter !== false) {
      const { id: jobId, topic, attempt: attempts } = info
      await recordDeadJob(tx, { jobId, topic, company, data, error, attempts, retryOf })
    }
    const fitting = topics[info.topic].payload.safeParse(data)
    if (fitting.success) await processor.onDead?.({ payload, data: fitting.data as PayloadOf<Topic>, job: info, error })
  } catch (failure) {
    log.error({ err: failure }, 'A dead letter could not be written; the job comes again.')
    await job.moveToDelayed(Date.now() + buryAgainMs, token)
    throw new DelayedError()
  }
}

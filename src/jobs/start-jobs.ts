import type { Payload } from 'payload'

import { isTopic, queueNames, queues, topics as allTopics, type TopicTable } from '../../jobs/queues.ts'
import { logger } from '../platform/logger.ts'
import { type OutboxDispatcher, startOutboxDispatcher } from './outbox-dispatcher.ts'
import type { ProcessorTable } from './processor.ts'
import { openQueues, type QueueBackend } from './queue-backend.ts'
import { createRunJob } from './run-job.ts'

export type JobsArgs = {
  payload: Payload
  databaseUrl: string
  redisUrl?: string
  processors: ProcessorTable
  /** Jobs at once in the widest queue; the others take their share of it. */
  concurrency: number
  topics?: TopicTable
  sweepMs?: number
  queuePrefix?: string
}

export type RunningJobs = {
  backend: QueueBackend
  dispatcher: OutboxDispatcher
  isHealthy: () => boolean
  /**
   * Takes no further job and waits for the running ones, at most `graceMs`.
   * @returns false when some were cut off; another worker takes those over
   */
  stop: (graceMs?: number) => Promise<boolean>
}

/** Starts the dispatcher and one worker per queue. */
export const startJobs = async (args: JobsArgs): Promise<RunningJobs> => {
  const { payload, databaseUrl, redisUrl, queuePrefix: prefix, processors, concurrency, sweepMs } = args
  const topics = args.topics ?? allTopics
  const shares = queueNames.map((name) => ({ name, slots: Math.max(1, Math.round(concurrency * queues[name].share)) }))
  const poolMax = Math.min(10, 3 + Math.ceil(concurrency / 4))
  const backend = openQueues({ databaseUrl, redisUrl, poolMax, prefix })
  const run = createRunJob({ payload, processors, topics })
  const settings = { backoffStrategy: nextDelay(topics) }
  const workers = shares.map(({ name, slots }) =>
    backend.work(name, run, { ...takeover, settings, concurrency: slots }),
  )
  await Promise.all(workers.map((worker) => worker.waitUntilReady()))
  const dispatcher = startOutboxDispatcher({ databaseUrl, backend, topics, sweepMs })

  const stopOnce = async (graceMs: number): Promise<boolean> => {
    await dispatcher.stop()
    const finished = Promise.all(workers.map((worker) => worker.close())).then(() => true)
    const isClean = await Promise.race([finished, expiry(graceMs)])
    if (!isClean) logger.warn({ graceMs }, 'Jobs were still running at the end of the grace time.')
    if (isClean) await backend.close()
    return isClean
  }
  let stopping: Promise<boolean> | undefined
  const stop = (graceMs = 20_000): Promise<boolean> => (stopping ??= stopOnce(graceMs))
  const isHealthy = (): boolean => dispatcher.isListening() && workers.every((worker) => worker.isRunning())
  return { backend, dispatcher, isHealthy, stop }
}

/**
 * A job of a dead worker runs again 12 to 24 s later: its lock has to expire, and one check marks what the next
 * one takes over. The lock is renewed every 6 s, which a busy event loop must not miss twice.
 */
const takeover = { lockDuration: 12_000, stalledInterval: 6_000, maxStalledCount: 1_000 }

const nextDelay =
  (topics: TopicTable) =>
  (attemptsMade: number, _type?: string, _error?: Error, job?: { name: string }): number => {
    const spec = job && isTopic(job.name) ? topics[job.name] : undefined
    return spec?.delaysMs?.[attemptsMade] ?? 60_000
  }

const expiry = (ms: number): Promise<false> =>
  new Promise((resolve) => {
    setTimeout(() => resolve(false), ms).unref()
  })

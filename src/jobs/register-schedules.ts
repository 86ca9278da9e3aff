import { queueNames, topics } from '../../jobs/queues.ts'
import { schedules, type Schedule } from '../../jobs/schedules.ts'
import { now } from '../platform/clock.ts'
import { logger } from '../platform/logger.ts'
import type { Envelope, QueueBackend } from './queue-backend.ts'

/** A schedule is late when its next run is this far in the past: its chain of jobs broke. */
const lateMs = 120_000
const checkMs = 300_000

/**
 * Registers the schedules, removes those that are gone, and mends every 5 minutes what broke: the queue plans the next
 * run when the last one starts, and an error at that moment would end the chain.
 * @returns stops the mending
 */
export const registerSchedules = async (
  backend: QueueBackend,
  table: Readonly<Record<string, Schedule>> = schedules,
): Promise<() => void> => {
  await removeUnknown(backend, table)
  for (const [name, schedule] of Object.entries(table)) await upsert(backend, name, schedule)
  const timer = setInterval(() => {
    mendSchedules(backend, table).catch((error: unknown) =>
      logger.error({ err: error }, 'The schedules could not be checked.'),
    )
  }, checkMs)
  timer.unref()
  return () => clearInterval(timer)
}

/** @returns the names that had no next run and have one now */
export const mendSchedules = async (
  backend: QueueBackend,
  table: Readonly<Record<string, Schedule>> = schedules,
): Promise<string[]> => {
  const mended: string[] = []
  for (const [name, schedule] of Object.entries(table)) {
    const known = await backend.queue(topics[schedule.topic].queue).getJobSchedulers()
    const next = known.find(({ key }) => key === name)?.next ?? 0
    if (next > now().getTime() - lateMs) continue
    await upsert(backend, name, schedule)
    mended.push(name)
  }
  if (mended.length > 0) logger.warn({ schedules: mended }, 'Schedules had stopped and run again.')
  return mended
}

const upsert = async (backend: QueueBackend, name: string, { topic, everyMs, cron }: Schedule): Promise<void> => {
  const data: Envelope = { data: {}, company: null }
  const keep = { removeOnComplete: { age: 3_600, count: 20 }, removeOnFail: { age: 86_400, count: 100 } }
  await backend
    .queue(topics[topic].queue)
    .upsertJobScheduler(name, everyMs ? { every: everyMs } : { pattern: cron, tz: 'UTC' }, {
      name: topic,
      data,
      opts: keep,
    })
}

const removeUnknown = async (backend: QueueBackend, table: Readonly<Record<string, Schedule>>): Promise<void> => {
  for (const queueName of queueNames) {
    const queue = backend.queue(queueName)
    for (const { key } of await queue.getJobSchedulers()) {
      const schedule = table[key]
      const isKnown = schedule !== undefined && topics[schedule.topic].queue === queueName
      if (!isKnown) await queue.removeJobScheduler(key)
    }
  }
}

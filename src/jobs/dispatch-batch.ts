import type { JobsOptions } from 'bullmq'
import type { Client } from 'pg'

import type { QueueName, Topic, TopicSpec, TopicTable } from '../../jobs/queues.ts'
import { logger } from '../platform/logger.ts'
import { retriedRunOf } from '../services/dead-jobs.ts'
import type { Envelope, QueueBackend } from './queue-backend.ts'

type BatchArgs = { connection: Client; backend: QueueBackend; topics: TopicTable }
type OutboxRow = { id: string; topic: Topic; key: string | null; company: string | null; payload: unknown }

/**
 * Claims up to 500 rows, adds them to their queues and marks them, in one transaction. A crash after the add leaves the
 * rows unmarked; they are added again under the same job id, which the queue ignores. After an error the connection is
 * inside the failed transaction: drop it.
 * @returns `more` when the batch was full
 */
export const dispatchBatch = async ({ connection, backend, topics }: BatchArgs): Promise<'more' | 'empty'> => {
  await connection.query('begin')
  const { rows } = await connection.query<OutboxRow>(claim, [Object.keys(topics), batchSize])
  const groups = groupByQueue(rows, topics)
  const results = await Promise.all([...groups].map(([name, group]) => add({ backend, topics, name, group })))
  const added = results.flatMap(({ ids, isAdded }) => (isAdded ? ids : []))
  const failed = results.flatMap(({ ids, isAdded }) => (isAdded ? [] : ids))
  if (added.length > 0) await connection.query(mark, [added])
  if (failed.length > 0) await connection.query(countAttempt, [failed])
  await connection.query('commit')
  return rows.length === batchSize && failed.length === 0 ? 'more' : 'empty'
}

/** Ids hold no colon, which BullMQ reserves. */
const jobIdOf = (outboxId: string): string => `outbox-${outboxId}`

const batchSize = 500

const groupByQueue = (rows: readonly OutboxRow[], topics: TopicTable): Map<QueueName, OutboxRow[]> => {
  const groups = new Map<QueueName, OutboxRow[]>()
  for (const row of rows) {
    const { queue } = topics[row.topic]
    groups.set(queue, [...(groups.get(queue) ?? []), row])
  }
  return groups
}

type AddArgs = { backend: QueueBackend; topics: TopicTable; name: QueueName; group: readonly OutboxRow[] }

/** One queue's failure must not hold up the others, so it is a result. */
const add = async ({ backend, topics, name, group }: AddArgs): Promise<{ ids: string[]; isAdded: boolean }> => {
  const ids = group.map(({ id }) => id)
  const jobs = group.map((row) => ({
    name: row.topic,
    data: envelope(row),
    opts: jobOptions(topics[row.topic], row.id),
  }))
  try {
    const [only] = jobs
    // The bulk call costs two temporary tables on PostgreSQL: not worth it for the usual single row.
    if (jobs.length === 1 && only) await backend.queue(name).add(only.name, only.data, only.opts)
    else await backend.queue(name).addBulk(jobs)
    return { ids, isAdded: true }
  } catch (error) {
    logger.error({ err: error, queue: name, rows: ids.length }, 'Outbox rows could not be added to their queue.')
    return { ids, isAdded: false }
  }
}

const envelope = ({ payload, company, key }: OutboxRow): Envelope => ({
  data: payload,
  company,
  retryOf: retriedRunOf(key),
})

const jobOptions = (spec: TopicSpec, outboxId: string): JobsOptions => ({
  jobId: jobIdOf(outboxId),
  attempts: spec.attempts,
  delay: spec.delaysMs?.[0] ?? 0,
  backoff: spec.delaysMs ? { type: 'table' } : { type: 'exponential', delay: spec.backoffMs, jitter: 0.5 },
  removeOnComplete: { age: Math.ceil(spec.keepMs / 1_000) },
  removeOnFail: { age: failedKeptSeconds },
  stackTraceLimit: 5,
})

const failedKeptSeconds = 7 * 24 * 3_600

const claim = `
  select id, topic, key, company_id as company, payload
  from outbox
  where dispatched_at is null and topic = any($1)
  order by attempts, created_at
  limit $2
  for update skip locked`

const mark = `
  update outbox set dispatched_at = now(), attempts = attempts + 1, updated_at = now() where id = any($1::uuid[])`

const countAttempt = `update outbox set attempts = attempts + 1, updated_at = now() where id = any($1::uuid[])`

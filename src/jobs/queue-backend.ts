import { createPostgresBackend, createRedisBackend, DEFAULT_SCHEMA, Queue, runMigrations, Worker } from 'bullmq'
import type { BackendFactory, ConnectionOptions, IQueueBackend, Job, Processor, WorkerOptions } from 'bullmq'
import pg from 'pg'
import { queueNames, type QueueName } from '../../jobs/queues.ts'
import { logger } from '../platform/logger.ts'

/** What a job carries beside its topic (the job's name). */
export type Envelope = { data: unknown; company: string | null; retryOf?: string }
export type EnvelopeJob = Job<Envelope, void, string>
export type EnvelopeQueue = Pick<
  Queue<Envelope, void, string>,
  | 'add'
  | 'addBulk'
  | 'getJob'
  | 'getJobCounts'
  | 'getJobSchedulers'
  | 'promoteJobs'
  | 'removeJobScheduler'
  | 'upsertJobScheduler'
>
export type EnvelopeWorker = Pick<Worker<Envelope, void, string>, 'close' | 'isRunning' | 'waitUntilReady'>

export type QueueBackend = {
  kind: 'redis' | 'postgres'
  queue: (name: QueueName) => EnvelopeQueue
  work: (name: QueueName, processor: Processor<Envelope, void, string>, options: WorkOptions) => EnvelopeWorker
  /** Closes the queues and the connections; close the workers before. */
  close: () => Promise<void>
}

export type WorkOptions = Pick<
  WorkerOptions,
  'concurrency' | 'settings' | 'lockDuration' | 'stalledInterval' | 'maxStalledCount'
>

export type QueuesArgs = {
  databaseUrl: string
  redisUrl?: string
  poolMax?: number
  /** Start of every key in Redis, where installations may share a server. */
  prefix?: string
}

/**
 * Opens the queues on Redis when a URL is given, else on PostgreSQL (schema `bullmq`, see `migrateQueues`).
 * Every worker on PostgreSQL keeps one connection for LISTEN; all other work shares `poolMax` connections.
 */
export const openQueues = ({ databaseUrl, redisUrl, poolMax = 6, prefix = 'freehold' }: QueuesArgs): QueueBackend =>
  redisUrl ? openRedis(redisUrl, prefix) : openPostgres(databaseUrl, poolMax)

/** Creates or upgrades the queues' own schema; safe to call from several processes at once. */
export const migrateQueues = async (databaseUrl: string): Promise<void> => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    // `if not exists` does not hold between two who look at the same moment; the lock ends with the connection
    await client.query(`select pg_advisory_lock(hashtextextended('freehold queues', 0))`)
    await runMigrations(client, DEFAULT_SCHEMA)
    // the backend would make them with the first job of a queue, which the application's role must not
    for (const name of queueNames) {
      const [row] = (await client.query<{ name: string }>(idSequence, [name])).rows
      await client.query(`create sequence if not exists ${DEFAULT_SCHEMA}.${pg.escapeIdentifier(row?.name ?? '')}`)
    }
  } finally {
    await client.end()
  }
}

const idSequence = `select ${DEFAULT_SCHEMA}.job_id_seq_name($1) as name`

const openRedis = (url: string, prefix: string): QueueBackend => {
  // Workers block on their connection, so a command must wait for a reconnect instead of failing after some tries.
  const connection: ConnectionOptions = { url, maxRetriesPerRequest: null }
  return assemble({ kind: 'redis', connection, prefix, factory: createRedisBackend, end: async () => undefined })
}

const openPostgres = (databaseUrl: string, poolMax: number): QueueBackend => {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: poolMax + queueNames.length,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    application_name: 'freehold-queues',
    options: `-c search_path=${DEFAULT_SCHEMA}`,
  })
  pool.setMaxListeners(0)
  return assemble({ kind: 'postgres', connection: pool, factory: createPostgresBackend, end: () => pool.end() })
}

type Assembly<B extends IQueueBackend, C> = {
  kind: QueueBackend['kind']
  connection: C
  prefix?: string
  factory: BackendFactory<B, C>
  end: () => Promise<void>
}

const assemble = <B extends IQueueBackend, C>({ kind, end, ...parts }: Assembly<B, C>): QueueBackend => {
  const { connection, factory, prefix } = parts
  const open = new Map<QueueName, ReturnType<typeof openQueue<B, C>>>()
  return {
    kind,
    queue: (name) => {
      const queue = open.get(name) ?? openQueue(name, parts)
      open.set(name, queue)
      return queue
    },
    work: (name, processor, options) => {
      const worker = new Worker<Envelope, void, string, B, number | object, C>(
        name,
        processor,
        { ...options, connection, prefix },
        factory,
      )
      worker.on('error', (error) => logger.error({ err: error, queue: name }, 'A worker met an error.'))
      worker.on('stalled', (jobId) => logger.warn({ jobId, queue: name }, 'A job was taken over from a dead worker.'))
      return worker
    },
    close: async () => {
      await Promise.all([...open.values()].map((queue) => queue.close()))
      await end()
    },
  }
}

type Parts<B extends IQueueBackend, C> = Pick<Assembly<B, C>, 'connection' | 'factory' | 'prefix'>

const openQueue = <B extends IQueueBackend, C>(name: QueueName, { connection, factory, prefix }: Parts<B, C>) => {
  const queue = new Queue<Envelope, void, string, Envelope, void, string, B, C>(name, { connection, prefix }, factory)
  queue.on('error', (error) => logger.error({ err: error, queue: name }, 'A queue met an error.'))
  return queue
}

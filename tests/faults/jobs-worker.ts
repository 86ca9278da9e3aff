import { setTimeout as sleep } from 'node:timers/promises'

import pg from 'pg'

import { startHealthServer } from '../../src/jobs/health-server.ts'
import { startJobs } from '../../src/jobs/start-jobs.ts'
import { payloadOn, processorsWith } from '../int/jobs/jobs-fixture.ts'

/**
 * A worker that can be killed: it notes each start of a job, and takes SLOW_MS for it.
 * Prints `ready <port>`; after SIGTERM `stopping`, and `stopped true|false` in the end.
 */
const { DATABASE_URL: databaseUrl = '', REDIS_URL: redisUrl, SLOW_MS = '0', QUEUE_PREFIX: queuePrefix } = process.env
const pool = new pg.Pool({ connectionString: databaseUrl, max: 5 })

const note = async (job: string, attempt: number): Promise<void> => {
  await pool.query('insert into seen (job, attempt, at) values ($1, $2, clock_timestamp())', [job, attempt])
}

const processors = processorsWith({
  'callback.received': {
    handle: async ({ data, job }) => {
      await note(`start ${data.inboxId}`, job.attempt)
      await sleep(Number(SLOW_MS))
      await note(`end ${data.inboxId}`, job.attempt)
    },
  },
})

const payload = payloadOn(pool)
const jobs = await startJobs({ payload, databaseUrl, redisUrl, queuePrefix, processors, concurrency: 4 })
const health = await startHealthServer({ port: 0, isHealthy: jobs.isHealthy })
console.log(`ready ${health.port}`)

process.on('SIGTERM', async () => {
  await health.close()
  const stopping = jobs.stop(Number(process.env.GRACE_MS ?? 20_000))
  console.log('stopping')
  const isClean = await stopping
  console.log(`stopped ${isClean}`)
  process.exit(0)
})

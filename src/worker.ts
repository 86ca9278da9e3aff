import './platform/env/connect-as-application.ts'

import config from '@payload-config'
import { getPayload } from 'payload'

import { processors } from '../jobs/processors/index.ts'
import { warnOfExcessRights } from './db/application-rights.ts'
import { startHealthServer } from './jobs/health-server.ts'
import { registerSchedules } from './jobs/register-schedules.ts'
import { startJobs } from './jobs/start-jobs.ts'
import { getEnv } from './platform/env.ts'
import { logger } from './platform/logger.ts'
import { flushSentry, reportError, startSentry } from './platform/sentry.ts'

/** What a supervisor waits before it kills; 20 s of it are for the running jobs. */
const hardLimitMs = 25_000

const env = getEnv()
await startSentry({ dsn: env.sentryDsn, environment: env.appEnv })
const payload = await getPayload({ config })
await warnOfExcessRights(payload)
const { databaseUrl, redisUrl, workerConcurrency: concurrency } = env
const jobs = await startJobs({ payload, databaseUrl, redisUrl, processors, concurrency })
const stopMending = await registerSchedules(jobs.backend)
const health = env.workerPort ? await startHealthServer({ port: env.workerPort, isHealthy: jobs.isHealthy }) : undefined
logger.info({ queues: jobs.backend.kind, concurrency, health: health?.port }, 'The worker is ready.')
process.send?.('ready')

let isStopping = false

/** Leaves running jobs 20 s; another worker takes over what is cut off. */
const stop = async (signal: string): Promise<void> => {
  if (isStopping) return
  isStopping = true
  logger.info({ signal }, 'The worker is stopping.')
  setTimeout(() => process.exit(1), hardLimitMs).unref()
  stopMending()
  await health?.close()
  const isClean = await jobs.stop()
  await flushSentry()
  await payload.destroy()
  logger.info({ isClean }, 'The worker has stopped.')
  process.exit(isClean ? 0 : 1)
}

const onSignal = (signal: string): void => {
  stop(signal).catch((error: unknown) => {
    reportError(error, { signal })
    process.exit(1)
  })
}

process.on('SIGTERM', onSignal)
process.on('SIGINT', onSignal)
process.on('unhandledRejection', (error) => reportError(error, { from: 'unhandledRejection' }))
process.on('uncaughtException', (error) => {
  reportError(error, { from: 'uncaughtException' })
  onSignal('uncaughtException')
})

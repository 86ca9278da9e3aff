import './platform/env/connect-as-application.ts'

import { fileURLToPath } from 'node:url'

import config from '@payload-config'
import { getPayload, type Payload } from 'payload'

import { onAccessChange, startAccessCache } from './access/access-cache.ts'
import { startIpBlocks } from './access/ip-blocks.ts'
import { handleApi } from './api.ts'
import { warnOfExcessRights } from './db/application-rights.ts'
import { createWebServer } from './http/create-server.ts'
import { startNextPages } from './http/next-pages.ts'
import { readinessChecks } from './http/readiness-checks.ts'
import { getEnv } from './platform/env.ts'
import { logger } from './platform/logger.ts'
import { closeRedis } from './platform/redis.ts'
import { flushSentry, reportError, startSentry } from './platform/sentry.ts'
import { authenticate, reauthenticate } from './realtime/authenticate.ts'
import { startRealtime } from './realtime/server.ts'
import { oldestUnsealedSeconds } from './services/audit/seal-audit.ts'
import { renewCookies } from './services/auth/renew-cookies.ts'

/** What a supervisor waits before it kills; 20 s of it are for requests in flight. */
const hardLimitMs = 25_000

const env = getEnv()
const isDev = process.env.FREEHOLD_DEV === '1' || env.nodeEnv === 'development'
// A change of the configuration restarts this process, so Payload need not listen to Next for it.
process.env.DISABLE_PAYLOAD_HMR ??= 'true'
await startSentry({ dsn: env.sentryDsn, environment: env.appEnv })

let payload: Payload | undefined
const starting = getPayload({ config }).then(async (ready) => {
  await startIpBlocks(ready)
  return (payload = ready)
})

const rootDir = fileURLToPath(new URL('..', import.meta.url))
const pages = env.admin === 'on' ? startNextPages({ dir: rootDir, isDev, port: env.port, after: starting }) : undefined
const web = createWebServer({
  handleApi,
  pages,
  isDev,
  mapTileUrl: env.mapTileUrl,
  publicUrl: env.publicUrl,
  renewCookies: async (request) => renewCookies({ payload: await starting, ...request }),
  apiViaPages: env.apiViaNext === 'on',
  trustedProxies: env.trustedProxies,
  checks: readinessChecks(() => payload),
  metricsToken: env.metricsToken,
  gauges: async () => ({
    freehold_sockets: realtime.connections(),
    freehold_database_pool_waiting: waiting(payload),
    ...(payload && (await auditGauge(payload))),
  }),
})
const access = startAccessCache({ databaseUrl: env.databaseUrl })
const realtime = startRealtime({
  server: web.server,
  authenticate: async (handshake) => authenticate(await starting, handshake),
  reauthenticate: async (sessionId) => reauthenticate(await starting, sessionId),
  onAccessChange,
  allowedOrigins: [new URL(env.publicUrl).origin],
  redisUrl: env.redisUrl,
  databaseUrl: env.databaseUrl,
})

/** A scrape must not fail with the database. */
const auditGauge = (instance: Payload): Promise<Record<string, number>> =>
  oldestUnsealedSeconds(instance).then(
    (seconds) => ({ freehold_audit_unsealed_seconds: seconds }),
    () => ({}),
  )

const waiting = (instance: Payload | undefined): number =>
  (instance?.db as unknown as { pool?: { waitingCount?: number } } | undefined)?.pool?.waitingCount ?? 0

let isStopping = false

/** Requests in flight finish, sockets close, then the database. */
const stop = async (signal: string, code = 0): Promise<void> => {
  if (isStopping) return
  isStopping = true
  logger.info({ signal }, 'The web server is stopping.')
  setTimeout(() => process.exit(1), hardLimitMs).unref()
  await Promise.all([web.drain(), realtime.close()])
  await access.stop()
  await pages?.close()
  await closeRedis()
  await flushSentry()
  await payload?.destroy()
  logger.info('The web server has stopped.')
  process.exit(code)
}

const onSignal = (signal: string, code = 0): void => {
  stop(signal, code).catch((error: unknown) => {
    reportError(error, { signal })
    process.exit(1)
  })
}

// Node hands the number of the signal over as a second argument, which is no exit code.
process.on('SIGTERM', () => onSignal('SIGTERM'))
process.on('SIGINT', () => onSignal('SIGINT'))
process.on('unhandledRejection', (error) => reportError(error, { from: 'unhandledRejection' }))
process.on('uncaughtException', (error) => {
  reportError(error, { from: 'uncaughtException' })
  onSignal('uncaughtException', 1)
})

const port = await web.listen({ port: env.port, host: env.host })
await warnOfExcessRights(await starting)
logger.info({ port, admin: env.admin, url: env.publicUrl }, 'The web server is ready.')
process.send?.('ready')

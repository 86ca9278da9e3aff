import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'

import { pendingMigrations } from '../db/run-migrations.ts'
import { readQuery } from '../db/transaction.ts'
import { sharedRedis } from '../platform/redis.ts'
import type { HealthCheck } from './health.ts'

/**
 * What has to work before a web process may get requests.
 * @param payload the instance, or undefined while it is not up
 */
export const readinessChecks = (payload: () => Payload | undefined): Record<string, HealthCheck> => {
  const running = (): Payload => {
    const instance = payload()
    if (!instance) throw new Error('Payload is not up yet.')
    return instance
  }
  const redis = sharedRedis()
  return {
    database: async () => readQuery(running(), 'select 1'),
    migrations: async () => refuse(await pendingNames(running())),
    queue: async () => (redis ? redis.ping() : refuse(await missingQueueSchema(running()))),
    ...(redis && { redis: () => redis.ping() }),
  }
}

const refuse = (findings: string[]): void => {
  if (findings.length > 0) throw new Error(`Missing: ${findings.join(', ')}`)
}

const pendingNames = async (payload: Payload): Promise<string[]> => {
  const { migrations } = await import('../migrations/index.ts')
  const { pool } = payload.db as unknown as PostgresAdapter
  return (await pendingMigrations(pool as unknown as Parameters<typeof pendingMigrations>[0], migrations)).map(
    ({ name }) => name,
  )
}

const missingQueueSchema = async (payload: Payload): Promise<string[]> => {
  const [row] = await readQuery<{ name: string | null }>(payload, `select to_regnamespace('bullmq')::text as name`)
  return row?.name ? [] : ['bullmq']
}

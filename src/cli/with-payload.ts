import type { Payload } from 'payload'
import { migrateToLatest } from '../db/migrate.ts'
import { loadEnvFile } from '../platform/env.ts'
import { withDatabase } from '../platform/postgres/with-database.ts'

type Options = {
  /** bring the database to the latest schema first, for a command that may be the first one here */
  migrate?: boolean
}

/**
 * Runs work on the product without its servers: on `DATABASE_URL`, on the database that runs in this folder, or on the
 * embedded one, started for the duration.
 */
export const withPayload = async <T>(
  work: (payload: Payload) => Promise<T>,
  { migrate = false }: Options = {},
): Promise<T> => {
  loadEnvFile()
  process.env.LOG_LEVEL ??= 'warn'
  return withDatabase(async (databaseUrl) => {
    if (migrate) await migrateToLatest({ databaseUrl })
    // the configuration is read once, so the database comes first
    const { default: config } = await import('../../payload.config.ts')
    const { getPayload } = await import('payload')
    const payload = await getPayload({ config })
    try {
      return await work(payload)
    } finally {
      await payload.destroy()
    }
  })
}

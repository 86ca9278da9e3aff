import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { BasePayload, type Payload } from 'payload'
import type { Pool } from 'pg'
import { ensureGeoIndexes } from './geo-indexes.ts'
import type { Migration } from './migration.ts'
import { withMigrationLock } from './migration-lock.ts'
import { pendingMigrations, runMigrations } from './run-migrations.ts'
import { verifySchema } from './verify-schema.ts'

export type MigrateArgs = {
  /** the database; the configuration of the product is loaded for it */
  databaseUrl?: string
  /** or a Payload that is connected already */
  payload?: Payload
  /** default: the list of src/migrations */
  migrations?: readonly Migration[]
  /** default: checks tables, columns, constraints and triggers after the run */
  verify?: boolean
  report?: (line: string) => void
}

export type MigrateReport = { applied: string[]; present: string[]; tables: number }

/**
 * Brings a database to the newest schema, one process at a time, and checks what is there afterwards.
 * @throws Error when a migration fails (nothing of it is kept) or the schema is not what the code expects
 */
export const migrateToLatest = async ({ payload, databaseUrl, ...args }: MigrateArgs): Promise<MigrateReport> => {
  if (payload) return migrate({ ...args, payload })
  if (databaseUrl) process.env.DATABASE_URL = databaseUrl
  const { default: config } = await import('@payload-config')
  const own = await new BasePayload().init({ config, disableOnInit: true })
  try {
    const { poolOptions } = own.db as unknown as PostgresAdapter
    if (databaseUrl && poolOptions.connectionString !== databaseUrl) {
      throw new Error('The configuration was loaded for another database before; migrate in a process of its own.')
    }
    return await migrate({ ...args, payload: own })
  } finally {
    await own.destroy()
  }
}

type Args = Omit<MigrateArgs, 'databaseUrl'> & { payload: Payload }

const migrate = async ({
  payload,
  migrations,
  verify = true,
  report = () => undefined,
}: Args): Promise<MigrateReport> => {
  const list = migrations ?? (await import('../migrations/index.ts')).migrations
  const adapter = payload.db as unknown as PostgresAdapter
  const pool = adapter.pool as unknown as Pool
  return withMigrationLock({
    connectionString: String(adapter.poolOptions.connectionString),
    report,
    work: async () => {
      const pending = await pendingMigrations(pool, list)
      await runMigrations(payload, pending, report)
      await ensureGeoIndexes(pool)
      const tables = verify ? await verifySchema({ adapter, pool, migrations: list }) : 0
      const applied = pending.map(({ name }) => name)
      return { applied, present: list.map(({ name }) => name).filter((name) => !applied.includes(name)), tables }
    },
  })
}

import { postgresAdapter, type PostgresAdapter } from '@payloadcms/db-postgres'
import type { DatabaseAdapterObj, Payload } from 'payload'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { schemaRules, type SchemaRules } from './constraints.ts'
import { guardErrors } from './error-boundary.ts'
import { readRowSets } from './row-set.ts'
import { schemaHooks } from './schema/hooks.ts'
import { hardenedTransactions } from './sessions.ts'
import { guardConfig } from './transaction-guard.ts'

export type HardenedPostgresArgs = {
  connectionString: string
  /** connections of this process */
  poolMax?: number
  /** how long a request waits for a connection, milliseconds */
  connectionTimeoutMillis?: number
  /** how long one statement may run, milliseconds; 0 = no limit */
  statementTimeoutMillis?: number
  /** how long a transaction may sit without a statement, milliseconds; 0 = no limit */
  idleInTransactionTimeoutMillis?: number
  applicationName?: string
  migrationDir?: string
  rules?: SchemaRules
}

/**
 * Payload's PostgreSQL adapter with what it lacks: a commit that tells the truth, transactions that cannot be left by
 * accident, errors that a user understands, and a schema that keeps companies apart.
 */
export const hardenedPostgres = (args: HardenedPostgresArgs): DatabaseAdapterObj => {
  const rules = args.rules ?? schemaRules
  const stock = postgresAdapter({
    idType: 'uuid',
    push: false,
    disableCreateDatabase: true,
    migrationDir: args.migrationDir ?? 'src/migrations',
    pool: poolOptions(args),
    ...schemaHooks(rules),
  })
  return {
    ...stock,
    init: ({ payload }: { payload: Payload }) => {
      const adapter = stock.init({ payload }) as unknown as PostgresAdapter
      Object.assign(adapter, hardenedTransactions(adapter), lifecycle(adapter))
      guardErrors(adapter)
      readRowSets(adapter)
      return adapter as unknown as ReturnType<typeof stock.init>
    },
  } as DatabaseAdapterObj
}

const poolOptions = (args: HardenedPostgresArgs): PostgresAdapter['poolOptions'] => ({
  connectionString: args.connectionString,
  max: args.poolMax ?? 20,
  connectionTimeoutMillis: args.connectionTimeoutMillis ?? 10_000,
  statement_timeout: args.statementTimeoutMillis ?? 60_000,
  idle_in_transaction_session_timeout: args.idleInTransactionTimeoutMillis ?? 60_000,
  application_name: args.applicationName ?? 'freehold',
})

type Pool = PostgresAdapter['pool']
type Lifecycle = Pick<PostgresAdapter, 'connect' | 'destroy' | 'init'>

/** The stock `connect` keeps one connection for ever, and its `destroy` keeps the pool. */
const lifecycle = (adapter: PostgresAdapter): Lifecycle => {
  const stock = { connect: adapter.connect, destroy: adapter.destroy, init: adapter.init }
  return {
    init: async () => {
      // again after a reload in development, which brings new hooks
      guardConfig(adapter.payload.config)
      await stock.init?.call(adapter)
    },
    connect: async (options) => {
      if (!adapter.pool) adapter.pool = await openPool(adapter)
      await stock.connect?.call(adapter, options)
    },
    destroy: async () => {
      const { pool } = adapter
      await stock.destroy?.call(adapter)
      adapter.pool = undefined as unknown as Pool
      // a connection that somebody still holds must not hold up the shutdown
      await Promise.race([pool?.end(), sleep(5_000, undefined, { ref: false })])
    },
  }
}

const openPool = async ({ poolOptions, payload }: PostgresAdapter): Promise<Pool> => {
  const pool = new pg.Pool(poolOptions as pg.PoolConfig) as unknown as Pool
  // an idle connection that the server ends must not end the process
  pool.on('error', (error) => payload.logger.warn({ err: error, msg: 'An idle database connection was lost.' }))
  try {
    await pool.query('select 1')
  } catch (error) {
    await pool.end()
    throw new Error(`The database cannot be reached: ${(error as Error).message}`, { cause: error })
  }
  return pool
}

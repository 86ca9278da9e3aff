import { postgresAdapter, type PostgresAdapter } from '@payloadcms/db-postgres'
import {
  BasePayload,
  buildConfig,
  type CollectionConfig,
  type DatabaseAdapterObj,
  type Payload,
  type PayloadRequest,
  type Where,
} from 'payload'
import type { Client, Pool } from 'pg'
import { hardenedPostgres, type HardenedPostgresArgs } from '../../../src/db/adapter.ts'
import type { SchemaRules } from '../../../src/db/constraints.ts'
import { handWrittenSql } from '../../../src/db/sql.ts'
import { createTestDatabase } from '../../helpers/database.ts'

export type AdapterKind = 'stock' | 'hardened'

type Doc = Record<string, unknown> & { id: string }
type Call = { collection: string; overrideAccess: true; req?: PayloadRequest }

/** Payload's Local API without the types of the product's collections, which a scratch config does not have. */
export type LooseApi = {
  create: (args: Call & { data: object }) => Promise<Doc>
  delete: (args: Call & { id: string }) => Promise<Doc>
  find: (args: Call) => Promise<{ docs: Doc[] }>
  findByID: (args: Call & { id: string }) => Promise<Doc>
  update: ((args: Call & { id: string; data: object }) => Promise<Doc>) &
    ((args: Call & { where: Where; data: object }) => Promise<{ docs: Doc[]; errors: unknown[] }>)
}

export const loose = (payload: Payload): LooseApi => payload as unknown as LooseApi

export type Scratch = {
  payload: Payload
  local: LooseApi
  pool: Pool
  stop: () => Promise<void>
}

type ScratchArgs = {
  adapter: AdapterKind
  collections: CollectionConfig[]
  rules?: Partial<SchemaRules>
  /** connections of the pool */
  poolMax?: number
  options?: Partial<HardenedPostgresArgs>
  /** what the tables need before and after they are there */
  before?: string
  after?: string
}

const noRules: SchemaRules = { uniques: [], checks: [], companyOptional: [], uncheckedChoices: [] }

/** Payload with a small config on a database of its own, by the stock adapter or by ours. */
export const startScratch = async ({
  adapter,
  collections,
  rules,
  poolMax = 6,
  options,
  before,
  after,
}: ScratchArgs): Promise<Scratch> => {
  const database = await createTestDatabase()
  const db: DatabaseAdapterObj =
    adapter === 'stock'
      ? postgresAdapter({ idType: 'uuid', push: false, pool: { connectionString: database.url, max: poolMax } })
      : hardenedPostgres({ connectionString: database.url, poolMax, rules: { ...noRules, ...rules }, ...options })
  const config = await buildConfig({
    secret: 'scratch',
    db,
    collections,
    telemetry: false,
    typescript: { autoGenerate: false },
    logger: { options: { level: 'silent' } } as never,
  })
  const payload = await new BasePayload().init({ config, disableOnInit: true })
  const drizzle = payload.db as unknown as PostgresAdapter
  const pool = drizzle.pool as unknown as Pool
  await pool.query(handWrittenSql('0001-functions'))
  if (before) await pool.query(before)
  const { generateDrizzleJson, generateMigration } = drizzle.requireDrizzleKit()
  const statements = await generateMigration(
    drizzle.defaultDrizzleSnapshot,
    (await generateDrizzleJson(drizzle.schema)) as never,
  )
  for (const statement of statements) await pool.query(statement)
  if (after) await pool.query(after)

  const stop = async (): Promise<void> => {
    await payload.destroy()
    if (adapter === 'stock') await endStockPool(pool)
    await database.drop()
  }
  return { payload, local: loose(payload), pool, stop }
}

export const rowCount = async (pool: Pool, table: string): Promise<number> => {
  const { rows } = await pool.query<{ count: string }>(`select count(*) from "${table}"`)
  return Number(rows[0]?.count)
}

/** The stock adapter leaves its pool open, and nobody listens to its errors. */
const endStockPool = async (pool: Pool): Promise<void> => {
  pool.on('error', () => undefined)
  const { _clients: clients } = pool as Pool & { _clients: Client[] }
  await Promise.all([...clients].map((client) => client.end()))
}

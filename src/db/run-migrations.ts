import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import type { Pool } from 'pg'
import type { Migration } from './migration.ts'
import { createReq, withTransaction } from './transaction.ts'

/** @throws Error when the database has a migration that the list lacks: it belongs to newer code */
export const pendingMigrations = async (pool: Pool, list: readonly Migration[]): Promise<Migration[]> => {
  const recorded = await recordedNames(pool)
  const unknown = [...recorded].filter((name) => !list.some((migration) => migration.name === name))
  if (unknown.length > 0) {
    throw new Error(
      `The database was migrated by newer code (${unknown.join(', ')}). Run that version, or restore a backup.`,
    )
  }
  return list.filter(({ name }) => !recorded.has(name))
}

/**
 * Runs migrations in order, each recorded in its own transaction. Those before the one that makes the table of records
 * are recorded with it, so they must be safe to repeat. Payload's own runner would end the process on a failure.
 * @throws Error with the database's words; nothing of the failed migration is kept
 */
export const runMigrations = async (
  payload: Payload,
  migrations: readonly Migration[],
  report: (line: string) => void,
): Promise<void> => {
  const unrecorded: string[] = []
  for (const migration of migrations) {
    report(`Migrating ${migration.name}`)
    unrecorded.push(migration.name)
    try {
      if (await runMigration(payload, migration, unrecorded)) unrecorded.length = 0
    } catch (error) {
      throw new Error(`The migration ${migration.name} failed: ${rootMessage(error)}`, { cause: error })
    }
  }
}

const runMigration = async (payload: Payload, migration: Migration, names: readonly string[]): Promise<boolean> => {
  const req = await createReq(payload)
  return withTransaction(req, async (tx) => {
    // an index on a large table takes its time
    await tx.query('set local statement_timeout = 0')
    const session = (payload.db as unknown as PostgresAdapter).sessions[String(req.transactionID)]
    if (!session) throw new Error('The transaction of the migration is gone.')
    await migration.up({ db: session.db as never, payload, req })
    const [found] = await tx.query<{ name: string | null }>(`select to_regclass('payload_migrations') as name`)
    if (!found?.name) return false
    await tx.query(
      `insert into payload_migrations (name, batch)
       select name, (select coalesce(max(batch), 0) + 1 from payload_migrations) from unnest($1::text[]) as name`,
      [names],
    )
    return true
  })
}

export const recordedNames = async (pool: Pool): Promise<Set<string>> => {
  const { rows: found } = await pool.query(`select to_regclass('payload_migrations') as name`)
  if (found[0]?.name === null) return new Set()
  const { rows } = await pool.query<{ name: string }>('select name from payload_migrations where name is not null')
  return new Set(rows.map(({ name }) => name))
}

/** The database's own words; drizzle wraps them in the whole statement, the error mapping in polite ones. */
const rootMessage = (error: unknown): string => {
  let root = error
  while (root instanceof Error && root.cause instanceof Error) root = root.cause
  return root instanceof Error ? root.message : String(root)
}

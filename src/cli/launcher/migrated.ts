import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashOfInputs } from './build.ts'
import { query } from './database.ts'

/** @returns whether this code has migrated and verified exactly this database before */
export const isMigrated = async ({ dataDir, url }: { dataDir: string; url: string }): Promise<boolean> => {
  const state = await stateOf(url)
  return state !== undefined && state === readStamp(dataDir)
}

/** Remembers it, so that a start without changes is quick. */
export const noteMigrated = async ({ dataDir, url }: { dataDir: string; url: string }): Promise<void> => {
  const state = await stateOf(url)
  if (state !== undefined) writeFileSync(join(dataDir, 'migrated'), state)
}

/** The code, the cluster, the database and its migrations; undefined when there are none yet. */
const stateOf = async (url: string): Promise<string | undefined> => {
  const [found] = await query<{ name: string | null }>(url, `select to_regclass('payload_migrations')::text as name`)
  if (!found?.name) return undefined
  const [row] = await query<{ cluster: string; database: number; names: string }>(
    url,
    `select (select system_identifier::text from pg_control_system()) as cluster,
            (select oid from pg_database where datname = current_database()) as database,
            (select string_agg(name, ',' order by name) from payload_migrations) as names`,
  )
  return `${hashOfInputs()} ${row?.cluster} ${row?.database} ${row?.names}`
}

const readStamp = (dataDir: string): string | undefined => {
  try {
    return readFileSync(join(dataDir, 'migrated'), 'utf8')
  } catch {
    return undefined
  }
}

import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type SchemaDiff = { up: string[]; down: string[]; snapshot: unknown }

/**
 * The statements that lead from the last snapshot in a folder of migrations to the schema of the collections.
 * @throws Error when a table or column may have been renamed: drizzle would ask, and guess without a terminal
 */
export const diffSchema = async (adapter: PostgresAdapter, folder: string): Promise<SchemaDiff> => {
  const { generateDrizzleJson, generateMigration } = adapter.requireDrizzleKit()
  const before = lastSnapshot(folder) ?? (adapter.defaultDrizzleSnapshot as Snapshot)
  const after = (await generateDrizzleJson(adapter.schema)) as Snapshot
  refuseRenames(before, after)
  return {
    up: await generateMigration(before as never, after as never),
    down: await generateMigration(after as never, before as never),
    snapshot: after,
  }
}

type Snapshot = { tables: Record<string, { name: string; columns: Record<string, unknown> }> }

const lastSnapshot = (folder: string): Snapshot | undefined => {
  const newest = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .at(-1)
  return newest ? (JSON.parse(readFileSync(join(folder, newest), 'utf8')) as Snapshot) : undefined
}

const refuseRenames = (before: Snapshot, after: Snapshot): void => {
  refuse('tables', changes(before.tables, after.tables))
  for (const [key, table] of Object.entries(after.tables)) {
    const earlier = before.tables[key]
    if (earlier) refuse(`columns of ${table.name}`, changes(earlier.columns, table.columns))
  }
}

type Changes = { added: string[]; removed: string[] }

const changes = (before: object, after: object): Changes => ({
  added: Object.keys(after).filter((name) => !(name in before)),
  removed: Object.keys(before).filter((name) => !(name in after)),
})

const refuse = (what: string, { added, removed }: Changes): void => {
  if (added.length === 0 || removed.length === 0) return
  throw new Error(
    `Both new and missing ${what}: new ${added.join(', ')}; missing ${removed.join(', ')}. ` +
      'This may be a rename, which would lose data. Add in one migration, move the data in a written one, remove in a third.',
  )
}

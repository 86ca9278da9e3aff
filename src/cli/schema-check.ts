import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadAdapter } from '../db/load-adapter.ts'
import { migrateToLatest } from '../db/migrate.ts'
import { diffSchema } from '../db/schema-diff.ts'
import { startEmbedded } from '../platform/embedded-postgres.ts'

/** The collections equal the last snapshot, and an empty database that is migrated equals the collections. */
const check = async (databaseUrl: string): Promise<string> => {
  // the configuration is read once, so the database comes first
  process.env.DATABASE_URL = databaseUrl
  const { up } = await diffSchema(await loadAdapter(), 'src/migrations')
  if (up.length > 0) {
    throw new Error(
      `The collections changed without a migration (npm run migrate:create -- <name>):\n  ${up.join('\n  ')}`,
    )
  }
  const { applied, tables } = await migrateToLatest({ databaseUrl })
  return `The schema is complete: ${applied.length} migrations make ${tables} tables as the collections describe them.`
}

const onScratchServer = async <Result>(work: (databaseUrl: string) => Promise<Result>): Promise<Result> => {
  const dir = await mkdtemp(join(tmpdir(), 'freehold-schema-'))
  const server = await startEmbedded({ dir, durable: false })
  try {
    return await work(server.url)
  } finally {
    await server.destroy()
    await rm(dir, { recursive: true, force: true })
  }
}

try {
  console.log(await onScratchServer(check))
  process.exit(0)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

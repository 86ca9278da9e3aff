import { getEnv } from '../platform/env.ts'
import { migrateToLatest } from '../db/migrate.ts'
import { prepareApplicationRole } from '../db/prepare-application-role.ts'
import { migrateQueues } from '../jobs/queue-backend.ts'

// A wrapper that can fail only loudly: what went wrong on the error stream, and a code that is not zero.
try {
  const { databaseUrl, databaseAppUrl, redisUrl } = getEnv()
  const { applied, present, tables } = await migrateToLatest({ databaseUrl, report: (line) => console.log(line) })
  if (!redisUrl) await migrateQueues(databaseUrl)
  if (databaseAppUrl) await prepareApplicationRole({ databaseUrl, databaseAppUrl })
  console.log(`${applied.length} migrations applied, ${present.length} were there; ${tables} tables are as expected.`)
  process.exit(0)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

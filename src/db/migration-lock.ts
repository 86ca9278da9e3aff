import { Client } from 'pg'

type LockArgs<Result> = { connectionString: string; report: (line: string) => void; work: () => Promise<Result> }

const lockName = `hashtextextended('freehold migrations', 0)`

/** Runs work while no other process migrates the same database; waits for the one that does. */
export const withMigrationLock = async <Result>({
  connectionString,
  report,
  work,
}: LockArgs<Result>): Promise<Result> => {
  // a connection of its own: the lock lasts as long as it does, however the process ends
  const client = new Client({ connectionString, application_name: 'freehold migrate' })
  await client.connect()
  let lost: Error | undefined
  client.on('error', (error) => {
    lost = error
  })
  try {
    const { rows } = await client.query<{ free: boolean }>(`select pg_try_advisory_lock(${lockName}) as free`)
    if (!rows[0]?.free) {
      report('Another process migrates this database; waiting for it.')
      await client.query(`select pg_advisory_lock(${lockName})`)
    }
    const result = await work()
    if (lost) throw new Error('The lock was lost while the database was migrated. Run it again.', { cause: lost })
    return result
  } finally {
    await client.end()
  }
}

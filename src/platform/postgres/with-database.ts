import { startEmbedded } from '../embedded-postgres.ts'
import { runningUrl } from './running.ts'

/**
 * Runs work on the database: `DATABASE_URL` (or the application's own log-in, where only that is known), else the
 * embedded server that runs in this folder, else one started for the duration. `DATABASE_URL` is set while the work runs.
 */
export const withDatabase = async <T>(work: (url: string) => Promise<T>): Promise<T> => {
  const dir = process.env.DATA_DIR ?? '.data'
  const known = process.env.DATABASE_URL || process.env.DATABASE_APP_URL || (await runningUrl(dir))
  const server = known ? undefined : await startEmbedded({ dir })
  const before = process.env.DATABASE_URL
  process.env.DATABASE_URL = known || server?.url
  try {
    return await work(process.env.DATABASE_URL as string)
  } finally {
    if (before === undefined) delete process.env.DATABASE_URL
    else process.env.DATABASE_URL = before
    await server?.stop()
  }
}

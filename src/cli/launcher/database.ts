import { Client } from 'pg'
import { startEmbedded, type EmbeddedPostgres } from '../../platform/embedded-postgres.ts'
import { applicationUrl } from '../../platform/postgres/application-login.ts'
import { say } from '../progress.ts'

type OpenArgs = {
  dataDir: string
  givenUrl: string
  givenAppUrl?: string
  isStopping: () => boolean
  giveUp: (message: string) => void
}

export type OpenDatabase = {
  /** the owner of the tables: migrations and commands */
  url: string
  /** web and worker, where they have a role of their own */
  appUrl?: string
  stop: () => Promise<void>
}

/** The database of this run: the given server, or the embedded one, which is started again when it dies. */
export const openDatabase = async ({
  dataDir,
  givenUrl,
  givenAppUrl,
  isStopping,
  giveUp,
}: OpenArgs): Promise<OpenDatabase> => {
  if (givenUrl) {
    await query(givenUrl, 'select 1')
    return { url: givenUrl, appUrl: givenAppUrl, stop: async () => undefined }
  }
  let server = await startEmbedded({ dir: dataDir })
  let deaths = 0
  if (server.outside) say(`  The database lies in ${server.outside}: ${dataDir} is closed to the user it runs as`)

  const watch = async ({ exited, port }: EmbeddedPostgres): Promise<void> => {
    await exited
    if (isStopping()) return
    deaths += 1
    if (deaths > 3) return giveUp(`PostgreSQL died ${deaths} times. Its log: ${dataDir}/postgres.log`)
    say('! PostgreSQL died; starting it again')
    server = await server.stop().then(() => startEmbedded({ dir: dataDir, port }))
    void guarded(server)
  }
  const guarded = (started: EmbeddedPostgres): Promise<void> =>
    watch(started).catch((error: unknown) => giveUp(`PostgreSQL did not start again: ${String(error)}`))

  void guarded(server)
  return { url: server.url, appUrl: await applicationUrl({ url: server.url, dataDir }), stop: () => server.stop() }
}

/** @returns whether there is no company yet */
export const isEmpty = async (url: string): Promise<boolean> => {
  const rows = await query(url, 'select 1 from companies limit 1')
  return rows.length === 0
}

/** Runs one statement on a connection of its own. @throws Error that names the database */
export const query = async <R extends object>(url: string, text: string): Promise<R[]> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  // a later loss of the connection is told by the query that fails
  client.on('error', () => undefined)
  try {
    await client.connect()
    return (await client.query<R>(text)).rows
  } catch (cause) {
    const { host, pathname } = new URL(url)
    throw new Error(`The database ${host}${pathname} (DATABASE_URL) does not answer: ${(cause as Error).message}`, {
      cause,
    })
  } finally {
    await client.end().catch(() => undefined)
  }
}

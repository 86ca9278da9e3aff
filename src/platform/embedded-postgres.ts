import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ensureCluster } from './postgres/cluster.ts'
import { launch } from './postgres/launch.ts'
import { place, removePlacement } from './postgres/placement.ts'
import { stopPostmaster } from './postgres/postmaster.ts'
import { claim, forgetOwner, recordOwner, urlOf } from './postgres/running.ts'
import { settingsFor, type PostgresSettings } from './postgres/settings.ts'
import { freePort, isPortFree } from './ports.ts'

export { withDatabase } from './postgres/with-database.ts'

export type EmbeddedPostgres = {
  url: string
  port: number
  pid: number
  /** folder outside `dir` that holds the data (root in a closed folder) */
  outside?: string
  /** resolves when the server is gone, wanted or not */
  exited: Promise<void>
  /** fast shutdown: open transactions are rolled back */
  stop: () => Promise<void>
  /** stops and removes the data, also where it lies outside `dir` */
  destroy: () => Promise<void>
}

export type EmbeddedArgs = {
  /** data root; the cluster lies in `<dir>/postgres` */
  dir: string
  /** fixed port; default: any free one */
  port?: number
  settings?: PostgresSettings
  /** false: a crash of the machine may lose the data (tests) */
  durable?: boolean
}

/**
 * Starts PostgreSQL from the binaries in node_modules; makes the cluster and the database on the first run.
 * A server that a killed run left in the same folder is stopped first.
 * @throws Error when the port is taken, or a live process uses the folder
 */
export const startEmbedded = async ({
  dir,
  port,
  settings,
  durable = true,
}: EmbeddedArgs): Promise<EmbeddedPostgres> => {
  await claim(dir)
  const placement = await place(dir)
  const { password } = await ensureCluster(placement, { durable })
  const launched = await launchOnPort({
    placement,
    port,
    password,
    settings: settingsFor({ durable, extra: settings }),
  })
  await recordOwner(placement.root)

  const stop = async (): Promise<void> => {
    launched.release()
    await stopPostmaster(launched.process)
    await forgetOwner(placement.root)
  }
  const destroy = async (): Promise<void> => {
    await stop()
    await removePlacement(placement.root)
    for (const name of ['postgres-password', 'postgres.log']) await rm(join(placement.root, name), { force: true })
  }
  const { exited, process: server } = launched
  return {
    url: urlOf(launched.port, password),
    port: launched.port,
    pid: server.pid,
    outside: placement.outside,
    exited,
    stop,
    destroy,
  }
}

type PortArgs = Omit<Parameters<typeof launch>[0], 'port'> & { port?: number }

const launchOnPort = async ({
  port,
  ...args
}: PortArgs): Promise<Awaited<ReturnType<typeof launch>> & { port: number }> => {
  if (port !== undefined && !(await isPortFree(port, '127.0.0.1')))
    throw new Error(`Port ${port} for PostgreSQL is taken by another program.`)
  for (let attempt = 1; ; attempt += 1) {
    const chosen = port ?? (await freePort())
    try {
      return { ...(await launch({ ...args, port: chosen })), port: chosen }
    } catch (error) {
      // somebody else may take a free port between the look and the start
      if (!String(error).includes('Address already in use') || attempt === 3) throw error
    }
  }
}

import { resolve } from 'node:path'
import { loadEnvFile, parseEnv, type Env } from '../../platform/env.ts'
import { readRuntime, removeRuntime } from '../../platform/runtime-file.ts'
import { elapsed, say, step } from '../progress.ts'
import { buildWith, isBuilt } from './build.ts'
import { childEnv } from './child-env.ts'
import { chooseSimulatorPort, chooseWebPort } from './choose-port.ts'
import { isEmpty, openDatabase, type OpenDatabase } from './database.ts'
import { lockFolder, unlockFolder } from './lock.ts'
import { isMigrated, noteMigrated } from './migrated.ts'
import { createProcesses, stopOrphans } from './processes.ts'
import { createShutdown } from './shutdown.ts'
import { supervise, type Supervised } from './supervise.ts'
import { waitReady } from './wait-ready.ts'
import { welcome } from './welcome.ts'

export type Mode = 'start' | 'dev'

/**
 * Starts everything in this folder and keeps it running until a signal comes.
 * @returns the processes that may be restarted, for reloading
 */
export const run = async (mode: Mode): Promise<Supervised[]> => {
  const started = Date.now()
  const env = readConfiguration()
  const dataDir = resolve(env.dataDir)
  refuseSecond(dataDir)

  const showLogs = mode === 'dev' || env.appEnv === 'production'
  const processes = createProcesses({ dataDir, showLogs })
  let database: OpenDatabase | undefined
  const shutdown = createShutdown({
    stop: async () => {
      await processes.stopAll()
      await database?.stop()
      removeRuntime(dataDir)
      unlockFolder(dataDir)
      say('✓ Stopped')
    },
    kill: processes.killAll,
  })
  const { isStopping } = shutdown
  const giveUp = (message: string): void => void shutdown.end(1, message)

  try {
    const orphans = await stopOrphans(dataDir)
    if (orphans.length > 0) say(`! Stopped what an earlier run left behind: ${orphans.join(', ')}`)
    const port = await chooseWebPort({ given: Boolean(process.env.PORT), wanted: env.port, host: env.host })
    const usesSimulator = !env.sasapayBaseUrl && env.appEnv !== 'production'
    const simulatorPort = await chooseSimulatorPort({
      given: Boolean(process.env.SIMULATOR_PORT),
      wanted: env.simulatorPort,
    })
    const settings = { env, mode, port, simulatorPort, dataDir }

    const task = async (
      name: string,
      args: string[],
      { extra = {}, followsParent = true }: TaskOptions = {},
    ): Promise<void> => {
      const child = processes.start({
        name,
        args,
        followsParent,
        env: { ...childEnv({ ...settings, database: { url: '', ...database } }), ...extra },
      })
      const reason = await child.ended
      if (reason && !isStopping()) throw new Error(`${name} failed (${reason}):\n${processes.tail(child)}`)
    }
    const prepareDatabase = async (): Promise<void> => {
      const given = { givenUrl: env.databaseUrl, givenAppUrl: env.databaseAppUrl }
      database = await step('Database', () => openDatabase({ dataDir, ...given, isStopping, giveUp }))
      const target = { dataDir, url: database.url }
      // a server that others use too is verified every time
      if (env.databaseUrl || !(await isMigrated(target))) {
        await step('Migrations', () => task('migrate', ['--import', 'tsx', 'src/cli/migrate.ts']))
        await noteMigrated(target)
      }
      if (env.appEnv !== 'production' && (await isEmpty(database.url)))
        await step('Demo data', () => task('seed', ['--import', 'tsx', 'src/cli/seed.ts', '--if-empty']))
    }
    const build = async (): Promise<void> => {
      if (mode === 'dev' || env.admin === 'off' || isBuilt()) return
      const next = ['node_modules/next/dist/bin/next', 'build']
      await step('Admin panel (built once)', () =>
        buildWith(() => task('build', next, { extra: { FREEHOLD_BUILD: '1' }, followsParent: false })),
      )
    }
    await Promise.all([prepareDatabase(), build()])
    if (isStopping() || !database) return []

    const { url: databaseUrl, appUrl } = database
    // these have no business with the owner's password
    const ownDatabase = { url: appUrl ? '' : databaseUrl, appUrl }
    const keep = (name: string, file: string): Supervised =>
      supervise({
        processes,
        start: () =>
          processes.start({
            name,
            args: ['--import', 'tsx', file],
            env: childEnv({ ...settings, database: ownDatabase }),
          }),
        isStopping,
        giveUp,
      })
    const localUrl = `http://${['0.0.0.0', '::'].includes(env.host) ? '127.0.0.1' : env.host}:${port}`
    const webUrl = `http://localhost:${port}`
    const simulatorUrl = usesSimulator ? `http://127.0.0.1:${simulatorPort}` : undefined
    if (usesSimulator) keep('simulator', 'src/gateways/simulator/main.ts')
    const reloading = await step('Web server and worker', async () => {
      const kept = [keep('web', 'src/server.ts'), keep('worker', 'src/worker.ts')]
      await waitReady(localUrl, { timeoutMs: 120_000, isStopping })
      return kept
    })
    processes.save({ databaseUrl, webUrl, simulatorUrl })
    if (!isStopping()) await welcome({ env, webUrl, simulatorUrl, dataDir, seconds: elapsed(started), showLogs })
    return reloading
  } catch (error) {
    if (!isStopping()) await shutdown.end(1, (error as Error).message)
    return []
  }
}

type TaskOptions = { extra?: Record<string, string>; followsParent?: boolean }

const readConfiguration = (): Env => {
  try {
    loadEnvFile()
    return parseEnv(process.env, { usesEmbedded: true })
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`)
    return process.exit(1)
  }
}

const refuseSecond = (dataDir: string): void => {
  const holder = lockFolder(dataDir)
  if (!holder) return
  const where = readRuntime(dataDir)?.webUrl
  process.stderr.write(
    `Freehold already runs in this folder (process ${holder.pid}${where ? `, ${where}` : ', still starting'}).\n` +
      'Stop it there with Ctrl-C, or with `npm run clean`, which also removes the data.\n',
  )
  process.exit(1)
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildWith, isBuilt } from '../../src/cli/launcher/build.ts'
import { startSimulator, type Simulator } from '../../src/gateways/simulator/start-simulator.ts'
import { migrateQueues } from '../../src/jobs/queue-backend.ts'
import { startTestApp, type TestApp } from '../helpers/app.ts'
import { freePort, type RunningProcess, startProcess, waitUntilReady } from '../helpers/processes.ts'

export type Product = {
  url: string
  app: TestApp
  simulator: Simulator
  /** where every mail lands as a file */
  outbox: string
  /** what its processes are started with */
  env: Record<string, string>
  /** What the processes wrote, for the message of a failed test. */
  output: () => string
  stop: () => Promise<void>
}

/** Builds the admin panel, unless it was built from the files as they are. */
export const buildPanel = async (): Promise<void> => {
  if (!isBuilt()) await buildWith(build)
}

/** The whole product as people run it: the built panel, web server, worker and simulator, on a database of its own. */
export const startProduct = async (): Promise<Product> => {
  const simulator = await startSimulator({ port: 0, delayMs: 1_000, seed: 'browser' })
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const app = await startTestApp({ env: { SASAPAY_BASE_URL: simulator.url, PUBLIC_URL: url } })
  if (!process.env.REDIS_URL) await migrateQueues(app.databaseUrl)
  const dataDir = await mkdtemp(path.join(tmpdir(), 'freehold-browser-'))
  const env = {
    NODE_ENV: 'production',
    APP_ENV: 'demo',
    DATA_DIR: dataDir,
    DATABASE_URL: app.databaseUrl,
    SASAPAY_BASE_URL: simulator.url,
    PUBLIC_URL: url,
    PORT: String(port),
    HOST: '127.0.0.1',
    ADMIN: 'on',
    RATE_LIMITS: 'off',
    LOG_LEVEL: 'error',
  }
  const running = [startProcess('src/worker.ts', env), startProcess('src/server.ts', env)]
  const [, web] = running as [RunningProcess, RunningProcess]
  const output = (): string => running.map((one) => one.output()).join('\n')
  const stop = async (): Promise<void> => {
    await Promise.all(running.map(({ kill }) => kill()))
    await simulator.close()
    await app.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  try {
    await waitUntilReady(`${url}/readyz`, web)
  } catch (error) {
    await stop()
    throw error
  }
  return { url, app, simulator, outbox: path.join(dataDir, 'outbox'), env, output, stop }
}

const build = async (): Promise<void> => {
  const { NODE_OPTIONS: _ofJest, ...inherited } = process.env
  const env = { ...inherited, FREEHOLD_BUILD: '1', NODE_ENV: 'production' } as NodeJS.ProcessEnv
  const child = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => lines.push(chunk.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`The admin panel could not be built:\n${lines.join('')}`)
}

import { hkdfSync, randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { startEmbedded } from '../../src/platform/embedded-postgres.ts'
import { freePort } from '../../src/platform/ports.ts'
import type { Options, Sizes } from '../options.ts'
import { logIn } from './log-in.ts'
import type { Prepared } from './prepare.ts'
import { createProcesses, type Child, type Processes } from './processes.ts'

export type Bench = {
  sizes: Sizes
  databaseUrl: string
  data: Prepared
  /** one per connection; users of their own, as clients are */
  tokens: string[]
  processes: Processes
  /** what the product's processes are told */
  env: Record<string, string>
  /** ports of two web processes of the product without the panel, and of two bare ones */
  web: [number, number]
  bare: [number, number]
  startWeb: (
    name: string,
    env: Record<string, string>,
  ) => Promise<{ port: number; child: Child; stop: () => Promise<void> }>
  /** records what the first web process does until it is called again with a name; absent unless asked for */
  profile?: { start: () => void; stop: (name: string) => Promise<void> }
}

type StartArgs = Options & { needsData: boolean; say: (line: string) => void }

const followParent = ['--import', './src/cli/launcher/follow-parent.mjs']

/**
 * A durable PostgreSQL with the data, two web processes and two bare ones, all in a temporary folder.
 * @returns the bench and how to end it; nothing is left behind
 */
export const startBench = async ({
  sizes,
  profileDir,
  needsData,
  say,
}: StartArgs): Promise<{ bench: Bench; stop: () => Promise<void> }> => {
  const dir = await mkdtemp(join(tmpdir(), 'freehold-bench-'))
  // PostgreSQL, which refuses to run as root, has to get in
  await chmod(dir, 0o711)
  await mkdir(join(dir, 'logs'))
  const processes = createProcesses(join(dir, 'logs'))
  say('Starting PostgreSQL')
  const database = await startEmbedded({ dir, durable: true })
  const stop = async (): Promise<void> => {
    await processes.stopAll()
    await database.destroy()
    await rm(dir, { recursive: true, force: true })
  }
  try {
    const secret = randomBytes(36).toString('base64')
    const env = productEnv({ dir, databaseUrl: database.url, secret })

    say(needsData ? `Writing ${sizes.invoices} invoices of ${sizes.companies} companies` : 'Migrating')
    const plan = {
      invoices: needsData ? sizes.invoices : 80,
      companies: sizes.companies,
      users: sizes.connections,
      gateways: 10,
    }
    const script = 'bench/environment/prepare.ts'
    const preparing = processes.start({
      name: 'prepare',
      script,
      nodeOptions: followParent,
      env: { ...env, BENCH_PLAN: JSON.stringify(plan) },
    })
    const data = await preparing.message<Prepared>()

    const startWeb: Bench['startWeb'] = async (name, extra) => {
      const port = await freePort()
      const nodeOptions = [
        ...followParent,
        ...(profileDir ? ['--import', 'tsx', '--import', './bench/profile/record.ts'] : []),
      ]
      const child = processes.start({
        name,
        script: 'src/server.ts',
        nodeOptions,
        env: { ...env, ...extra, PORT: String(port) },
      })
      await child.message()
      return { port, child, stop: child.stop }
    }
    const startBare = async (name: string): Promise<number> => {
      const tokenKey = Buffer.from(hkdfSync('sha256', secret, 'freehold', 'access-token', 32)).toString('base64')
      const bareEnv = { NODE_ENV: 'production', DATABASE_URL: database.url, TOKEN_KEY: tokenKey }
      const child = processes.start({ name, script: 'bench/limit/server.ts', nodeOptions: followParent, env: bareEnv })
      return (await child.message<{ port: number }>()).port
    }
    say('Starting two web processes, and two bare ones for the limits')
    const first = await startWeb('web-1', {})
    const web: [number, number] = [first.port, (await startWeb('web-2', {})).port]
    const bare: [number, number] = [await startBare('bare-1'), await startBare('bare-2')]
    const tokens = await logIn({ port: web[0], emails: data.emails, password: data.password })
    const profile = profileDir ? profiler(first.child, profileDir) : undefined
    return {
      bench: { sizes, databaseUrl: database.url, data, tokens, processes, env, web, bare, startWeb, profile },
      stop,
    }
  } catch (error) {
    await processes.stopAll()
    await database.destroy()
    throw new Error(`The bench did not start; its logs are in ${dir}/logs.`, { cause: error })
  }
}

const profiler = (child: Child, dir: string): Bench['profile'] => ({
  start: () => child.send({ profile: 'start' }),
  stop: async (name) => {
    mkdirSync(dir, { recursive: true })
    const written = child.message()
    child.send({ profile: 'stop', file: resolve(dir, `${name}.cpuprofile`) })
    await written
  },
})

/** Production as an installation runs it. Clients come through a proxy, so that each has an address and a limit of its own. */
const productEnv = ({
  dir,
  databaseUrl,
  secret,
}: {
  dir: string
  databaseUrl: string
  secret: string
}): Record<string, string> => ({
  NODE_ENV: 'production',
  APP_ENV: 'demo',
  HOST: '127.0.0.1',
  ADMIN: 'off',
  TRUSTED_PROXIES: '127.0.0.1',
  PUBLIC_URL: 'http://bench.localhost',
  LOG_LEVEL: 'info',
  DATA_DIR: dir,
  DATABASE_URL: databaseUrl,
  PAYLOAD_SECRET: secret,
  SECRETS_KEY: randomBytes(32).toString('base64'),
})

import { execFile } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { Client } from 'pg'
import { startSimulator, type Simulator } from '../../src/gateways/simulator/start-simulator.ts'
import { migrateQueues } from '../../src/jobs/queue-backend.ts'
import { type EmbeddedPostgres, startEmbedded } from '../../src/platform/embedded-postgres.ts'
import { freePort, type RunningProcess, startProcess, waitUntilReady } from '../helpers/processes.ts'
import { type Load, prepareLoad } from './money-load.ts'
import { random } from './random.ts'

jest.setTimeout(900_000)

/** `LOAD_SEED` replays the moments and the choices; `LOAD_OPERATIONS` makes the run longer. */
const seed = Number(process.env.LOAD_SEED ?? randomInt(2 ** 31 - 1))
const operations = Number(process.env.LOAD_OPERATIONS ?? 100)
const atOnce = 8

const run = promisify(execFile)
const dir = mkdtempSync(join(tmpdir(), 'freehold-load-'))
let postgres: EmbeddedPostgres
let simulator: Simulator
let env: Record<string, string>
let url: string
let load: Load
const running: Partial<Record<'web' | 'worker', RunningProcess>> = {}

const cli = (script: string) =>
  run(process.execPath, ['--import', 'tsx', script], { env: { ...process.env, NODE_OPTIONS: '', ...env } })

const startWeb = async (): Promise<void> => {
  running.web = startProcess('src/server.ts', env)
  await waitUntilReady(`${url}/readyz`, running.web)
}
const startWorker = (): void => {
  running.worker = startProcess('src/worker.ts', env)
}

beforeAll(async () => {
  const port = await freePort()
  url = `http://127.0.0.1:${port}`
  postgres = await startEmbedded({ dir })
  simulator = await startSimulator({ port: 0, delayMs: 20, retryMs: 500, seed: String(seed) })
  env = {
    DATABASE_URL: postgres.url,
    DATA_DIR: dir,
    SASAPAY_BASE_URL: simulator.url,
    PUBLIC_URL: url,
    PORT: String(port),
    HOST: '127.0.0.1',
    ADMIN: 'off',
    RATE_LIMITS: 'off',
    LOG_LEVEL: 'error',
  }
  await cli('src/cli/migrate.ts')
  if (!process.env.REDIS_URL) await migrateQueues(postgres.url)
  load = await prepareLoad({ databaseUrl: postgres.url, env, url, units: 8 })
  startWorker()
  await startWeb()
}, 300_000)

afterAll(async () => {
  await Promise.all([running.web?.kill(), running.worker?.kill()])
  await simulator?.close()
  await postgres?.stop()
  rmSync(dir, { recursive: true, force: true })
})

const query = async <Row>(text: string): Promise<Row[]> => {
  const client = new Client({ connectionString: postgres.url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(text)).rows as Row[]
  } finally {
    await client.end()
  }
}

/** kill -9 at moments of the seed, until the load is over; whoever ends by himself is started again, as a supervisor does. */
const disturb = async (isOver: () => boolean): Promise<string[]> => {
  const next = random(seed)
  const killed: string[] = []
  while (!isOver()) {
    await sleep(1_500 + next(3_000))
    if (isOver()) break
    const victim = (['web', 'worker', 'postgres'] as const)[next(3)] ?? 'web'
    killed.push(victim)
    if (victim === 'postgres') {
      const port = postgres.port
      process.kill(postgres.pid, 'SIGKILL')
      await postgres.exited
      await sleep(next(400))
      postgres = await startEmbedded({ dir, port })
    } else await running[victim]?.kill()
    await sleep(next(400))
    if (running.worker?.child.exitCode !== null || running.worker.child.signalCode !== null) startWorker()
    if (running.web?.child.exitCode !== null || running.web.child.signalCode !== null) await startWeb()
  }
  return killed
}

test(`${operations} operations while web, worker and PostgreSQL are killed: each took effect once (LOAD_SEED=${seed})`, async () => {
  let done = 0
  const disturbance = disturb(() => done >= operations)
  const next = random(seed + 1)
  const plan = Array.from({ length: operations }, (_, index) => ({
    index,
    pick: [next(1_000), next(1_000), next(100_000)],
  }))
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let step = plan.shift(); step; step = plan.shift()) {
        await load.perform(step)
        done += 1
      }
    }),
  )
  const killed = await disturbance
  expect(killed.length).toBeGreaterThan(0)

  // What callbacks and polls still owe comes by itself: a gateway sends again what was not answered.
  await load.settle({ simulator, query })
  const { stdout } = await cli('src/cli/ledger-check.ts')
  expect(stdout).toContain('No differences')

  const recorded = await query<{ reference: string; count: string }>(
    `select reference, count(*) from payments where origin = 'manual' and status = 'received' group by reference`,
  )
  expect(recorded.filter(({ count }) => count !== '1')).toEqual([])
  expect(recorded.map(({ reference }) => reference).sort()).toEqual(load.receipts().sort())
  const [clearing] = await query<{ sum: string }>(
    `select coalesce(sum(e.amount_minor), 0) as sum from ledger_entries e
     join ledger_accounts a on a.id = e.account_id where a.key = 'gateway_clearing'`,
  )
  expect(Number(clearing?.sum)).toBe(simulator.requests().reduce((sum, { paidMinor }) => sum + paidMinor, 0))
})

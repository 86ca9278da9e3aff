import { execFile } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { createReq, readQuery } from '../../../src/db/transaction.ts'
import { startSimulator, type Simulator } from '../../../src/gateways/simulator/start-simulator.ts'
import { migrateQueues } from '../../../src/jobs/queue-backend.ts'
import { billPeriod } from '../../../src/services/billing/run-billing.ts'
import { startCharge } from '../../../src/services/charges/start-charge.ts'
import { checkLedger } from '../../../src/services/ledger/check-ledger.ts'
import { moveLease } from '../../../src/services/leases/move-lease.ts'
import { startTestApp, type TestApp } from '../../helpers/app.ts'
import { makeApplicationRole, type ApplicationRole } from '../../helpers/application-role.ts'
import { makeCompany, makeGateway, makeLease, makePerson, makeProperty } from '../../helpers/factories.ts'
import { freePort, startProcess, waitUntilReady, type RunningProcess } from '../../helpers/processes.ts'

jest.setTimeout(240_000)

let app: TestApp
let role: ApplicationRole
let simulator: Simulator
let running: RunningProcess[] = []
let company: string

beforeAll(async () => {
  simulator = await startSimulator({ port: 0, delayMs: 5, retryMs: 300, seed: 'application role' })
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  app = await startTestApp({ env: { SASAPAY_BASE_URL: simulator.url, PUBLIC_URL: url } })
  await migrateQueues(app.databaseUrl)
  role = await makeApplicationRole(app.databaseUrl)
  company = (await makeCompany(app.payload, 'mvule')).id
  await makeGateway(app.payload, company)
  const env = {
    DATABASE_URL: app.databaseUrl,
    DATABASE_APP_URL: role.url,
    SASAPAY_BASE_URL: simulator.url,
    PUBLIC_URL: url,
    PORT: String(port),
    HOST: '127.0.0.1',
    ADMIN: 'off',
    LOG_LEVEL: 'warn',
  }
  running = [startProcess('src/worker.ts', env), startProcess('src/server.ts', env)]
  await waitUntilReady(`${url}/readyz`, running[1] as RunningProcess)
})
afterAll(async () => {
  await Promise.all(running.map(({ kill }) => kill()))
  await simulator.close()
  await app.stop()
  await role.drop()
})

const until = async (what: string, isSo: () => Promise<boolean>): Promise<void> => {
  const end = Date.now() + 60_000
  while (Date.now() < end) {
    if (await isSo()) return
    await sleep(100)
  }
  throw new Error(`Waited 60 s until ${what}.\n${running.map((each) => each.output().slice(-3_000)).join('\n')}`)
}

const count = async (sql: string): Promise<number> =>
  Number((await readQuery<{ count: string }>(app.payload, sql))[0]?.count)

test('a callback becomes a payment in the ledger, and its audit entries are sealed by themselves', async () => {
  const { units } = await makeProperty(app.payload, { company, owners: [10_000] })
  const tenant = await makePerson(app.payload, { company, isTenant: true, phone: '+254712340000' })
  const lease = await makeLease(app.payload, { company, unit: units[0]?.id ?? '', person: tenant.id })
  await moveLease({ req: await createReq(app.payload), companies: [company], id: lease.id, to: 'active' })
  await billPeriod({ req: await createReq(app.payload), company, period: '2026-11', issueDate: '2026-11-01' })
  const [invoice] = await readQuery<{ id: string }>(app.payload, 'select id from invoices where company_id = $1', [
    company,
  ])
  await startCharge({
    req: await createReq(app.payload),
    company,
    charge: { invoices: [invoice?.id ?? ''] },
    idempotency: { key: randomUUID(), requestHash: 'flow' },
  })

  await until('the payment is there', async () => (await count('select count(*) from payments')) === 1)
  expect((await checkLedger(app.payload)).differences).toEqual([])
  await until('everything is sealed', async () => (await count('select count(*) from audit_unsealed')) === 0)
  expect(await count('select count(*) from audit_seals')).toBe(await count('select count(*) from audit_log'))
  for (const { output } of running) expect(output()).not.toMatch(/permission denied|42501|DATABASE_APP_URL/)
})

test('nothing of web and worker connects as the owner', async () => {
  const rows = await readQuery<{ usename: string; name: string }>(
    app.payload,
    `select distinct usename, application_name as name from pg_stat_activity where datname = current_database()`,
  )
  const processes = rows.filter(({ usename }) => usename === role.name).map(({ name }) => name)
  // with Redis the queues are there
  const queues = process.env.REDIS_URL ? [] : ['freehold-queues']
  expect(processes).toEqual(expect.arrayContaining(['freehold', 'freehold-outbox', ...queues]))
  // this test's own connections are the only others
  expect(new Set(rows.filter(({ usename }) => usename !== role.name).map(({ name }) => name))).toEqual(
    new Set(['freehold']),
  )
})

test('audit:verify runs under the role too, and prints the head of the chain', async () => {
  const env = { ...process.env, NODE_OPTIONS: '', DATABASE_URL: role.url }
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, ['--import', 'tsx', 'src/cli/audit-verify.ts', ...args], { env })
  const { stdout } = await run()
  const head = /✓ (mvule=[0-9a-f]{64}) {2}\d+ seals/.exec(stdout)?.[1] ?? ''
  expect(stdout).toContain('✓ The audit log is as it was sealed')
  expect((await run('--company', 'mvule', '--expect', head)).stdout).toContain(head)
  await expect(run('--expect', `mvule=${'0'.repeat(64)}`)).rejects.toMatchObject({ code: 1 })
})

test('without a role of its own the application says once what to set', async () => {
  const port = await freePort()
  const web = startProcess('src/server.ts', {
    DATABASE_URL: app.databaseUrl,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    PORT: String(port),
    HOST: '127.0.0.1',
    ADMIN: 'off',
    LOG_LEVEL: 'warn',
  })
  await waitUntilReady(`http://127.0.0.1:${port}/readyz`, web)
  await until('it has warned', async () => web.output().includes('DATABASE_APP_URL'))
  await web.kill()
  expect(web.output().match(/DATABASE_APP_URL/g)).toHaveLength(1)
})

import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { io, type Socket } from 'socket.io-client'
import { createReq, readQuery } from '../../src/db/transaction.ts'
import { startSimulator, type Simulator } from '../../src/gateways/simulator/start-simulator.ts'
import { migrateQueues } from '../../src/jobs/queue-backend.ts'
import { billPeriod } from '../../src/services/billing/run-billing.ts'
import { checkLedger } from '../../src/services/ledger/check-ledger.ts'
import { moveLease } from '../../src/services/leases/move-lease.ts'
import { startTestApp, type TestApp } from '../helpers/app.ts'
import { makeCompany, makeGateway, makeLease, makePerson, makeProperty, password } from '../helpers/factories.ts'
import { freePort, type RunningProcess, startProcess, waitUntilReady } from '../helpers/processes.ts'

jest.setTimeout(240_000)

const leases = 40

let app: TestApp
let simulator: Simulator
let company: string
let env: Record<string, string>
let url: string
let web: RunningProcess
let worker: RunningProcess
let token: string
let invoices: { id: string; number: string }[]

const startWeb = async () => {
  web = startProcess('src/server.ts', env)
  await waitUntilReady(`${url}/readyz`, web)
}
const startWorker = () => {
  worker = startProcess('src/worker.ts', env)
}

beforeAll(async () => {
  simulator = await startSimulator({ port: 0, delayMs: 5, retryMs: 300, seed: 'faults' })
  const port = await freePort()
  url = `http://127.0.0.1:${port}`
  app = await startTestApp({ env: { SASAPAY_BASE_URL: simulator.url, PUBLIC_URL: url } })
  env = {
    DATABASE_URL: app.databaseUrl,
    SASAPAY_BASE_URL: simulator.url,
    PUBLIC_URL: url,
    PORT: String(port),
    HOST: '127.0.0.1',
    ADMIN: 'off',
    RATE_LIMITS: 'off',
    LOG_LEVEL: 'warn',
  }
  if (!process.env.REDIS_URL) await migrateQueues(app.databaseUrl)
  const made = await makeCompany(app.payload, 'mvule')
  company = made.id
  await makeGateway(app.payload, company)
  const { units } = await makeProperty(app.payload, { company, units: leases, owners: [7_000, 3_000] })
  for (const [index, unit] of units.entries()) {
    const tenant = await makePerson(app.payload, {
      company,
      isTenant: true,
      phone: `+2547123400${String(index).padStart(2, '0')}`,
    })
    const lease = await makeLease(app.payload, { company, unit: unit.id, person: tenant.id })
    await moveLease({ req: await createReq(app.payload), companies: [company], id: lease.id, to: 'active' })
  }
  await billPeriod({ req: await createReq(app.payload), company, period: '2026-11', issueDate: '2026-11-01' })
  invoices = await readQuery(app.payload, 'select id, number from invoices where company_id = $1 order by number', [
    company,
  ])
  startWorker()
  await startWeb()
  token = await logIn(made.email('accountant'))
})

afterAll(async () => {
  await Promise.all([web.kill(), worker.kill()])
  await simulator.close()
  await app.stop()
})

const call = async <Body>(
  method: string,
  path: string,
  body?: object,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: Body }> => {
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
    body: body && JSON.stringify(body),
  })
  return { status: response.status, body: (await response.json()) as Body }
}

const logIn = async (email: string): Promise<string> =>
  (await call<{ accessToken: string }>('POST', '/auth/login', { email, password })).body.accessToken

const charge = (invoice: string) =>
  call<{ id: string; status: string }>(
    'POST',
    '/finance/charges',
    { invoices: [invoice] },
    { 'idempotency-key': randomUUID() },
  )

const until = async (what: string, isSo: () => Promise<boolean>, timeoutMs = 60_000): Promise<void> => {
  const end = Date.now() + timeoutMs
  while (Date.now() < end) {
    if (await isSo()) return
    await sleep(100)
  }
  throw new Error(
    `Waited ${timeoutMs} ms until ${what}.\nweb: ${web.output().slice(-2_000)}\nworker: ${worker.output().slice(-2_000)}`,
  )
}

const payments = async (): Promise<{ amount_minor: string; gateway_reference: string }[]> =>
  readQuery(app.payload, 'select amount_minor, gateway_reference from payments where company_id = $1', [company])

describe('the running system', () => {
  test('a charge over HTTP becomes a payment, and the open screen hears of it', async () => {
    const socket: Socket = io(url, { path: '/socket.io', auth: { token }, transports: ['websocket'] })
    const heard = new Promise<{ id: string }>((resolve) => socket.once('payment.received', resolve))
    const { status, body } = await charge(invoices[0]?.id ?? '')
    expect([status, body.status]).toEqual([201, 'submitted'])
    const { id } = await heard
    socket.close()
    const intent = await call('GET', `/finance/intents/${body.id}`)
    expect(intent.body).toMatchObject({ status: 'succeeded', payment: id })
  })

  test('200 callbacks with web and worker killed in between: nothing lost, nothing doubled', async () => {
    const rest = invoices.slice(1)
    for (let index = 0; index < rest.length; index += 1) simulator.next({ scenario: 'manual' })
    for (const { id } of rest) expect((await charge(id)).status).toBe(201)
    const waiting = simulator.requests().filter(({ state }) => state === 'pending')
    expect(waiting).toHaveLength(rest.length)

    // The worker dies with callbacks in the inbox and none in the ledger.
    await worker.kill()
    const fire = (checkoutRequestId: string) =>
      fetch(`${simulator.url}/control/callbacks`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ checkoutRequestId, settle: 'paid', copies: 5 }),
      })
    await Promise.all(waiting.slice(0, 20).map(({ checkoutRequestId }) => fire(checkoutRequestId)))
    await until('some callbacks are in the inbox', async () => {
      const [row] = await readQuery<{ count: string }>(
        app.payload,
        `select count(*) from callback_inbox where status = 'received'`,
      )
      return Number(row?.count) >= 20
    })
    startWorker()

    // The web dies while callbacks come in and the worker settles; then the worker dies again in the middle of its work.
    const second = Promise.all(waiting.slice(20).map(({ checkoutRequestId }) => fire(checkoutRequestId)))
    await until('the worker is settling', async () => (await payments()).length > 3)
    await web.kill()
    await second
    await until('the worker is in the middle', async () => (await payments()).length > 8)
    await worker.kill()
    startWorker()
    await startWeb()
    await simulator.idle()
    // What a gateway does whose callbacks were not answered: it sends them again.
    await Promise.all(waiting.map(({ checkoutRequestId }) => fire(checkoutRequestId)))

    await until('all are paid', async () => (await payments()).length >= invoices.length, 120_000)
    const recorded = await payments()
    expect(recorded).toHaveLength(invoices.length)
    expect(new Set(recorded.map(({ gateway_reference }) => gateway_reference)).size).toBe(invoices.length)
    expect((await checkLedger(app.payload)).differences).toEqual([])

    const [clearing] = await readQuery<{ sum: string }>(
      app.payload,
      `select sum(e.amount_minor) from ledger_entries e join ledger_accounts a on a.id = e.account_id where a.key = 'gateway_clearing' and e.company_id = $1`,
      [company],
    )
    const collected = simulator.requests().reduce((sum, { paidMinor }) => sum + paidMinor, 0)
    expect(Number(clearing?.sum)).toBe(collected)
    const [open] = await readQuery<{ sum: string }>(
      app.payload,
      'select sum(balance_minor) from invoices where company_id = $1',
      [company],
    )
    expect(Number(open?.sum)).toBe(0)
  })
})

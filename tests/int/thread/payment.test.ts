import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { startSimulator, type Simulator } from '../../../src/gateways/simulator/start-simulator.ts'
import { createReq, readQuery } from '../../../src/db/transaction.ts'
import { billPeriod } from '../../../src/services/billing/run-billing.ts'
import { sweepInbox } from '../../../src/services/callbacks/sweep-inbox.ts'
import { sweepIntents } from '../../../src/services/charges/sweep-intents.ts'
import { moveLease } from '../../../src/services/leases/move-lease.ts'
import { checkLedger } from '../../../src/services/ledger/check-ledger.ts'
import { pollIntent } from '../../../src/services/charges/poll-intent.ts'
import { startTestApp, type TestApp } from '../../helpers/app.ts'
import { drain, waitForRow } from '../../helpers/drain.ts'
import { makeCompany, makeGateway, makeLease, makePerson, makeProperty, password } from '../../helpers/factories.ts'
import { startTestWeb } from '../../helpers/web.ts'

type Intent = { id: string; status: string; reference: string; failureReason: string | null; payment: string | null }
type Payment = {
  id: string
  amountMinor: number
  allocatedMinor: number
  unallocatedMinor: number
  reviewReason: string | null
}

let app: TestApp
let web: Awaited<ReturnType<typeof startTestWeb>>
let simulator: Simulator
let token: string
let company: string

beforeAll(async () => {
  simulator = await startSimulator({ port: 0, delayMs: 5, lateMs: 30, retryMs: 50, seed: 'payments' })
  app = await startTestApp({ env: { SASAPAY_BASE_URL: simulator.url } })
  web = await startTestWeb()
  const made = await makeCompany(app.payload, 'baobab')
  company = made.id
  token = await app.login(made.email('accountant'), password)
  await makeGateway(app.payload, company)
})
afterEach(async () => {
  await simulator.idle()
  await drain(app.payload)
  expect((await checkLedger(app.payload)).differences).toEqual([])
})
afterAll(async () => {
  await web.close()
  await simulator.close()
  await app.stop()
})

/** A tenant with one issued invoice of KES 35,000 (and a deposit), on a unit of two owners: 60 % and 40 %. */
const billed = async ({ phone = '+254712345670', depositMinor = 0 } = {}) => {
  const { units, owners } = await makeProperty(app.payload, { company, owners: [6_000, 4_000] })
  const tenant = await makePerson(app.payload, { company, isTenant: true, phone })
  const lease = await makeLease(app.payload, { company, unit: units[0]?.id ?? '', person: tenant.id, depositMinor })
  await moveLease({ req: await createReq(app.payload), companies: [company], id: lease.id, to: 'active' })
  await billPeriod({ req: await createReq(app.payload), company, period: '2026-11', issueDate: '2026-11-01' })
  const invoice = await waitForRow<{ id: string; number: string }>(
    app.payload,
    'select id, number from invoices where contract_id = $1',
    [lease.id],
  )
  return { tenant, owners, invoice }
}

const charge = (invoice: string, body: object = {}, key: string = randomUUID()) =>
  app.api<Intent>('POST', '/finance/charges', {
    token,
    headers: { 'idempotency-key': key },
    body: { invoices: [invoice], ...body },
  })
const intentOf = async (id: string) => (await app.api<Intent>('GET', `/finance/intents/${id}`, { token })).body
const paymentsOf = async (intent: string) =>
  (await app.api<{ docs: Payment[] }>('GET', `/payments?where[intent][equals]=${intent}`, { token })).body.docs
const invoiceOf = async (id: string) =>
  (await app.api<{ paymentState: string; balanceMinor: number }>('GET', `/invoices/${id}`, { token })).body

const settled = async () => {
  await simulator.idle()
  await drain(app.payload)
}

describe('a tenant pays by mobile money', () => {
  test('from charge to callback, invoice, ledger and the owners', async () => {
    const { invoice, tenant, owners } = await billed({ depositMinor: 3_500_000 })
    const { status, body } = await charge(invoice.id)
    expect([status, body.status]).toEqual([201, 'submitted'])
    await settled()

    expect(await intentOf(body.id)).toMatchObject({ status: 'succeeded', failureReason: null })
    expect(await invoiceOf(invoice.id)).toMatchObject({ paymentState: 'paid', balanceMinor: 0 })
    expect(await paymentsOf(body.id)).toMatchObject([
      { amountMinor: 7_000_000, allocatedMinor: 7_000_000, unallocatedMinor: 0, reviewReason: null },
    ])

    const statement = await app.api('GET', `/finance/statements/${tenant.id}?role=tenant`, { token })
    expect(statement.body).toMatchObject({
      closingMinor: 0,
      docs: [
        { event: 'payment.received', creditMinor: 7_000_000, balanceMinor: 0 },
        { event: 'invoice.issued', debitMinor: 7_000_000, balanceMinor: 7_000_000 },
      ],
    })
    const [first, second] = await Promise.all(
      owners.map(async ({ id }) => (await app.api('GET', `/finance/statements/${id}?role=owner`, { token })).body),
    )
    expect([first?.closingMinor, second?.closingMinor]).toEqual([2_100_000, 1_400_000])
    const ledger = await app.api('GET', `/finance/ledger?key=receivable&invoice=${invoice.id}`, { token })
    expect(ledger.body).toMatchObject({ balanceMinor: 0, totalDocs: 2 })
    const audit = await readQuery(
      app.payload,
      `select 1 from audit_log where company_id = $1 and action = 'payment.receive'`,
      [company],
    )
    expect(audit).toHaveLength(1)
  })

  test('the same key and body answer the first request; another body is refused; nobody is asked twice', async () => {
    const { invoice } = await billed()
    const key = randomUUID()
    const before = simulator.requests().length
    const answers = await Promise.all(Array.from({ length: 10 }, () => charge(invoice.id, {}, key)))
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
    expect(simulator.requests()).toHaveLength(before + 1)
    const other = await charge(invoice.id, { amountMinor: 100 }, key)
    expect([other.status, (other.body as unknown as { errors: { code: string }[] }).errors[0]?.code]).toEqual([
      409,
      'IDEMPOTENCY_MISMATCH',
    ])
  })

  test('fifty equal callbacks in parallel make one payment', async () => {
    const { invoice } = await billed()
    simulator.next({ scenario: 'duplicate', count: 50 })
    const { body } = await charge(invoice.id)
    await simulator.idle()
    await waitForRow(app.payload, 'select id from callback_inbox where body like $1', [`%${body.reference}%`])
    await settled()
    expect(await paymentsOf(body.id)).toHaveLength(1)
    expect(
      await readQuery(app.payload, 'select id from callback_inbox where body like $1', [`%${body.reference}%`]),
    ).toHaveLength(1)
    expect(await invoiceOf(invoice.id)).toMatchObject({ paymentState: 'paid' })
  })

  test('another amount than asked for is recorded in full, unallocated and flagged', async () => {
    const { invoice } = await billed()
    simulator.next({ scenario: 'wrong-amount', paidMinor: 3_000_000 })
    const { body } = await charge(invoice.id)
    await settled()
    expect(await paymentsOf(body.id)).toMatchObject([
      { amountMinor: 3_000_000, allocatedMinor: 0, unallocatedMinor: 3_000_000, reviewReason: 'amount_mismatch' },
    ])
    expect(await invoiceOf(invoice.id)).toMatchObject({ paymentState: 'unpaid', balanceMinor: 3_500_000 })
    expect((await intentOf(body.id)).status).toBe('succeeded')
  })

  test('a callback that overtakes the answer to the charge settles it', async () => {
    const { invoice } = await billed()
    simulator.next({ scenario: 'callback-before-response' })
    const { body } = await charge(invoice.id)
    await settled()
    expect(await intentOf(body.id)).toMatchObject({ status: 'succeeded' })
    expect(await invoiceOf(invoice.id)).toMatchObject({ paymentState: 'paid' })
  })

  test('a payer who cancels leaves the invoice unpaid, and may pay after all', async () => {
    const { invoice } = await billed()
    simulator.next({ scenario: 'failure', resultCode: '1032' })
    const { body } = await charge(invoice.id)
    await settled()
    expect((await intentOf(body.id)).status).toBe('failed')
    expect(await paymentsOf(body.id)).toHaveLength(0)
    const again = await charge(invoice.id)
    await settled()
    expect((await intentOf(again.body.id)).status).toBe('succeeded')
  })

  test('a forged success that the gateway does not know posts nothing, and the true one still does', async () => {
    const { invoice } = await billed()
    simulator.next({ scenario: 'forged' })
    const { body } = await charge(invoice.id)
    await settled()
    expect(await paymentsOf(body.id)).toHaveLength(0)
    expect(await invoiceOf(invoice.id)).toMatchObject({ paymentState: 'unpaid' })
    const rows = await readQuery<{ status: string }>(
      app.payload,
      'select status from callback_inbox where body like $1',
      [`%${body.reference}%`],
    )
    expect(rows.map(({ status }) => status)).toEqual(['ignored'])
  })

  test('a lost callback is found by asking the gateway', async () => {
    const { invoice } = await billed()
    simulator.next({ scenario: 'timeout' })
    const { body } = await charge(invoice.id)
    await settled()
    expect((await intentOf(body.id)).status).toBe('submitted')
    expect(await pollIntent({ payload: app.payload, intentId: body.id })).toEqual({ isFinal: true })
    expect(await pollIntent({ payload: app.payload, intentId: body.id })).toEqual({ isFinal: true })
    expect(await paymentsOf(body.id)).toHaveLength(1)
    expect(await invoiceOf(invoice.id)).toMatchObject({ paymentState: 'paid' })
  })

  test('an error of the gateway is unknown, never failed; a refusal is failed', async () => {
    const { invoice } = await billed()
    simulator.next({ scenario: 'http-500' })
    expect((await charge(invoice.id)).body.status).toBe('unknown')
    simulator.next({ scenario: 'reject' })
    expect((await charge(invoice.id)).body.status).toBe('failed')
  })

  test('a request that was cut off before the gateway answered is asked about, not repeated', async () => {
    const { invoice } = await billed()
    const { body } = await charge(invoice.id)
    await settled()
    await readQuery(
      app.payload,
      `update payment_intents set status = 'submitting', payment_id = null, submitted_at = now() - interval '5 minutes' where id = $1`,
      [body.id],
    )
    expect(await sweepIntents({ payload: app.payload })).toBe(1)
    expect((await intentOf(body.id)).status).toBe('unknown')
    await pollIntent({ payload: app.payload, intentId: body.id })
    expect(await paymentsOf(body.id)).toHaveLength(1)
  })

  test('a callback whose job the queue lost is taken up again', async () => {
    const { invoice } = await billed()
    const { body } = await charge(invoice.id)
    await simulator.idle()
    const inbox = await waitForRow<{ id: string }>(app.payload, 'select id from callback_inbox where body like $1', [
      `%${body.reference}%`,
    ])
    await readQuery(app.payload, 'update outbox set dispatched_at = now()')
    expect(await sweepInbox({ payload: app.payload })).toBe(0)
    await readQuery(app.payload, `update callback_inbox set updated_at = now() - interval '2 hours' where id = $1`, [
      inbox.id,
    ])
    expect(await sweepInbox({ payload: app.payload })).toBe(1)
    await settled()
    expect(await invoiceOf(invoice.id)).toMatchObject({ paymentState: 'paid' })
  })
})

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { startSimulator, type Simulator } from '../../../src/gateways/simulator/start-simulator.ts'
import { pollDisbursement } from '../../../src/services/disbursements/poll-disbursement.ts'
import { sweepDisbursements } from '../../../src/services/disbursements/sweep-disbursements.ts'
import { checkLedger } from '../../../src/services/ledger/check-ledger.ts'
import type { TestApp } from '../../helpers/app.ts'
import { drain } from '../../helpers/drain.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { startTestWeb } from '../../helpers/web.ts'
import { type ExpensesWorld, makeExpensesWorld, pathsOf } from './expenses-world.ts'

let app: TestApp
let simulator: Simulator
let web: Awaited<ReturnType<typeof startTestWeb>>
let world: ExpensesWorld
let mobile: string

beforeAll(async () => {
  simulator = await startSimulator({ port: 0, delayMs: 5, lateMs: 5, retryMs: 20 })
  app = await startUnlimitedApp({ env: { SASAPAY_BASE_URL: simulator.url } })
  web = await startTestWeb()
  world = await makeExpensesWorld(app, 'paying')
  mobile = await world.verified()
}, 120_000)
afterAll(async () => {
  await web.close()
  await simulator.close()
  await app.stop()
})

const settled = async () => {
  await simulator.idle()
  await drain(app.payload)
}
const attemptOf = async (id: string) =>
  (await world.rows<Record<string, string | null>>('select * from disbursements where id = $1', [id]))[0]
/** Pays through the gateway as the plan says, and lets every callback come. */
const send = async (id: string, plan: Parameters<Simulator['next']>[0], body: object = {}) => {
  simulator.next(plan)
  const answer = await world.pay(id, { method: 'mobile', account: mobile, ...body })
  await settled()
  return answer
}
const paidOut = (): number =>
  simulator.paidOut().reduce((sum, { paidOutMinor, chargeMinor }) => sum + paidOutMinor + chargeMinor, 0)
const control = async (body: object) => {
  await fetch(`${simulator.url}/control/payouts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  await settled()
}

describe('by hand', () => {
  test('1,160: 500 is a part, 661 is too much, 660 pays it (vector 16, M7)', async () => {
    const id = await world.approved()
    expect((await world.pay(id, { amountMinor: 50_000 })).body).toMatchObject({
      status: 'succeeded',
      amountMinor: 50_000,
    })
    expect(await world.stateOf(id)).toEqual(['partial', 50_000])
    const tooMuch = await world.pay(id, { amountMinor: 66_100 })
    expect([tooMuch.status, pathsOf(tooMuch.body)]).toEqual([400, ['amountMinor']])
    expect((await world.pay(id, { method: 'bank', amountMinor: 66_000 })).status).toBe(201)
    expect(await world.stateOf(id)).toEqual(['paid', 116_000])
    expect((await world.pay(id, {})).status).toBe(409)
    expect(await world.balance('supplier_payable', { expense: id })).toBe(0)
  })

  test('the same key pays once, another body with it is refused, no key nothing', async () => {
    const id = await world.approved()
    const key = randomUUID()
    const [one, two] = [
      await world.pay(id, { amountMinor: 1_000 }, undefined, key),
      await world.pay(id, { amountMinor: 1_000 }, undefined, key),
    ]
    expect(two.body.id).toBe(one.body.id)
    expect((await world.pay(id, { amountMinor: 2_000 }, undefined, key)).status).toBe(409)
    expect((await world.pay(id, { amountMinor: 2_000 }, undefined, '')).status).toBe(400)
    expect(await world.stateOf(id)).toEqual(['partial', 1_000])
  })

  test('is for who may, up to his limit', async () => {
    const id = await world.approved()
    const viewer = await world.hire('reader', ['finance.expenses.view'])
    const clerk = await world.hire(
      'clerk',
      ['finance.expenses.pay'],
      [{ permission: 'finance.expenses.pay', amountMinor: 60_000 }],
    )
    expect((await world.pay(id, {}, viewer.token)).status).toBe(403)
    expect((await world.pay(id, {}, clerk.token)).status).toBe(403)
    expect((await world.pay(id, { amountMinor: 60_000 }, clerk.token)).status).toBe(201)
  })
})

describe('to whom', () => {
  test.each([
    ['an account that nobody verified', () => world.account(), 409],
    ['an account of somebody else', () => world.verified({ person: world.person }), 400],
    ['an account of another kind', () => world.verified({ kind: 'till', accountNumber: '512345' }), 400],
    [
      'a pay bill without an account at it',
      () => world.verified({ kind: 'paybill', accountNumber: '888880' }),
      409,
      'paybill',
    ],
  ])('%s gets nothing', async (_name, make, status, method = 'mobile') => {
    const id = await world.approved()
    const answer = await world.pay(id, { method, account: await make() })
    expect([answer.status, pathsOf(answer.body)]).toEqual([status, ['account']])
    expect(await world.rows('select 1 from disbursements where expense_id = $1', [id])).toEqual([])
  })

  test('pay bills get the biller’s number and the account at it (M5)', async () => {
    const paybill = await world.verified({ kind: 'paybill', accountNumber: '888880#44512' })
    const id = await world.approved()
    await world.pay(id, { method: 'paybill', account: paybill })
    await settled()
    expect(simulator.payouts().at(-1)).toMatchObject({
      kind: 'pay-bill',
      receiver: '888880',
      accountReference: '44512',
    })
    expect(await world.stateOf(id)).toEqual(['paid', 116_000])
  })
})

describe('through the gateway', () => {
  test('is paid by its callback, with the gateway’s charge as an expense', async () => {
    const id = await world.approved()
    const { status, body } = await send(id, { scenario: 'success', chargeMinor: 3_300 }, { amountMinor: 100_000 })
    expect([status, body.status]).toEqual([201, 'submitted'])
    expect(await world.stateOf(id)).toEqual(['partial', 100_000])
    expect(await world.balance('gateway_fee_expense', { expense: id })).toBe(3_300)
    expect(await world.balance('supplier_payable', { expense: id })).toBe(-16_000)
  })

  test('fifty equal callbacks pay once (M2)', async () => {
    const id = await world.approved()
    const { body } = await send(id, { scenario: 'duplicate', count: 50 })
    await control({ reference: body.reference, copies: 20 })
    expect(await world.stateOf(id)).toEqual(['paid', 116_000])
    expect(await world.balance('supplier_payable', { expense: id })).toBe(0)
  })

  test('twenty clicks at once start one payment, the others get 409 (vector 14)', async () => {
    const id = await world.approved()
    const before = simulator.payouts().length
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => world.pay(id, { method: 'mobile', account: mobile })),
    )
    await settled()
    const statuses = answers.map(({ status }) => status).sort()
    expect(statuses).toEqual([201, ...Array.from({ length: 19 }, () => 409)])
    expect(simulator.payouts()).toHaveLength(before + 1)
    expect(await world.stateOf(id)).toEqual(['paid', 116_000])
  })

  test.each([['failure'], ['reject']] as const)(
    '%s leaves it owed; a retry has a new reference (M6)',
    async (scenario) => {
      const id = await world.approved()
      const { body } = await send(id, { scenario })
      expect(await attemptOf(body.id)).toMatchObject({ status: 'failed' })
      expect(await world.stateOf(id)).toEqual(['approved', 0])
      const again = await send(id, { scenario: 'success' })
      expect(again.body.reference).not.toBe(body.reference)
      expect(await world.stateOf(id)).toEqual(['paid', 116_000])
    },
  )

  test.each([['timeout'], ['http-500']] as const)(
    '%s is unknown or under way, never failed, and blocks a second payment',
    async (scenario) => {
      const id = await world.approved()
      const { body } = await send(id, { scenario })
      expect((await world.pay(id, {})).status).toBe(409)
      const { isFinal } = await pollDisbursement({ payload: app.payload, id: body.id })
      const paid = scenario === 'timeout'
      expect([isFinal, await world.stateOf(id)]).toEqual([paid, paid ? ['paid', 116_000] : ['approved', 0]])
    },
  )

  test('what the gateway never heard of is marked after a while, and set aside by a person', async () => {
    const id = await world.approved()
    const { body } = await send(id, { scenario: 'http-500' })
    await world.rows(
      `update disbursements set submitted_at = now() - interval '1 hour', status = 'submitting' where id = $1`,
      [body.id],
    )
    await sweepDisbursements({ payload: app.payload })
    await pollDisbursement({ payload: app.payload, id: body.id })
    expect(await attemptOf(body.id)).toMatchObject({ status: 'unknown', review_reason: 'unconfirmed' })
    const resolve = { action: 'dismiss', reason: 'The gateway has no trace of it' }
    expect((await world.post(`/finance/disbursements/${body.id}/resolve`, { ...resolve, action: 'book' })).status).toBe(
      409,
    )
    expect((await world.post(`/finance/disbursements/${body.id}/resolve`, resolve)).body).toMatchObject({
      status: 'failed',
      reviewReason: null,
    })
    expect((await world.pay(id, {})).status).toBe(201)
  })

  test('a callback that nobody sent moves nothing', async () => {
    const id = await world.approved()
    const { body } = await send(id, { scenario: 'forged' })
    expect(await attemptOf(body.id)).toMatchObject({ status: 'submitted' })
    expect(await world.stateOf(id)).toEqual(['approved', 0])
    await control({ reference: body.reference, settle: 'paid' })
    expect(await world.stateOf(id)).toEqual(['paid', 116_000])
  })

  test('a callback before the answer finds its payment', async () => {
    const id = await world.approved()
    await send(id, { scenario: 'callback-before-response' })
    expect(await world.stateOf(id)).toEqual(['paid', 116_000])
  })
})

describe('what needs a look', () => {
  test('another amount is booked as the gateway says it, once', async () => {
    const id = await world.approved()
    const { body } = await send(id, { scenario: 'wrong-amount', paidMinor: 40_000 })
    expect(await attemptOf(body.id)).toMatchObject({ status: 'unknown', review_reason: 'amount_mismatch' })
    expect([await world.stateOf(id), (await world.pay(id, {})).status]).toEqual([['approved', 0], 409])
    const path = `/finance/disbursements/${body.id}/resolve`
    const answers = await Promise.all(
      [1, 2].map(() => world.post(path, { action: 'book', reason: 'As the gateway says' })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await world.stateOf(id)).toEqual(['partial', 40_000])
    expect((await world.pay(id, {})).status).toBe(201)
  })

  test('a late success after the retry has paid is not posted by itself; booked, the supplier owes it back', async () => {
    const id = await world.approved()
    const first = await send(id, { scenario: 'failure' })
    await send(id, { scenario: 'success' })
    const owed = await world.balance('supplier_payable', { person: world.vendor })
    await control({ reference: first.body.reference, settle: 'paid' })
    expect(await attemptOf(first.body.id)).toMatchObject({ status: 'failed', review_reason: 'late_success' })
    expect(await world.balance('supplier_payable', { person: world.vendor })).toBe(owed)
    const { status } = await world.post(`/finance/disbursements/${first.body.id}/resolve`, {
      action: 'book',
      reason: 'Paid twice',
    })
    expect([status, await world.stateOf(id)]).toEqual([200, ['paid', 116_000]])
    expect(await world.balance('supplier_payable', { person: world.vendor })).toBe(owed + 116_000)
  })
})

test('the clearing account holds what the gateway’s own book says, and the books agree', async () => {
  expect(await world.balance('gateway_clearing')).toBe(-paidOut())
  expect((await checkLedger(app.payload)).differences).toEqual([])
})

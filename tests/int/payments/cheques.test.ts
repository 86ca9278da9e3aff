import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { readQuery } from '../../../src/db/transaction.ts'
import { checkLedger } from '../../../src/services/ledger/check-ledger.ts'
import { startTestApp, type TestApp } from '../../helpers/app.ts'
import { makePaymentsWorld } from './payments-world.ts'

let app: TestApp
let world: Awaited<ReturnType<typeof makePaymentsWorld>>

beforeAll(async () => {
  app = await startTestApp()
  world = await makePaymentsWorld(app, 'cheques')
})
afterEach(async () => expect((await checkLedger(app.payload)).differences).toEqual([]))
afterAll(() => app.stop())

describe('staff who see one project', () => {
  test('see the receipt of what paid there without the invoices of others; they take no money', async () => {
    const person = await world.tenant()
    const [inside] = [await world.bill({ person, unit: world.unit }), await world.bill({ person })]
    const { body } = await world.pay({ person, amountMinor: 200_000 })
    expect(body.allocations).toHaveLength(2)
    const token = await world.limited()
    const seen = await app.api('GET', `/finance/payments/${body.id}/receipt`, { token })
    expect(seen.body).toMatchObject({ allocations: [{ invoice: inside.id }] })
    expect((await app.api('GET', `/finance/payers/${person}`, { token })).status).toBe(403)
    expect((await app.api('GET', '/finance/payments/statistics', { token })).status).toBe(403)
    expect((await world.pay({ person }, { by: token })).status).toBe(403)
    const figures = await app.api('GET', '/finance/payments/statistics', { token: world.boss.token })
    expect(figures.body).toMatchObject({ docs: [{ currency: 'KES', payments: 1, receivedMinor: 200_000 }] })
  })
})

describe('a cheque', () => {
  const cheque = { method: 'cheque', cheque: { number: '000123', bank: 'KCB' }, valueDate: '2026-11-02' }

  test('has no effect until it clears; then it counts from that day, and pays what is still owed of what was planned', async () => {
    const person = await world.tenant()
    const bill = await world.bill({ person, amount: 1_000 })
    const allocations = [{ invoice: bill.id, amountMinor: 1_000 }]
    const { status, body } = await world.pay({ person, ...cheque, amountMinor: 1_200, allocations })
    expect([status, body.status, body.allocatedMinor]).toEqual([201, 'pending', 0])
    expect(await world.booksOf('payment_id', body.id)).toEqual([])
    expect((await world.move(body.id, 'allocate', {})).status).toBe(409)
    await world.pay({ person, amountMinor: 300 })

    expect((await world.move(body.id, 'clear', { date: '2026-11-01' })).status).toBe(400)
    const cleared = await world.move(body.id, 'clear', { date: '2026-11-05' })
    expect(cleared.body).toMatchObject({ status: 'received', allocatedMinor: 700, unallocatedMinor: 500 })
    expect((await world.move(body.id, 'clear', { date: '2026-11-05' })).body).toEqual(cleared.body)
    expect((await world.move(body.id, 'clear', {})).status).toBe(409)
    expect(await world.credited('bank', { payment: body.id })).toBe(-1_200)
  })

  test('returned before or after it cleared: what it paid is owed again, and the fee is billed once', async () => {
    await readQuery(app.payload, 'update companies set money_bounce_fee_minor = 150000 where id = $1', [world.company])
    const person = await world.tenant()
    const bill = await world.bill({ person, amount: 1_000 })
    const [early, late] = [
      await world.pay({ person, ...cheque, amountMinor: 1_000 }),
      await world.pay({ person, ...cheque, amountMinor: 1_000 }),
    ]
    await world.move(late.body.id, 'clear', {})
    const bounced = await Promise.all(
      [early, late].map(({ body }) => world.move(body.id, 'bounce', { reason: 'Refer to drawer' })),
    )
    expect(bounced.map(({ body }) => [body.status, body.allocatedMinor, typeof body.bounceInvoice])).toEqual([
      ['bounced', 0, 'string'],
      ['bounced', 0, 'string'],
    ])
    expect(await world.invoiceOf(bill.id)).toEqual([1_000, 'unpaid'])
    const again = await world.move(late.body.id, 'bounce', { reason: 'Refer to drawer' })
    expect(again.body.bounceInvoice).toBe(bounced[1]?.body.bounceInvoice)
    expect(await world.credited('fee_income', { invoice: again.body.bounceInvoice ?? '' })).toBe(150_000)
    const free = await world.pay({ person, ...cheque, amountMinor: 1_000 })
    const kept = await world.move(free.body.id, 'bounce', { reason: 'Our own mistake', chargesFee: false })
    expect(kept.body.bounceInvoice).toBeNull()
    expect((await world.move(free.body.id, 'clear', {})).status).toBe(409)
  })
})

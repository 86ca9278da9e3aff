import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { addDays } from '../../../src/domain/calendar.ts'
import { createReq, readQuery, withTransaction } from '../../../src/db/transaction.ts'
import { checkLedger } from '../../../src/services/ledger/check-ledger.ts'
import { recordPayment } from '../../../src/services/payments/record-payment.ts'
import { startTestApp, type TestApp } from '../../helpers/app.ts'
import { makeCompany, makePerson, password } from '../../helpers/factories.ts'
import { makePortal, tokenOf } from '../rows/people.ts'
import { countTrips, firstWords } from './count-trips.ts'
import { makePaymentsWorld, pathsOf } from './payments-world.ts'

let app: TestApp
let world: Awaited<ReturnType<typeof makePaymentsWorld>>

beforeAll(async () => {
  app = await startTestApp()
  world = await makePaymentsWorld(app, 'counter')
})
afterEach(async () => expect((await checkLedger(app.payload)).differences).toEqual([]))
afterAll(() => app.stop())

describe('recording a payment', () => {
  test('covers the oldest invoice first, with a receipt; what is left is credit', async () => {
    const person = await world.tenant()
    const later = await world.bill({ person, amount: 80_000, due: '2026-10-05' })
    const first = await world.bill({ person, amount: 100_000 })
    const { status, body } = await world.pay({ person, amountMinor: 250_000, reference: 'Slip 7', notes: 'By hand' })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      number: expect.stringMatching(/^RV-\d{4}-\d{5}$/) as unknown,
      status: 'received',
      origin: 'manual',
      valueDate: world.today,
      allocatedMinor: 180_000,
      unallocatedMinor: 70_000,
      recordedBy: 'boss',
      reference: 'Slip 7',
      allocations: [
        { invoice: first.id, amountMinor: 100_000, balanceMinor: 0 },
        { invoice: later.id, amountMinor: 80_000, balanceMinor: 0 },
      ],
    })
    expect(await world.credited('customer_credit', { person })).toBe(70_000)
    expect(await world.credited('cash', { payment: body.id })).toBe(-250_000)
  })

  test('400, 300 and 300 on 1,000: partial, partial, paid', async () => {
    const person = await world.tenant()
    const { id } = await world.bill({ person, amount: 100_000 })
    const states = []
    for (const amountMinor of [40_000, 30_000, 30_000]) {
      await world.pay({ person, amountMinor, allocations: [{ invoice: id, amountMinor }] })
      states.push(await world.invoiceOf(id))
    }
    expect(states).toEqual([
      [60_000, 'partial'],
      [30_000, 'partial'],
      [0, 'paid'],
    ])
  })

  test('what a person chose: this much on these, the rest is credit; an empty choice keeps all of it', async () => {
    const person = await world.tenant()
    const [first, second] = [await world.bill({ person }), await world.bill({ person, due: '2026-10-05' })]
    const allocations = [{ invoice: second.id, amountMinor: 30_000 }]
    const { body } = await world.pay({ person, method: 'bank', amountMinor: 50_000, allocations })
    expect([body.allocatedMinor, body.unallocatedMinor]).toEqual([30_000, 20_000])
    expect([await world.invoiceOf(first.id), await world.invoiceOf(second.id)]).toEqual([
      [100_000, 'unpaid'],
      [70_000, 'partial'],
    ])
    const advance = await world.pay({ person, amountMinor: 10_000, allocations: [] })
    expect(advance.body).toMatchObject({ allocatedMinor: 0, unallocatedMinor: 10_000 })
  })

  test('a fully paid rent leaves no accrual, however it was cut; the owners get their parts', async () => {
    const person = await world.tenant()
    const lines = [{ kind: 'rent' as const, unitAmountMinor: 100_001n, taxRateBps: 1_600 }]
    const invoice = await world.bill({ person, unit: world.unit, lines })
    let left = Number(invoice.totalMinor)
    for (const part of [33_333, 1, 7_777]) {
      await world.pay({ person, amountMinor: part })
      left -= part
    }
    await world.pay({ person, amountMinor: left })
    expect(await world.credited('owner_accrual', { invoice: invoice.id })).toBe(0)
    expect(await world.credited('owner_payable', { invoice: invoice.id })).toBe(93_331)
    expect(await world.credited('receivable', { invoice: invoice.id })).toBe(0)
  })

  test('the company’s order may cover the charges before penalties', async () => {
    const person = await world.tenant()
    const lines = (['penalty', 'service'] as const).map((kind) => ({ kind, unitAmountMinor: 10_000n, taxRateBps: 0 }))
    const { lines: ids } = await world.bill({ person, lines })
    await readQuery(app.payload, `update companies set money_allocation_order = 'charges_first' where id = $1`, [
      world.company,
    ])
    await world.pay({ person, amountMinor: 10_000 })
    await readQuery(app.payload, `update companies set money_allocation_order = null where id = $1`, [world.company])
    const paid = await readQuery(app.payload, 'select id from invoice_lines where paid_minor > 0 and id = any($1)', [
      ids,
    ])
    expect(paid).toEqual([{ id: ids[1] }])
  })

  test('one key is one payment: ten at once, then another body', async () => {
    const person = await world.tenant()
    const { id } = await world.bill({ person })
    const key = randomUUID()
    const body = { person, allocations: [{ invoice: id, amountMinor: 100_000 }] }
    const answers = await Promise.all(Array.from({ length: 10 }, () => world.pay(body, { key })))
    expect(new Set(answers.map((answer) => `${answer.status} ${answer.body.id}`)).size).toBe(1)
    const other = await world.pay({ ...body, amountMinor: 100_001 }, { key })
    expect([other.status, other.body.errors?.[0]?.code]).toEqual([409, 'IDEMPOTENCY_MISMATCH'])
    const without = await app.api('POST', '/finance/payments', { token: world.boss.token, body })
    expect(without.status).toBe(400)
  })

  test('twenty at once for the last shilling: one pays, the others are told', async () => {
    const person = await world.tenant()
    const { id } = await world.bill({ person, amount: 100 })
    const allocations = [{ invoice: id, amountMinor: 100 }]
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => world.pay({ person, amountMinor: 100, allocations })),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19)
    expect(await world.invoiceOf(id)).toEqual([0, 'paid'])
    const numbers = await readQuery<{ number: string }>(
      app.payload,
      'select number from payments where company_id = $1 order by number',
      [world.company],
    )
    const taken = numbers.map(({ number }) => Number(number.slice(-5)))
    expect(taken).toEqual(taken.map((_, index) => index + 1))
  })

  test('with allocation and ledger in fewer than twelve round trips to the database', async () => {
    const person = await world.tenant()
    const invoices = [await world.bill({ person, unit: world.unit, kind: 'rent' }), await world.bill({ person })]
    const company = await world.settings()
    const req = await createReq(app.payload)
    const trips = await countTrips(app, () =>
      withTransaction(req, (tx) =>
        recordPayment({
          req,
          tx,
          company,
          amount: 150_000n,
          currency: 'KES',
          method: 'bank',
          money: { account: 'bank' },
          valueDate: company.today,
          payer: { person, name: null, phone: null },
          invoices: invoices.map(({ id }) => id),
          reviewReason: null,
          source: { gatewayAccount: null, receipt: null, reference: null, intent: null, inbox: null },
        }),
      ),
    )
    expect(trips.map(firstWords).join('\n')).toMatch(/^begin(\n.*){8,9}\nset constraints/)
    expect(trips.length).toBeLessThan(12)
  })
})

describe('what is refused', () => {
  let person: string
  let invoice: string
  beforeAll(async () => {
    person = await world.tenant()
    invoice = (await world.bill({ person, amount: 1_000 })).id
  })

  test.each<[string, () => object | Promise<object>, string]>([
    ['a part of a cent', () => ({ amountMinor: 10.5 }), 'amountMinor'],
    ['more than can be kept exactly', () => ({ amountMinor: 2 ** 53 }), 'amountMinor'],
    ['nothing', () => ({ amountMinor: 0 }), 'amountMinor'],
    ['less than nothing', () => ({ amountMinor: -1 }), 'amountMinor'],
    ['an unknown currency', () => ({ currency: 'XXX' }), 'currency'],
    ['a day to come', () => ({ valueDate: addDays(world.today, 1) }), 'valueDate'],
    ['a day that is none', () => ({ valueDate: '2026-02-30' }), 'valueDate'],
    ['a cheque without its number', () => ({ method: 'cheque' }), 'cheque.number'],
    ['cash into a bank account', () => ({ bankAccount: randomUUID() }), 'bankAccount'],
    ['an account that is not the company’s', () => ({ method: 'bank', bankAccount: randomUUID() }), 'bankAccount'],
    ['a payer nobody knows', () => ({ person: randomUUID() }), 'person'],
    [
      'more than the invoice owes',
      () => ({ allocations: [{ invoice, amountMinor: 1_001 }] }),
      'allocations.0.amountMinor',
    ],
    [
      'more than came in',
      () => ({ amountMinor: 999, allocations: [{ invoice, amountMinor: 1_000 }] }),
      'allocations.0.amountMinor',
    ],
    ['zero on an invoice', () => ({ allocations: [{ invoice, amountMinor: 0 }] }), 'allocations.0.amountMinor'],
    [
      'an invoice twice',
      () => ({ allocations: [1, 2].map((amountMinor) => ({ invoice, amountMinor })) }),
      'allocations.1.invoice',
    ],
    [
      'another payer’s invoice',
      async () => {
        const other = await world.bill({ person: await world.tenant() })
        return { allocations: [{ invoice: other.id, amountMinor: 1 }] }
      },
      'allocations.0.invoice',
    ],
    [
      'an invoice in another currency',
      async () => {
        const other = await world.bill({ person, currency: 'USD' })
        return { allocations: [{ invoice: other.id, amountMinor: 1 }] }
      },
      'allocations.0.invoice',
    ],
  ])('%s', async (_case, change, path) => {
    const { status, body } = await world.pay({ person, amountMinor: 5_000, ...(await change()) })
    expect([status, pathsOf(body)]).toEqual([400, [path]])
    expect(await world.invoiceOf(invoice)).toEqual([1_000, 'unpaid'])
  })

  test('a closed month', async () => {
    await readQuery(
      app.payload,
      `insert into accounting_periods (company_id, period, status) values ($1, '2026-01', 'closed')`,
      [world.company],
    )
    const { status, body } = await world.pay({ person, amountMinor: 5, valueDate: '2026-01-15' })
    expect([status, pathsOf(body)]).toEqual([409, ['valueDate']])
  })

  test('cash without its permission, anything without the one to record, and one’s own payment', async () => {
    const teller = await world.hire('desk', world.allBut('finance.payments.cash'))
    expect((await world.pay({ person, amountMinor: 5 }, { by: teller.token })).status).toBe(403)
    expect((await world.pay({ person, amountMinor: 5, method: 'bank' }, { by: teller.token })).status).toBe(201)
    const viewer = await world.hire('onlooker', ['finance.payments.view'])
    expect((await world.pay({ person, amountMinor: 5 }, { by: viewer.token })).status).toBe(403)
    await readQuery(app.payload, 'update people set user_id = $2 where id = $1', [person, teller.user])
    expect((await world.pay({ person, amountMinor: 5, method: 'bank' }, { by: teller.token })).status).toBe(403)
    await readQuery(app.payload, 'update people set user_id = null where id = $1', [person])
  })

  test('a payer sees his own receipt without our notes; nobody of another company sees anything', async () => {
    const { body } = await world.pay({ person, amountMinor: 5, notes: 'Ours' })
    const user = await makePortal(app.payload, person, 'payer@counter.test')
    const own = await app.api<typeof body>('GET', `/finance/payments/${body.id}/receipt`, {
      token: await tokenOf(app.payload, user),
    })
    expect([own.status, own.body.amountMinor, own.body.notes, own.body.recordedBy]).toEqual([200, 5, null, null])

    const other = await makeCompany(app.payload, 'elsewhere')
    const token = await app.login(other.email('accountant'), password)
    const stranger = await makePerson(app.payload, { company: other.id, isTenant: true })
    expect((await app.api('GET', `/finance/payments/${body.id}/receipt`, { token })).status).toBe(404)
    expect((await app.api('GET', `/finance/payers/${person}`, { token })).status).toBe(404)
    for (const verb of ['allocate', 'release', 'reallocate', 'reverse', 'clear', 'bounce']) {
      const change = { reason: 'None of mine' }
      const { status } = await world.post(`/finance/payments/${body.id}/${verb}`, verb === 'clear' ? {} : change, {
        by: token,
      })
      expect([verb, status]).toEqual([verb, 404])
    }
    const crossed = await world.pay({ person: stranger.id, amountMinor: 5 })
    expect([crossed.status, pathsOf(crossed.body)]).toEqual([400, ['person']])
  })

  test('the page of a payer: what he owes and has, invoices in the order in which they are paid', async () => {
    const payer = await world.tenant()
    await world.bill({ person: payer, amount: 500, due: '2999-01-01' })
    const first = await world.bill({ person: payer, amount: 700 })
    await world.pay({ person: payer, amountMinor: 40, allocations: [] })
    await world.pay({ person: payer, amountMinor: 60, method: 'cheque', cheque: { number: '1' } })
    const { body } = await app.api('GET', `/finance/payers/${payer}?limit=1`, { token: world.boss.token })
    const found = await app.api<{ docs: object[] }>('GET', `/finance/payers?q=${first.number}`, {
      token: world.boss.token,
    })
    expect(found.body.docs).toMatchObject([{ id: payer, balances: [{ currency: 'KES', owedMinor: 1_200 }] }])
    expect(body).toMatchObject({
      balances: [
        { currency: 'KES', owedMinor: 1_200, overdueMinor: 700, creditMinor: 40, pendingMinor: 60, invoices: 2 },
      ],
      totalDocs: 2,
      docs: [{ id: first.id, balanceMinor: 700, isOverdue: true }],
    })
  })
})

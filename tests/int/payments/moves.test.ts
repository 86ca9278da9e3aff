import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { createReq, readQuery, withTransaction } from '../../../src/db/transaction.ts'
import { checkLedger } from '../../../src/services/ledger/check-ledger.ts'
import { allocateHeld } from '../../../src/services/payments/allocate-held.ts'
import { applyCredit } from '../../../src/services/payments/apply-credit.ts'
import { releaseAllocations } from '../../../src/services/payments/release-allocations.ts'
import { allocatePart } from '../../../src/services/reconciliation/allocate-part.ts'
import { startTestApp, type TestApp } from '../../helpers/app.ts'
import { makePaymentsWorld, pathsOf } from './payments-world.ts'

let app: TestApp
let world: Awaited<ReturnType<typeof makePaymentsWorld>>

beforeAll(async () => {
  app = await startTestApp()
  world = await makePaymentsWorld(app, 'desk')
})
afterEach(async () => expect((await checkLedger(app.payload)).differences).toEqual([]))
afterAll(() => app.stop())

const reason = 'Put on the wrong bill'
describe('credit', () => {
  test('an overpayment goes onto the next invoice: 1,250 on 1,000, then 800 leaves 550', async () => {
    const person = await world.tenant()
    await world.bill({ person, amount: 100_000 })
    await world.pay({ person, amountMinor: 125_000 })
    const next = await world.bill({ person, amount: 80_000 })
    const key = randomUUID()
    const path = `/finance/payers/${person}/apply-credit`
    const first = await world.post(path, { currency: 'KES' }, { key })
    expect(first.body).toEqual({ appliedMinor: 25_000, creditMinor: 0, currency: 'KES' })
    expect(await world.invoiceOf(next.id)).toEqual([55_000, 'partial'])
    await world.pay({ person, amountMinor: 10, allocations: [] })
    expect((await world.post(path, { currency: 'KES' }, { key })).body).toMatchObject({ appliedMinor: 25_000 })
    expect((await world.post(path, { currency: 'USD' }, { key })).status).toBe(409)
    expect(await world.invoiceOf(next.id)).toEqual([55_000, 'partial'])
  })

  test('the oldest credit first, of many payers by the same number of statements; never more at once than there is', async () => {
    const payers = await Promise.all([world.tenant(), world.tenant()])
    const payments = []
    for (const person of payers)
      for (const valueDate of ['2026-10-02', '2026-10-01'])
        payments.push((await world.pay({ person, amountMinor: 600, valueDate, allocations: [] })).body.id)
    const bills = await Promise.all(payers.map((person) => world.bill({ person, amount: 1_000 })))
    const company = await world.settings()
    const applied = await Promise.all(
      Array.from({ length: 10 }, async () => {
        const req = await createReq(app.payload)
        return withTransaction(req, (tx) =>
          applyCredit({ req, tx, company, person: payers, currency: 'KES', effectiveOn: company.today }),
        )
      }),
    )
    expect(applied.filter((amount) => amount > 0n)).toEqual([2_000n])
    expect(await Promise.all(bills.map(({ id }) => world.invoiceOf(id)))).toEqual([
      [0, 'paid'],
      [0, 'paid'],
    ])
    const left = await readQuery(
      app.payload,
      'select value_date as day, unallocated_minor::int as left from payments where id = any($1) order by 1, 2',
      [payments],
    )
    expect(left).toEqual([
      { day: '2026-10-01', left: 0 },
      { day: '2026-10-01', left: 0 },
      { day: '2026-10-02', left: 200 },
      { day: '2026-10-02', left: 200 },
    ])
  })
})

describe('where a payment is put', () => {
  test('off one invoice and onto another in one step; the same key once', async () => {
    const person = await world.tenant()
    const [wrong, right] = [await world.bill({ person, unit: world.unit, kind: 'rent' }), await world.bill({ person })]
    const before = await world.booksOf('invoice_id', wrong.id)
    const { body } = await world.pay({ person, allocations: [{ invoice: wrong.id, amountMinor: 60_000 }] })
    const key = randomUUID()
    const change = { reason, allocations: [{ invoice: right.id, amountMinor: 70_000 }] }
    const moved = await world.move(body.id, 'reallocate', change, key)
    expect([moved.status, moved.body.allocations, moved.body.unallocatedMinor]).toEqual([
      200,
      [expect.objectContaining({ invoice: right.id, amountMinor: 70_000 })],
      30_000,
    ])
    expect((await world.move(body.id, 'reallocate', change, key)).body).toEqual(moved.body)
    expect((await world.move(body.id, 'reallocate', { reason }, key)).status).toBe(409)
    expect([await world.invoiceOf(wrong.id), await world.invoiceOf(right.id)]).toEqual([
      [100_000, 'unpaid'],
      [30_000, 'partial'],
    ])
    expect(await world.booksOf('invoice_id', wrong.id)).toEqual(before)
  })

  test('off the invoices it becomes credit; nothing left is a conflict; a reason is needed', async () => {
    const person = await world.tenant()
    const bill = await world.bill({ person })
    const { body } = await world.pay({ person })
    expect((await world.move(body.id, 'allocate', {})).status).toBe(409)
    expect((await world.move(body.id, 'release', {})).status).toBe(400)
    const released = await world.move(body.id, 'release', { invoices: [bill.id], reason })
    expect(released.body).toMatchObject({ allocatedMinor: 0, unallocatedMinor: 100_000, allocations: [] })
    expect(await world.credited('customer_credit', { person })).toBe(100_000)
    const again = await world.move(body.id, 'allocate', {})
    expect(again.body).toMatchObject({ allocatedMinor: 100_000 })
    const future = await world.move(body.id, 'release', { date: '2999-01-01', reason })
    expect([future.status, pathsOf(future.body)]).toEqual([400, ['date']])
  })

  test('a line gives back only what it has to, the last money first', async () => {
    const person = await world.tenant()
    const { id, lines } = await world.bill({ person, amount: 1_000 })
    const old = await world.pay({ person, amountMinor: 600, valueDate: '2026-10-01' })
    const late = await world.pay({ person, amountMinor: 400 })
    const req = await createReq(app.payload)
    const company = await world.settings()
    const give = (amount: bigint) =>
      withTransaction(req, (tx) =>
        releaseAllocations({
          req,
          tx,
          company,
          lines: [{ line: lines[0] ?? '', amount }],
          currency: 'KES',
          effectiveOn: company.today,
          reason,
        }),
      )
    expect(await give(500n)).toBe(500n)
    await expect(give(501n)).rejects.toThrow('More would be taken')
    expect(await world.invoiceOf(id)).toEqual([500, 'partial'])
    const left = await readQuery(
      app.payload,
      'select allocated_minor::int as used, unallocated_minor::int as left from payments where id = any($1) order by number',
      [[old.body.id, late.body.id]],
    )
    expect(left).toEqual([
      { used: 500, left: 100 },
      { used: 0, left: 400 },
    ])
  })

  test('money of nobody known finds its payer: it counts from the day it came; undone, it waits again', async () => {
    const person = await world.tenant()
    const bill = await world.bill({ person, amount: 700 })
    const payment = await world.inSuspense(1_000n)
    const nobody = await world.move(payment, 'allocate', {})
    expect([nobody.status, pathsOf(nobody.body)]).toEqual([400, ['person']])
    const matched = await world.move(payment, 'allocate', { allocations: [{ invoice: bill.id, amountMinor: 700 }] })
    expect(matched.body).toMatchObject({ person: { id: person }, reviewReason: null, unallocatedMinor: 300 })
    const [row] = await readQuery(app.payload, 'select effective_on as day from allocations where payment_id = $1', [
      payment,
    ])
    expect(row).toEqual({ day: '2026-09-20' })
    expect([
      await world.credited('suspense', { payment }),
      await world.credited('customer_credit', { payment }),
    ]).toEqual([0, 300])
    const req = await createReq(app.payload)
    const company = await world.settings()
    await withTransaction(req, (tx) =>
      releaseAllocations({
        req,
        tx,
        company,
        payment,
        effectiveOn: company.today,
        reason,
        toSuspense: 'unknown_reference',
      }),
    )
    expect([
      await world.credited('suspense', { payment }),
      await world.credited('customer_credit', { payment }),
    ]).toEqual([1_000, 0])
    expect(await world.invoiceOf(bill.id)).toEqual([700, 'unpaid'])
  })

  test('what paid for several payers goes back to suspense, never to a credit of nobody', async () => {
    const bills = await Promise.all([1, 2].map(async () => world.bill({ person: await world.tenant(), amount: 500 })))
    const payment = await world.inSuspense(1_000n)
    const req = await createReq(app.payload)
    const company = await world.settings()
    await withTransaction(req, (tx) =>
      allocatePart({
        ...{ req, tx, company, payment, effectiveOn: company.today, operation: 'many' },
        targets: bills.map(({ id }) => ({ invoiceId: id, amount: 500n })),
      }),
    )
    expect((await world.move(payment, 'release', { invoices: [bills[0]?.id], reason })).body).toMatchObject({
      ...{ unallocatedMinor: 500, person: null, reviewReason: 'unknown_reference' },
    })
    expect(await world.credited('suspense', { payment })).toBe(500)
    const matched = await world.move(payment, 'allocate', {
      allocations: [{ invoice: bills[0]?.id, amountMinor: 500 }],
    })
    expect([matched.status, matched.body.unallocatedMinor]).toEqual([200, 0])
  })

  test('twenty matches of one transfer at once: its money is used once', async () => {
    const person = await world.tenant()
    const bills = await Promise.all([1, 2].map(() => world.bill({ person, amount: 1_000 })))
    const payment = await world.inSuspense(1_000n)
    const company = await world.settings()
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, async (_, index) => {
        const req = await createReq(app.payload)
        return withTransaction(req, (tx) =>
          allocateHeld({
            req,
            tx,
            company,
            payment,
            targets: [{ invoiceId: bills[index % 2]?.id ?? '', amount: 1_000n }],
            effectiveOn: company.today,
          }),
        )
      }),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})

describe('taking back', () => {
  test('a reversal restores every account, once; the same again answers as before', async () => {
    const person = await world.tenant()
    const invoice = await world.bill({ person, unit: world.unit, kind: 'rent', amount: 99_999 })
    await world.pay({ person, amountMinor: 33_333 })
    const before = await world.booksOf('invoice_id', invoice.id)
    const { body } = await world.pay({ person, amountMinor: 70_000 })
    expect(await world.invoiceOf(invoice.id)).toEqual([0, 'paid'])
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => world.move(body.id, 'reverse', { reason: 'Entered twice' })),
    )
    expect(answers.map(({ status, body: { status: state } }) => `${status} ${state}`)).toEqual(
      Array.from({ length: 10 }, () => '200 reversed'),
    )
    expect(await world.booksOf('invoice_id', invoice.id)).toEqual(before)
    expect(await world.booksOf('payment_id', body.id)).toEqual([])
    const other = await world.move(body.id, 'reverse', { reason: 'Another one' })
    expect([other.status, other.body.errors?.[0]?.code]).toEqual([409, 'CONFLICT'])
    expect((await world.move(body.id, 'allocate', {})).status).toBe(409)
    expect((await world.move(body.id, 'bounce', { reason: 'No cheque' })).status).toBe(409)
  })

  test('what was refunded in part stays, and no day before it came is taken', async () => {
    const person = await world.tenant()
    const { body } = await world.pay({ person, amountMinor: 100, valueDate: '2026-11-01' })
    expect((await world.move(body.id, 'reverse', { date: '2026-10-31', reason })).status).toBe(400)
    await readQuery(app.payload, 'update payments set refunded_minor = 10, unallocated_minor = 90 where id = $1', [
      body.id,
    ])
    expect((await world.move(body.id, 'reverse', { reason })).status).toBe(409)
    await readQuery(app.payload, 'update payments set refunded_minor = 0, unallocated_minor = 100 where id = $1', [
      body.id,
    ])
  })
})

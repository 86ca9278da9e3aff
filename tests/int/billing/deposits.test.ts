import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createReq, withTransaction } from '../../../src/db/transaction.ts'
import { companySettings } from '../../../src/services/companies.ts'
import type { SettledDeposit } from '../../../src/services/deposits/read-settlement.ts'
import { checkLedger } from '../../../src/services/ledger/check-ledger.ts'
import { recordPayment } from '../../../src/services/payments/record-payment.ts'
import type { TestApp } from '../../helpers/app.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { type BillingWorld, makeBillingWorld } from './billing-world.ts'

let app: TestApp
let world: BillingWorld
beforeAll(async () => {
  app = await startUnlimitedApp()
  world = await makeBillingWorld(app, 'deposits')
})
afterAll(() => app.stop())

type Answer = SettledDeposit & { errors?: { path?: string; message: string }[] }
type Register = {
  totals: { currency: string; heldMinor: number; leases: number }[]
  docs: { contract: string; billedMinor: number; receivedMinor: number; appliedMinor: number; heldMinor: number }[]
}

/** A lease over 10,000 with a deposit of 50,000, billed in January and paid as far as wanted, that ended in March. */
const ended = async ({ unit, paid }: { unit?: string; paid: bigint }) => {
  const lease = await world.active({ unit, startDate: '2026-01-01', rentMinor: 1_000_000, depositMinor: 5_000_000 })
  await world.bill('2026-01')
  const [invoice] = await world.rows<{ id: string; person_id: string }>(
    'select id, person_id from invoices where contract_id = $1',
    [lease],
  )
  const company = await companySettings(app.payload, world.company)
  const req = await createReq(app.payload)
  if (paid > 0n) {
    await withTransaction(req, (tx) =>
      recordPayment({
        req,
        tx,
        company,
        amount: paid,
        currency: 'KES',
        method: 'cash',
        money: { account: 'cash' },
        valueDate: '2026-01-05',
        payer: { person: invoice?.person_id ?? null, name: null, phone: null },
        invoices: [invoice?.id ?? ''],
        reviewReason: null,
        source: { gatewayAccount: null, receipt: null, reference: null, intent: null, inbox: null },
      }),
    )
  }
  await world.end(lease, '2026-03-31')
  return lease
}

const settle = (lease: string, body: object = {}, key = randomUUID(), token = world.boss.token) =>
  app.api<Answer>('POST', `/contracts/${lease}/settle-deposit`, { token, body, headers: { 'idempotency-key': key } })
const register = async (query = '') =>
  (await app.api<Register>('GET', `/finance/deposits${query}`, { token: world.boss.token })).body
const rowOf = async (lease: string) => (await register()).docs.find(({ contract }) => contract === lease)

test('deductions and arrears come off, the rest is credit and proposed as a refund; twice is once', async () => {
  const lease = await ended({ unit: world.unit, paid: 6_000_000n })
  // January is paid with the deposit; February and March are arrears
  await world.bill('2026-02')
  await world.bill('2026-03')
  expect(await rowOf(lease)).toMatchObject({
    billedMinor: 5_000_000,
    receivedMinor: 5_000_000,
    appliedMinor: 0,
    heldMinor: 5_000_000,
  })
  const key = randomUUID()
  const body = {
    settledOn: '2026-04-02',
    deductions: [{ description: 'Window', amountMinor: 300_000, taxRateBps: 1_600 }],
    refund: { method: 'cash' },
  }
  const answers = await Promise.all(Array.from({ length: 5 }, () => settle(lease, body, key)))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
  expect(new Set(answers.map(({ body: { id } }) => id)).size).toBe(1)
  expect(answers[0]?.body).toMatchObject({
    heldMinor: 5_000_000,
    deductionsMinor: 348_000,
    arrearsMinor: 2_000_000,
    refundMinor: 2_652_000,
    owedMinor: 0,
    refund: { status: 'pending_approval' },
  })
  expect(await rowOf(lease)).toMatchObject({ appliedMinor: 5_000_000, heldMinor: 0 })
  expect(await world.balanceOf('deposits_held')).toBe(0)
  expect((await settle(lease, { ...body, settledOn: '2026-04-03' }, key)).status).toBe(409)
  expect((await settle(lease)).body.errors?.[0]?.message).toMatch(/settled already/)
})

test('an unpaid deposit is no longer asked for, and what is not covered stays owed', async () => {
  const lease = await ended({ unit: world.units[0], paid: 2_000_000n })
  const { status, body } = await settle(lease, { deductions: [{ description: 'Door', amountMinor: 2_500_000 }] })
  expect(status).toBe(200)
  // rent goes first by kind: 10,000 of the 20,000 paid it, the other 10,000 are the deposit
  const held = body.heldMinor
  expect(body).toMatchObject({
    deductionsMinor: 2_500_000,
    refundMinor: 0,
    owedMinor: 2_500_000 + 1_000_000 - held - (2_000_000 - held),
  })
  expect(await rowOf(lease)).toMatchObject({ heldMinor: 0, billedMinor: held })
})

test('without a deposit the deductions are a debt; the inspection gives them', async () => {
  const lease = await ended({ unit: world.units[1], paid: 0n })
  const inspection = await world.write('inspections', {
    contract_id: lease,
    unit_id: world.units[1],
    kind: 'move_out',
    date: '2026-03-31',
    status: 'draft',
  })
  expect((await settle(lease)).status).toBe(409)
  await world.rows(`update inspections set status = 'completed' where id = $1`, [inspection])
  await world.rows(
    `insert into inspections_items (_order, _parent_id, id, area, note, condition, deduction_minor) values (1, $1, $2, 'Kitchen', 'Tap', 'damaged', 70000)`,
    [inspection, randomUUID()],
  )
  expect((await settle(lease)).body).toMatchObject({
    heldMinor: 0,
    deductionsMinor: 70_000,
    payment: null,
    owedMinor: 1_070_000,
  })
})

test('refused: a lease that runs, a day to come, wrong amounts, no right, another company', async () => {
  const lease = await world.active({ unit: world.units[2], startDate: '2026-01-01' })
  expect((await settle(lease)).status).toBe(409)
  await world.end(lease, '2026-03-31')
  const pathOf = async (body: object) => {
    const answer = await settle(lease, body)
    return [answer.status, answer.body.errors?.[0]?.path]
  }
  expect(await pathOf({ settledOn: '2096-01-01' })).toEqual([400, 'settledOn'])
  expect(await pathOf({ settledOn: '2025-12-31' })).toEqual([400, 'settledOn'])
  expect(await pathOf({ deductions: [{ description: 'x', amountMinor: 0 }] })).toEqual([
    400,
    'deductions.0.amountMinor',
  ])
  expect(await pathOf({ deductions: [{ description: 'x', amountMinor: 0.5 }] })).toEqual([
    400,
    'deductions.0.amountMinor',
  ])
  const clerk = await world.hire('clerk', ['finance.deposits.view'])
  expect((await settle(lease, {}, randomUUID(), clerk.token)).status).toBe(403)
  const far = await world.far()
  expect((await settle(lease, {}, randomUUID(), (await far.hire('far', far.allBut())).token)).status).toBe(404)
  const without = await app.api<Answer>('POST', `/contracts/${lease}/settle-deposit`, {
    token: world.boss.token,
    body: {},
  })
  expect(without.status).toBe(400)
})

test('the register says what the ledger holds', async () => {
  const { totals } = await register('?state=held')
  const held = totals.reduce((sum, { heldMinor }) => sum + heldMinor, 0)
  const unpaid = await world.rows<{ open: string }>(
    `select coalesce(sum(l.total_minor - l.paid_minor - l.credited_minor), 0) as open from invoice_lines l
     join invoices i on i.id = l.invoice_id where l.company_id = $1 and l.kind = 'deposit' and i.status = 'issued'`,
    [world.company],
  )
  expect((await world.balanceOf('deposits_held')) + held + Number(unpaid[0]?.open)).toBe(0)
  expect((await checkLedger(app.payload)).differences).toEqual([])
})

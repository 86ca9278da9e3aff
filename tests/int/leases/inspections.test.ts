import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createReq, readQuery } from '../../../src/db/transaction.ts'
import type { TestApp } from '../../helpers/app.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { type LeaseWorld, makeLeaseWorld } from './lease-world.ts'

let app: TestApp
let world: LeaseWorld

beforeAll(async () => {
  app = await startUnlimitedApp()
  world = await makeLeaseWorld(app, 'inspecting')
})
afterAll(() => app?.stop())

type Item = { area: string; condition: string; deductionMinor: number; note?: string }
type Inspection = { id: string; status: string; unit: { id: string }; items: Item[] }
type Answer = { doc: Inspection; errors: { path?: string }[] }

const terms = { startDate: '2026-01-01', rentMinor: 1_000_000, depositMinor: 1_500_000 }
const inspect = (lease: string, rest: object = {}, token = world.boss.token) =>
  app.api<Answer>('POST', '/inspections', {
    token,
    body: { contract: lease, kind: 'move_out', date: '2026-06-30', ...rest },
  })
const complete = (id: string, token = world.boss.token) =>
  app.api<{ depositMinor: number; deductionsMinor: number; refundMinor: number }>(
    'POST',
    `/inspections/${id}/complete`,
    {
      token,
    },
  )
const settlementOf = async (lease: string) =>
  (await app.api(`GET`, `/contracts/${lease}/deposit-settlement`, { token: world.boss.token })).body

test('a checklist of the rooms, or of what the size makes likely', async () => {
  const bare = await inspect(await world.active(terms))
  expect(bare.status).toBe(201)
  expect(bare.body.doc.items.map(({ area }) => area)).toContain('Kitchen')
  const lease = await world.active(terms)
  const { unit_id: unit } = await world.rowOf(lease)
  for (const name of ['Salon', 'Attic']) {
    await app.payload.create({
      collection: 'rooms',
      data: { company: world.company, unit, name, kind: 'other' },
      overrideAccess: true,
      req: await createReq(app.payload),
    })
  }
  const areas = (await inspect(lease)).body.doc.items.map(({ area }) => area)
  expect(areas.slice(0, 2).toSorted()).toEqual(['Attic', 'Salon'])
  expect(areas).not.toContain('Kitchen')
})

test('moving out: what was received, less deductions and arrears; frozen once completed', async () => {
  const lease = await world.active(terms)
  const { billPeriod } = await import('../../../src/services/billing/run-billing.ts')
  const req = await createReq(app.payload)
  await billPeriod({ req, company: world.company, period: '2026-01', issueDate: '2026-01-01' })
  expect(await settlementOf(lease)).toMatchObject({
    agreedDepositMinor: 1_500_000,
    depositMinor: 0,
    arrearsMinor: 1_000_000,
    refundMinor: 0,
    owedMinor: 1_000_000,
  })
  const { body } = await inspect(lease, {
    items: [
      { area: 'Kitchen', condition: 'damaged', note: 'Window', deductionMinor: 200_000 },
      { area: 'Bathroom', condition: 'good' },
    ],
  })
  const done = await complete(body.doc.id)
  expect([done.status, done.body.deductionsMinor, done.body.refundMinor]).toEqual([200, 200_000, 0])
  expect(await settlementOf(lease)).toMatchObject({ deductionsMinor: 200_000, owedMinor: 1_200_000, isFinal: true })
  expect((await complete(body.doc.id)).status).toBe(409)
  const token = world.boss.token
  expect((await app.api('PATCH', `/inspections/${body.doc.id}`, { token, body: { notes: 'x' } })).status).toBe(409)
  expect((await app.api('DELETE', `/inspections/${body.doc.id}`, { token })).status).toBe(409)
})

test('a deposit that was received is there to be given back, by the lease that renewed the former one too', async () => {
  const lease = await world.active({ ...terms, endDate: '2026-03-31' })
  const { billPeriod } = await import('../../../src/services/billing/run-billing.ts')
  const req = await createReq(app.payload)
  await billPeriod({ req, company: world.company, period: '2026-02', issueDate: '2026-02-01' })
  const pay = `update invoice_lines set paid_minor = total_minor where kind = 'deposit' and invoice_id in
    (select id from invoices where contract_id = $1)`
  await readQuery(app.payload, pay, [lease])
  await readQuery(
    app.payload,
    `update invoices set paid_minor = 1500000, balance_minor = total_minor - 1500000, payment_state = 'partial'
     where contract_id = $1`,
    [lease],
  )
  const renewal = await world.act<{ id: string }>(lease, 'renew')
  await world.act(renewal.body.id, 'activate')
  expect(await settlementOf(renewal.body.id)).toMatchObject({
    depositMinor: 1_500_000,
    arrearsMinor: 1_000_000,
    refundMinor: 500_000,
    owedMinor: 0,
    lines: [
      { kind: 'deposit', amountMinor: 1_500_000 },
      { kind: 'arrears', amountMinor: -1_000_000 },
    ],
  })
})

test('what is written by hand does not count: status, deposit, unit; another lease is refused', async () => {
  const lease = await world.active(terms)
  const { body } = await inspect(lease, { status: 'completed', refundMinor: 999 })
  expect(body.doc).toMatchObject({ status: 'draft' })
  expect(body.doc).not.toMatchObject({ refundMinor: 999 })
  const other = await world.active(terms)
  const moved = await app.api<Answer>('PATCH', `/inspections/${body.doc.id}`, {
    token: world.boss.token,
    body: { contract: other },
  })
  expect([moved.status, moved.body.errors[0]?.path]).toEqual([409, 'contract'])
  const negative = await inspect(other, { items: [{ area: 'Hall', condition: 'good', deductionMinor: -1 }] })
  expect(negative.status).toBe(400)
})

test('one inspection at moving out per lease, none of a draft, none completed before its day', async () => {
  const lease = await world.active(terms)
  expect((await inspect(await world.draft(terms))).status).toBe(409)
  const future = await inspect(lease, { date: '2099-01-01' })
  expect((await complete(future.body.doc.id)).status).toBe(400)
  expect((await inspect(lease)).status).toBe(409)
})

test('moving out completes the inspection, and takes none of another lease', async () => {
  const [lease, other] = [await world.active(terms), await world.active(terms)]
  const [own, foreign] = [(await inspect(lease)).body.doc.id, (await inspect(other)).body.doc.id]
  const wrong = await world.act(lease, 'vacate', { date: '2026-06-30', inspection: foreign })
  expect([wrong.status, wrong.body.errors?.[0]?.path]).toEqual([400, 'inspection'])
  expect((await world.rowOf(lease)).status).toBe('active')
  const right = await world.act<{ settlement: { isFinal: boolean } }>(lease, 'vacate', {
    date: '2026-06-30',
    inspection: own,
  })
  expect([right.status, right.body.settlement.isFinal]).toEqual([200, true])
  const row = await app.api<Inspection>('GET', `/inspections/${own}`, { token: world.boss.token })
  expect(row.body.status).toBe('completed')
})

test('other companies and those who may not', async () => {
  const lease = await world.active(terms)
  const { body } = await inspect(lease)
  const clerk = await world.hire('reader', ['contracts.leases.view'])
  const far = await world.far()
  const stranger = await far.hire('stranger', far.allBut())
  expect((await complete(body.doc.id, clerk.token)).status).toBe(403)
  expect((await complete(body.doc.id, stranger.token)).status).toBe(404)
  const path = `/contracts/${lease}/deposit-settlement`
  expect((await app.api('GET', path, { token: clerk.token })).status).toBe(403)
  expect((await app.api('GET', path, { token: stranger.token })).status).toBe(404)
  expect((await inspect(lease, {}, stranger.token)).status).toBe(400)
})

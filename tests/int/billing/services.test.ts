import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { runBilling } from '../../../src/services/billing/run-billing.ts'
import { checkLedger } from '../../../src/services/ledger/check-ledger.ts'
import { drain } from '../../helpers/drain.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import type { TestApp } from '../../helpers/app.ts'
import { type BillingWorld, makeBillingWorld } from './billing-world.ts'

let app: TestApp
let world: BillingWorld
beforeAll(async () => {
  app = await startUnlimitedApp()
  world = await makeBillingWorld(app, 'billing')
})
afterAll(() => app.stop())

type Preview = {
  summary: { invoices: number; skipped: { reason: string; count: number }[] }
  docs: {
    subject: string
    totalMinor: number
    taxMinor: number
    lines: { description: string; reason: string; totalMinor: number }[]
  }[]
  skips: { reason: string; detail: string }[]
  errors?: { path?: string }[]
}

test('a lease is billed rent with tax, and services by frequency, percentage, own price and meter', async () => {
  const lease = await world.active({ unit: world.unit, startDate: '2026-01-01', rentMinor: 3_000_000 })
  await world.rows('update contracts set rent_tax_bps = 1600 where id = $1', [lease])
  await world.serve({ unit: world.unit }, 'Garbage', { price: 50_000, customPrice: 45_000, taxBps: 1_600 })
  await world.serve({ unit: world.unit }, 'Security', { price: 120_000, frequency: 'quarterly' })
  await world.serve({ unit: world.unit }, 'Reserve', { pricing: 'percentage', bps: 250 })
  await world.serve({ unit: world.unit }, 'Gym', { price: 99_900, status: 'pending_approval' })
  await world.serve({ block: world.property.block.id }, 'Lift', { price: 100_001 })
  const water = await world.serve({ unit: world.unit }, 'Water', { pricing: 'metered', price: 15_000 })
  const meter = await world.meter(world.unit, water)
  await world.read(meter, '2025-12-31', 110)
  await world.read(meter, '2026-01-24', 122.4)
  await world.read(meter, '2026-02-20', 300, 'questioned')

  await world.bill('2026-01')
  const january = await world.linesOf(lease, '2026-01')
  expect(january.map(({ description, net }) => [description, net])).toEqual([
    ['Rent for January 2026', 3_000_000],
    ['Garbage, January 2026', 45_000],
    ['Reserve, January 2026', 75_000],
    ['Security, January 2026 to March 2026', 360_000],
    // a quarter of the block's price: four units share it
    ['Lift, January 2026', expect.any(Number)],
  ])
  expect([25_000, 25_001]).toContain(january[4]?.net)
  expect(january[0]?.tax).toBe(480_000)

  const preview = await app.api<Preview>('GET', `/finance/invoices/preview?period=2026-02&contract=${lease}`, {
    token: world.boss.token,
  })
  expect(preview.status).toBe(200)
  expect(preview.body.skips.map(({ detail }) => detail)).toEqual(
    expect.arrayContaining(['Security: quarterly, next in April 2026', 'Gym: waits for approval']),
  )

  await world.bill('2026-02')
  const february = await world.linesOf(lease, '2026-02')
  expect(february.find(({ description }) => description.startsWith('Water'))).toMatchObject({
    // from what the meter showed when the lease began; the questioned reading waits
    description: expect.stringMatching(/110 to 122\.4 m³$/),
    quantity: 12.4,
    net: 186_000,
  })
  expect(february.some(({ description }) => description.startsWith('Security'))).toBe(false)
  expect((await world.bill('2026-02')).invoices).toBe(0)
})

test('the last meter reading is billed after the lease has ended, and a void invoice gives its reading back', async () => {
  const unit = world.units[0] ?? ''
  const lease = await world.active({ unit, startDate: '2026-01-01', rentMinor: 1_000_000 })
  const water = await world.serve({ unit }, 'Cold water', { pricing: 'metered', price: 10_000 })
  const meter = await world.meter(unit, water)
  await world.read(meter, '2026-02-28', 105)
  await world.end(lease, '2026-02-28')
  await world.bill('2026-03')
  const total = async () => (await world.linesOf(lease, '2026-03')).map(({ net }) => net)
  expect(await total()).toEqual([50_000])
  const [invoice] = await world.rows<{ id: string }>(
    `select id from invoices where contract_id = $1 and period = '2026-03'`,
    [lease],
  )
  const answer = await app.api('POST', `/finance/invoices/${invoice?.id}/void`, {
    token: world.boss.token,
    body: { reason: 'Wrong reading' },
    headers: { 'idempotency-key': randomUUID() },
  })
  expect([answer.status, await total()]).toEqual([200, []])
  await world.bill('2026-03')
  expect(await total()).toEqual([50_000])
  expect((await world.bill('2026-04')).invoices).toBeGreaterThanOrEqual(0)
  expect(await world.linesOf(lease, '2026-04')).toEqual([])
})

test('owners of a unit that we only service get the service charge and their services by share', async () => {
  const unit = world.units[1] ?? ''
  await world.rows(`update units set management_mode = 'service_only', service_charge_minor = 250000 where id = $1`, [
    unit,
  ])
  await world.serve({ unit }, 'Painting', {
    price: 99_999,
    frequency: 'one_time',
    billedTo: 'owner',
    from: '2026-05-10',
  })
  const counts = await world.bill('2026-05')
  expect(counts.units).toBe(1)
  const invoices = await world.rows<{
    person_id: string
    total: number
    due_date: string
    kind: string
    lines: string[]
  }>(
    `select i.person_id, i.total_minor::int as total, i.due_date, i.kind,
            array_agg(l.description order by l.position) as lines
     from invoices i join invoice_lines l on l.invoice_id = i.id
     where i.unit_id = $1 and i.contract_id is null group by i.id order by total desc`,
    [unit],
  )
  expect(invoices.map(({ total }) => total)).toEqual([150_000 + 59_999, 100_000 + 40_000])
  expect(invoices[0]).toMatchObject({
    kind: 'service',
    due_date: '2026-05-15',
    lines: ['Service charge for May 2026 (share of 60 %)', 'Painting (share of 60 %)'],
  })
  expect(await world.bill('2026-05')).toMatchObject({ invoices: 0, units: 1 })
  // Where we let the unit, its service charge goes on the statement; what a meter counted is invoiced.
  await world.rows(`update units set management_mode = 'full' where id = $1`, [unit])
  const heat = await world.serve({ unit }, 'Heat', { pricing: 'metered', price: 100, billedTo: 'owner' })
  await world.read(await world.meter(unit, heat), '2026-05-31', 200)
  await world.bill('2026-06')
  expect(
    await world.rows(
      `select l.net_minor::int as net from invoice_lines l join invoices i on i.id = l.invoice_id
       where i.unit_id = $1 and i.period = '2026-06' order by net desc`,
      [unit],
    ),
  ).toEqual([{ net: 6_000 }, { net: 4_000 }])
})

test('pending penalties go on the next invoice', async () => {
  const lease = await world.active({ unit: world.units[2], startDate: '2026-06-01', rentMinor: 1_000_000 })
  const [{ person_id: person } = { person_id: '' }] = await world.rows<{ person_id: string }>(
    'select person_id from contracts where id = $1',
    [lease],
  )
  const penalty = await world.write('penalties', {
    number: 'PEN-2026-99999',
    type: 'lease_violation',
    origin: 'manual',
    person_id: person,
    contract_id: lease,
    unit_id: world.units[2],
    project_id: world.property.project.id,
    amount_minor: 50_000,
    waived_minor: 0,
    currency: 'KES',
    date_applied: '2026-05-20',
    due_date: '2026-06-20',
    sequence: 1,
    status: 'pending',
  })
  await world.bill('2026-06')
  expect((await world.linesOf(lease, '2026-06')).map(({ kind, net }) => [kind, net])).toContainEqual([
    'penalty',
    50_000,
  ])
  expect(await world.rows('select status from penalties where id = $1', [penalty])).toEqual([{ status: 'applied' }])
})

test('the run keeps what it left out; its report is paged; one that was cut off goes on', async () => {
  const { token } = world.boss
  const key = { 'idempotency-key': randomUUID() }
  const started = await app.api<{ jobRun: string }>('POST', '/finance/billing-runs', {
    token,
    headers: key,
    body: { period: '2026-06' },
  })
  await drain(app.payload)
  const id = started.body.jobRun
  const report = await app.api<{
    run: { status: string; period: string }
    skipped: { reason: string; count: number }[]
    docs: { reason: string; detail: string; unit: string }[]
    totalDocs: number
  }>('GET', `/finance/billing-runs/${id}?limit=1`, { token })
  expect(report.body.run).toMatchObject({ status: 'done', period: '2026-06' })
  expect(report.body.skipped.map(({ reason }) => reason)).toEqual(
    expect.arrayContaining(['already_billed', 'not_approved', 'no_reading']),
  )
  expect(report.body.docs).toHaveLength(1)
  expect(report.body.totalDocs).toBeGreaterThan(2)
  const list = await app.api<{ docs: { id: string }[] }>('GET', '/finance/billing-runs', { token })
  expect(list.body.docs[0]?.id).toBe(id)

  // As if the process had died after the last batch: nothing is looked at again, and the figures stay.
  await world.rows(`update job_runs set status = 'running' where id = $1`, [id])
  const before = await world.rows('select counts from job_runs where id = $1', [id])
  await runBilling({ payload: app.payload, jobRunId: id })
  expect(await world.rows('select counts from job_runs where id = $1', [id])).toEqual(before)
})

test('who may not, other companies, and months that do not exist', async () => {
  const clerk = await world.hire('clerk', ['finance.invoices.view'])
  const far = await world.far()
  const there = await far.hire('far', far.allBut())
  const get = (path: string, token: string) => app.api<Preview>('GET', path, { token })
  expect((await get('/finance/billing-runs', clerk.token)).status).toBe(403)
  expect((await get('/finance/invoices/preview?period=2026-06', clerk.token)).status).toBe(403)
  const [run] = await world.rows<{ id: string }>(`select id from job_runs where company_id = $1 limit 1`, [
    world.company,
  ])
  expect((await get(`/finance/billing-runs/${run?.id}`, there.token)).status).toBe(404)
  const theirs = await get(`/finance/invoices/preview?period=2026-06&unit=${world.unit}`, there.token)
  expect(theirs.body.docs).toEqual([])
  const wrong = await get('/finance/invoices/preview?period=2026-13', world.boss.token)
  expect([wrong.status, wrong.body.errors?.[0]?.path]).toEqual([400, 'period'])
})

test('20 runs at once bill once, and the books are right', async () => {
  await Promise.all(Array.from({ length: 20 }, () => world.bill('2026-07')))
  const twice = await world.rows(
    `select charge_key from invoice_lines where company_id = $1 and charge_key is not null group by 1 having count(*) > 1`,
    [world.company],
  )
  expect(twice).toEqual([])
  expect((await checkLedger(app.payload)).differences).toEqual([])
})

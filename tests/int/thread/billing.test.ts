import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createReq, readQuery } from '../../../src/db/transaction.ts'
import { checkLedger } from '../../../src/services/ledger/check-ledger.ts'
import { billPeriod } from '../../../src/services/billing/run-billing.ts'
import { moveLease } from '../../../src/services/leases/move-lease.ts'
import { startTestApp, type TestApp } from '../../helpers/app.ts'
import { drain } from '../../helpers/drain.ts'
import { makeCompany, makeLease, makePerson, makeProperty, password } from '../../helpers/factories.ts'

let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

let companies = 0

/** A company with three active leases: a whole month, one from the 16th with a deposit, one that ended before. */
const withLeases = async () => {
  companies += 1
  const made = await makeCompany(app.payload, `cedar-${companies}`)
  const { units } = await makeProperty(app.payload, { company: made.id, units: 3, owners: [10_000] })
  const terms = [
    {},
    { startDate: '2026-11-16', depositMinor: 2_000_000 },
    { startDate: '2026-01-01', endDate: '2026-10-31' },
  ]
  const leases = []
  for (const [index, term] of terms.entries()) {
    const person = await makePerson(app.payload, { company: made.id, isTenant: true })
    const lease = await makeLease(app.payload, {
      company: made.id,
      unit: units[index]?.id ?? '',
      person: person.id,
      rentMinor: 3_000_000,
      ...term,
    })
    await moveLease({ req: await createReq(app.payload), companies: [made.id], id: lease.id, to: 'active' })
    leases.push(lease)
  }
  return { company: made.id, token: await app.login(made.email('accountant'), password), leases }
}

const invoicesOf = (company: string) =>
  readQuery<{ number: string; total_minor: string; due_date: string }>(
    app.payload,
    'select number, total_minor, due_date from invoices where company_id = $1 order by number',
    [company],
  )

const bill = async (company: string) =>
  billPeriod({ req: await createReq(app.payload), company, period: '2026-11', issueDate: '2026-11-01' })

describe('billing run', () => {
  test('bills rent with proration and the deposit once; numbers are gapless', async () => {
    const { company } = await withLeases()
    const counts = await bill(company)
    expect(counts).toMatchObject({ leases: 2, invoices: 2, total_KES: 3_000_000 + 1_500_000 + 2_000_000 })
    const invoices = await invoicesOf(company)
    expect(invoices.map(({ number }) => number)).toEqual(['INV-2026-00001', 'INV-2026-00002'])
    expect(invoices.map(({ total_minor }) => Number(total_minor)).sort()).toEqual([3_000_000, 3_500_000])
    expect(invoices.map(({ due_date }) => due_date).sort()).toEqual(['2026-11-05', '2026-11-16'])
    const next = await billPeriod({
      req: await createReq(app.payload),
      company,
      period: '2026-12',
      issueDate: '2026-12-01',
    })
    expect(next).toMatchObject({ invoices: 2, total_KES: 6_000_000 })
  })

  test('a second run and five runs at once add nothing', async () => {
    const { company } = await withLeases()
    await Promise.all(Array.from({ length: 5 }, () => bill(company)))
    expect(await bill(company)).toMatchObject({ invoices: 0, skipped_already_billed: 2 })
    expect((await invoicesOf(company)).map(({ number }) => number)).toEqual(['INV-2026-00001', 'INV-2026-00002'])
    expect((await checkLedger(app.payload)).differences).toEqual([])
  })

  test('a dry run shows what would be billed and writes nothing', async () => {
    const { company, token } = await withLeases()
    const answer = await app.api<{ summary: object; docs: { lines: object[] }[] }>('POST', '/finance/billing-runs', {
      token,
      body: { period: '2026-11', dryRun: true },
    })
    expect(answer.status).toBe(200)
    expect(answer.body.summary).toMatchObject({ leases: 2, invoices: 2, totalMinor: 6_500_000, currency: 'KES' })
    expect(answer.body.docs.flatMap(({ lines }) => lines)).toHaveLength(3)
    expect(await invoicesOf(company)).toEqual([])
  })

  test('a run is a job: the same key starts it once, its progress is readable', async () => {
    const { company, token } = await withLeases()
    const headers = { 'idempotency-key': randomUUID() }
    const start = () =>
      app.api<{ jobRun: string }>('POST', '/finance/billing-runs', { token, headers, body: { period: '2026-11' } })
    const answers = await Promise.all([start(), start(), start()])
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202])
    expect(new Set(answers.map(({ body }) => body.jobRun)).size).toBe(1)
    expect((await drain(app.payload)).filter((topic) => topic === 'billing.run')).toHaveLength(1)
    const run = await app.api('GET', `/job-runs/${answers[0]?.body.jobRun}`, { token })
    expect(run.body).toMatchObject({ status: 'done', processed: 2, total: 2, counts: { invoices: 2 } })
    expect(await invoicesOf(company)).toHaveLength(2)
    const without = await app.api('POST', '/finance/billing-runs', { token, body: { period: '2026-11' } })
    expect(without.status).toBe(400)
  })

  test('the books follow: receivable, owner accrual, deposits held', async () => {
    const { company, token } = await withLeases()
    await bill(company)
    const balance = async (key: string) =>
      (await app.api('GET', `/finance/ledger?key=${key}`, { token })).body.balanceMinor
    expect([await balance('receivable'), await balance('owner_accrual'), await balance('deposits_held')]).toEqual([
      6_500_000, -4_500_000, -2_000_000,
    ])
  })
})

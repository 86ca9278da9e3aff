import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { addDays } from '../../../src/domain/calendar.ts'
import { tickDailyRuns } from '../../../src/jobs/tick-daily-runs.ts'
import { setClock } from '../../../src/platform/clock.ts'
import { checkLedger } from '../../../src/services/ledger/check-ledger.ts'
import type { TestApp } from '../../helpers/app.ts'
import { drain } from '../../helpers/drain.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { makePenaltiesWorld, type PenaltiesWorld, refusal } from './penalties-world.ts'

let app: TestApp
let world: PenaltiesWorld
let far: PenaltiesWorld

const tenPercentOfAThousandth = { kind: 'percent', rateBps: 10, frequency: 'daily', graceDays: 5 }

beforeAll(async () => {
  app = await startUnlimitedApp()
  world = await makePenaltiesWorld(app, 'penalties')
  far = await makePenaltiesWorld(app, 'penalties-far')
  // 0.1 % a day after five days.
  await world.makePolicy(tenPercentOfAThousandth, { isDefault: true })
})
beforeEach(() => world.rows(`update contracts set penalty_policy_id = null where id = $1`, [world.lease]))
afterAll(async () => {
  expect(await checkLedger(app.payload)).toMatchObject({ differences: [] })
  await app.stop()
})

const brief = async (invoice: string) =>
  (await world.penaltiesOf(invoice)).map(({ period, sequence, amount, status }) => [period, sequence, amount, status])

describe('the nightly run', () => {
  test('charges per month with numbers and an explanation; twice is once; days add to the pending one', async () => {
    const late = await world.bill()
    await world.night('2026-09-10')
    expect(await brief(late)).toEqual([])
    await world.night('2026-09-12')
    expect(await brief(late)).toEqual([['2026-09', 1, 60_00, 'pending']])
    await world.night('2026-09-12')
    expect(await brief(late)).toEqual([['2026-09', 1, 60_00, 'pending']])
    await Promise.all([world.night('2026-10-02'), world.night('2026-10-02'), world.night('2026-10-02')])
    expect(await brief(late)).toEqual([
      ['2026-09', 1, 600_00, 'pending'],
      ['2026-10', 1, 60_00, 'pending'],
    ])
    const [row] = await world.rows<{ number: string; explanation: object }>(
      `select number, explanation from penalties where overdue_invoice_id = $1 and period = '2026-10'`,
      [late],
    )
    expect(row?.number).toMatch(/^PEN-\d{4}-\d{5}$/)
    expect(row?.explanation).toEqual({
      asOf: '2026-10-02',
      billedMinor: 30_000_00,
      rows: [
        {
          ...{ from: '2026-10-01', to: '2026-10-02', days: 2, state: 'charged' },
          ...{ balanceMinor: 30_000_00, chargeMinor: 30_00, amountMinor: 60_00 },
        },
      ],
    })
  })

  test('a backdated payment takes pending ones back, a reversed one brings them again', async () => {
    const late = await world.bill()
    await world.night('2026-09-20')
    const payment = await world.pay(late, 30_000_00, '2026-09-08')
    await world.night('2026-09-20')
    expect(await brief(late)).toEqual([['2026-09', 1, 300_00, 'cancelled']])
    await world.post(`/finance/payments/${payment}/reverse`, { reason: 'Entered twice' })
    await world.night(addDays(world.today, 1))
    const now = (await brief(late)).filter(([, , , status]) => status === 'pending')
    expect(now.length).toBeGreaterThan(0)
  })

  test('what stands on an invoice is corrected by a credit note, and what was paid on it is the payer’s credit', async () => {
    const late = await world.bill()
    await world.night('2026-09-30')
    const [penalty] = await world.penaltiesOf(late)
    const { body } = await world.post('/finance/penalties/apply', { penalties: [penalty?.id] })
    const invoice = String(body.invoice)
    await world.pay(invoice, 600_00, world.today)
    expect(await world.penaltiesOf(late)).toMatchObject([{ status: 'paid', amount: 600_00 }])
    // Half was paid on the first charged day, as it turns out.
    await world.pay(late, 15_000_00, '2026-09-11')
    await world.night('2026-09-30')
    expect(await world.penaltiesOf(late)).toMatchObject([{ status: 'paid', amount: 300_00 }])
    expect(await world.invoiceOf(invoice)).toMatchObject({ balance: 0, credited: 300_00 })
    const [note] = await world.rows<{ kind: string; amount: number }>(
      'select kind, amount_minor::int as amount from credit_notes where invoice_id = $1',
      [invoice],
    )
    expect(note).toEqual({ kind: 'correction', amount: 300_00 })
    await world.night('2026-09-30')
    expect(await world.invoiceOf(invoice)).toMatchObject({ credited: 300_00 })
    // And the rest in time.
    await world.pay(late, 15_000_00, '2026-09-05')
    await world.night('2026-09-30')
    expect(await world.penaltiesOf(late)).toMatchObject([{ status: 'cancelled' }])
    expect(await world.invoiceOf(invoice)).toMatchObject({ balance: 0, credited: 600_00 })
  })

  test('deposits, penalties and invoices without a lease charge nothing; a billing error was never owed', async () => {
    const late = await world.bill({
      lines: [
        { kind: 'deposit', unitAmountMinor: 50_000_00n },
        { kind: 'service', unitAmountMinor: 10_000_00n },
      ],
    })
    await world.night('2026-09-11')
    expect(await brief(late)).toEqual([['2026-09', 1, 10_00, 'pending']])
    const [line] = await world.rows<{ id: string }>(
      `select id from invoice_lines where invoice_id = $1 and kind = 'service'`,
      [late],
    )
    const note = { lines: [{ line: line?.id, amountMinor: 10_000_00 }], kind: 'credit', reason: 'billing_error' }
    expect((await world.post(`/finance/invoices/${late}/credit-notes`, note)).status).toBe(201)
    await world.night('2026-09-11')
    expect((await brief(late)).every(([, , , status]) => status === 'cancelled' || status === 'pending')).toBe(true)
  })

  test('a lease keeps the policy that charged an invoice, and new versions hold for later due dates', async () => {
    const late = await world.bill({ due: '2026-09-06' })
    await world.night('2026-09-12')
    const flat = await world.makePolicy({ kind: 'flat', amountMinor: 500_00 })
    await world.rows('update contracts set penalty_policy_id = $2 where id = $1', [world.lease, flat])
    const other = await world.bill({ due: '2026-09-06' })
    await world.night('2026-09-13')
    expect(await brief(late)).toEqual([['2026-09', 1, 60_00, 'pending']])
    expect(await brief(other)).toEqual([['2026-09', 1, 500_00, 'pending']])
    const next = { kind: 'flat', amountMinor: 900_00, validFrom: addDays(world.today, 1) }
    expect((await world.post(`/finance/penalty-policies/${flat}/versions`, next)).status).toBe(201)
    expect(refusal(await world.post(`/finance/penalty-policies/${flat}/versions`, next))).toEqual([400, 'validFrom'])
    await world.night('2026-09-13')
    expect(await brief(other)).toEqual([['2026-09', 1, 500_00, 'pending']])
  })

  test('a pause of the payer takes its days back; a begun one is ended, not deleted', async () => {
    const late = await world.bill()
    await world.night('2026-09-20')
    const pause = { company: world.company, person: world.person, fromDate: '2026-09-11', toDate: '2026-09-15' }
    const made = await world.call('POST', '/penalty-pauses', { ...pause, reason: 'Burst pipe' })
    expect(made.status).toBe(201)
    await world.night('2026-09-20')
    expect(await brief(late)).toEqual([['2026-09', 1, 150_00, 'pending']])
    const { id } = made.body.doc as { id: string }
    expect((await world.call('DELETE', `/penalty-pauses/${id}`)).status).toBe(409)
    await world.rows('delete from penalty_pauses where id = $1', [id])
  })

  test('settled invoices are looked at again only when they were touched', async () => {
    const late = await world.bill()
    await world.pay(late, 30_000_00, '2026-09-20')
    await world.night('2026-09-30', null)
    expect(await brief(late)).toEqual([])
    await world.night('2026-09-30', new Date(Date.now() - 60_000))
    expect(await brief(late)).toEqual([['2026-09', 1, 270_00, 'pending']])
  })
})

describe('explained', () => {
  test('day by day to staff and to the payer, with what differs; nobody else', async () => {
    const late = await world.bill()
    const path = `/finance/penalties/explain?invoice=${late}&asOf=2026-09-13&limit=3&page=2`
    const { status, body } = await world.get(path)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      ...{ asOf: '2026-09-13', reason: null, totalMinor: 90_00, chargedMinor: 0, differenceMinor: 90_00 },
      policy: { kind: 'percent', rateBps: 10, graceDays: 5 },
      days: {
        totalDocs: 8,
        docs: [{ date: '2026-09-09', state: 'grace' }, { state: 'grace' }, { amountMinor: 30_00 }],
      },
    })
    expect((await world.get(path, world.portal)).status).toBe(200)
    expect((await world.get(path, far.boss.token)).status).toBe(404)
    expect((await world.get(path, far.portal)).status).toBe(404)
    const nobody = await world.hire(['property.units.view'])
    expect((await world.get(path, nobody.token)).status).toBe(403)
    expect(refusal(await world.get(`/finance/penalties/explain?invoice=${late}&asOf=2036-01-01`))).toEqual([
      400,
      'asOf',
    ])
  })

  test('and previewed, before anything is written', async () => {
    const late = await far.bill()
    const none = await far.get<{ summary: object }>('/finance/penalties/preview')
    expect(none.body.summary).toMatchObject({ differing: 0, skipped: [{ reason: 'no_policy', count: 1 }] })
    await far.makePolicy({ kind: 'flat', amountMinor: 500_00 }, { isDefault: true })
    const some = await far.get('/finance/penalties/preview?asOf=2026-10-01')
    expect(some.body).toMatchObject({
      dryRun: true,
      summary: { differing: 1, totals: [{ currency: 'KES', totalMinor: 500_00 }] },
      docs: [{ invoice: late, differenceMinor: 500_00 }],
    })
    expect(await far.penaltiesOf(late)).toEqual([])
    expect(refusal(await far.get(`/finance/penalties/preview?asOf=${far.today}`))).toEqual([400, 'asOf'])
  })

  test('a policy is tried on an example with the same rule', async () => {
    const version = { kind: 'percent', rateBps: 500, frequency: 'monthly', capBps: 1_000 }
    const example = { version, billedMinor: 100_000, dueDate: '2026-01-31', asOf: '2026-06-01' }
    const { body } = await world.post('/finance/penalty-policies/try', example)
    expect(body).toMatchObject({ totalMinor: 10_000, limitMinor: 10_000 })
    const wrong = { ...example, version: { kind: 'flat' } }
    expect(refusal(await world.post('/finance/penalty-policies/try', wrong))).toEqual([400, 'version.amountMinor'])
  })
})

describe('as a job', () => {
  test('by hand: progress and counts, the same key answers the same run, a dry run writes nothing', async () => {
    const late = await far.bill({ due: '2026-10-01' })
    const key = randomUUID()
    const dry = await far.post('/finance/penalties/runs', { dryRun: true }, { key })
    expect((await far.post('/finance/penalties/runs', { dryRun: true }, { key })).body).toEqual(dry.body)
    expect((await far.post('/finance/penalties/runs', {}, { key })).status).toBe(409)
    await drain(app.payload)
    expect(await far.penaltiesOf(late)).toEqual([])
    const real = await far.post('/finance/penalties/runs')
    await drain(app.payload)
    const runs = await far.rows<{ id: string; status: string; counts: object }>(
      'select id, status, counts from job_runs where id = any($1)',
      [[dry.body.jobRun, real.body.jobRun]],
    )
    expect(runs.map(({ status }) => status)).toEqual(['done', 'done'])
    expect(await far.penaltiesOf(late)).toMatchObject([{ amount: 500_00, status: 'pending' }])
  })

  test('by itself: once per day of the company, from its hour on, unless it is switched off', async () => {
    await world.rows('update companies set money_penalties_hour = 3 where id = $1', [world.company])
    const startedAt = async (iso: string) => {
      setClock(() => new Date(iso))
      await Promise.all([1, 2].map(() => tickDailyRuns({ payload: app.payload, run: 'penalties' })))
      const found = await world.rows<{ count: number }>(
        `select count(*)::int as count from job_runs where company_id = $1 and kind = 'penalties.run' and params ->> 'date' is not null`,
        [world.company],
      )
      return found[0]?.count
    }
    try {
      // Africa/Nairobi is three hours ahead of UTC.
      expect(await startedAt('2027-01-01T23:30:00Z')).toBe(0)
      expect(await startedAt('2027-01-02T00:30:00Z')).toBe(1)
      expect(await startedAt('2027-01-02T20:30:00Z')).toBe(1)
      expect(await startedAt('2027-01-03T04:00:00Z')).toBe(2)
      await world.rows('update companies set money_penalties_enabled = false where id = $1', [world.company])
      expect(await startedAt('2027-01-04T04:00:00Z')).toBe(2)
    } finally {
      setClock()
      await world.rows(`delete from outbox where dispatched_at is null and topic = 'penalties.run'`)
    }
  })
})

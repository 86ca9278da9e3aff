import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { createReq, readQuery, withTransaction } from '../../../src/db/transaction.ts'
import { setClock } from '../../../src/platform/clock.ts'
import type { TestApp } from '../../helpers/app.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { type LeaseWorld, makeLeaseWorld } from './lease-world.ts'

let app: TestApp
let world: LeaseWorld

beforeAll(async () => {
  app = await startUnlimitedApp()
  world = await makeLeaseWorld(app, 'terms')
})
afterAll(() => app?.stop())
afterEach(() => setClock())

const on = (date: string) => setClock(() => new Date(`${date}T09:00:00Z`))
const daily = async () => {
  const { dailyLeases } = await import('../../../src/services/leases/run-daily-leases.ts')
  return dailyLeases({ payload: app.payload, company: world.company })
}
const amendmentsOf = (lease: string) =>
  readQuery<{ kind: string; effective_date: string; status: string; before: object; after: { rentMinor?: number } }>(
    app.payload,
    'select * from contract_amendments where contract_id = $1 order by effective_date, kind',
    [lease],
  )
const rising = { startDate: '2024-01-31', rentMinor: 1_000_000, escalation: 'percent', escalationBps: 1_000 } as const
const decide = (id: string, to: 'approve' | 'reject', token = world.second.token, body: object = {}) =>
  app.api<{ status: string; errors?: { allowed?: string[] }[] }>('POST', `/contract-amendments/${id}/${to}`, {
    token,
    body,
  })
const rent = async (period: string, lease: string) => {
  const { planLeases } = await import('../../../src/services/billing/plan-leases.ts')
  const { firstId } = await import('../../../src/services/billing/billable-leases.ts')
  const issueDate = `${period}-01`
  const plan = await withTransaction(await createReq(app.payload), (tx) =>
    planLeases({
      tx,
      company: world.company,
      period,
      issueDate,
      scope: { contract: lease },
      after: firstId,
      limit: 1,
    }),
  )
  return Number(plan.invoices[0]?.invoice.lines.find(({ kind }) => kind === 'rent')?.unitAmountMinor)
}

describe('rises of the rent', () => {
  test('a late run applies all that were missed, one amendment each; a second run adds nothing', async () => {
    on('2024-02-01')
    const lease = await world.active(rising)
    expect((await world.rowOf(lease)).next_escalation_date).toBe('2025-01-31')
    on('2026-03-01')
    const runs = await Promise.all([daily(), daily(), daily()])
    expect(runs.reduce((sum, { escalated }) => sum + escalated, 0)).toBe(2)
    expect(await daily()).toMatchObject({ escalated: 0 })
    expect(await world.rowOf(lease)).toMatchObject({ rent_minor: '1210000', next_escalation_date: '2027-01-31' })
    expect(
      (await amendmentsOf(lease)).map(({ effective_date, status, after }) => [effective_date, status, after]),
    ).toEqual([
      ['2025-01-31', 'applied', { rentMinor: 1_100_000 }],
      ['2026-01-31', 'applied', { rentMinor: 1_210_000 }],
    ])
    const audit = await readQuery(
      app.payload,
      `select from audit_log where entity_id = $1 and action = 'lease.escalated'`,
      [lease],
    )
    expect(audit).toHaveLength(2)
  })

  test('a month is billed with the rent of its first day, applied yet or not', async () => {
    on('2025-06-01')
    const lease = await world.active({ ...rising, startDate: '2025-01-01' })
    expect([await rent('2025-12', lease), await rent('2026-01', lease), await rent('2027-01', lease)]).toEqual([
      1_000_000, 1_100_000, 1_210_000,
    ])
    on('2026-01-02')
    await daily()
    expect([await rent('2025-12', lease), await rent('2026-01', lease)]).toEqual([1_000_000, 1_100_000])
  })

  test('those before the activation are in the rent that was entered, also when the term changes', async () => {
    on('2026-03-10')
    const lease = await world.active(rising)
    expect((await world.rowOf(lease)).next_escalation_date).toBe('2027-01-31')
    expect(await daily()).toMatchObject({ escalated: 0 })
    const { body } = await world.act<{ id: string }>(lease, 'amendments', {
      kind: 'term',
      effectiveDate: '2026-03-10',
      endDate: '2028-12-31',
      reason: 'Until the end of 2028',
    })
    expect((await decide(body.id, 'approve')).body.status).toBe('applied')
    expect(await world.rowOf(lease)).toMatchObject({ rent_minor: '1000000', next_escalation_date: '2027-01-31' })
  })

  test('none comes after the end, and a longer term brings it back', async () => {
    on('2025-06-01')
    const lease = await world.active({ ...rising, startDate: '2025-01-01', endDate: '2025-12-31' })
    expect((await world.rowOf(lease)).next_escalation_date).toBeNull()
    const { body } = await world.act<{ id: string }>(lease, 'amendments', {
      kind: 'term',
      effectiveDate: '2025-06-01',
      endDate: null,
      reason: 'They stay for good',
    })
    expect((await decide(body.id, 'approve')).body.status).toBe('applied')
    expect(await world.rowOf(lease)).toMatchObject({ end_date: null, next_escalation_date: '2026-01-01' })
  })
})

describe('changes of terms', () => {
  const propose = (lease: string, change: object, token?: string) =>
    world.act<{ id: string; before: object; after: object }>(
      lease,
      'amendments',
      { kind: 'rent', effectiveDate: '2026-02-01', rentMinor: 900_000, reason: 'Agreed for the winter', ...change },
      token,
    )

  test('proposed, approved by somebody else, applied on their day with a diff', async () => {
    on('2026-01-10')
    const lease = await world.active({ startDate: '2026-01-01', rentMinor: 1_000_000 })
    const { status, body } = await propose(lease, {})
    expect([status, body.before, body.after]).toEqual([201, { rentMinor: 1_000_000 }, { rentMinor: 900_000 }])
    expect((await decide(body.id, 'approve', world.boss.token)).status).toBe(403)
    expect((await decide(body.id, 'approve')).body.status).toBe('approved')
    expect((await world.rowOf(lease)).rent_minor).toBe('1000000')
    expect([await rent('2026-01', lease), await rent('2026-02', lease)]).toEqual([1_000_000, 900_000])
    on('2026-02-01')
    expect(await daily()).toMatchObject({ amended: 1, refused: 0 })
    expect(await daily()).toMatchObject({ amended: 0 })
    expect((await world.rowOf(lease)).rent_minor).toBe('900000')
    expect([await rent('2026-01', lease), await rent('2026-02', lease)]).toEqual([1_000_000, 900_000])
    const again = await decide(body.id, 'approve')
    expect([again.status, again.body.errors?.[0]?.allowed]).toEqual([409, []])
  })

  test('one whose day has come is applied at once; a rejected one never', async () => {
    on('2026-03-10')
    const lease = await world.active({ startDate: '2026-01-01', rentMinor: 1_000_000 })
    const due = await propose(lease, { kind: 'other', rentMinor: undefined, dueDay: 12 })
    expect((await decide(due.body.id, 'approve')).body.status).toBe('applied')
    expect((await world.rowOf(lease)).due_day).toBe('12')
    const other = await propose(lease, {})
    expect((await decide(other.body.id, 'reject')).status).toBe(400)
    expect((await decide(other.body.id, 'reject', world.second.token, { reason: 'Too low' })).body.status).toBe(
      'rejected',
    )
    expect((await world.rowOf(lease)).rent_minor).toBe('1000000')
  })

  test('a rise of the same day comes first, a later one counts from the agreed rent', async () => {
    on('2025-06-01')
    const lease = await world.active({ ...rising, startDate: '2025-01-01' })
    const { body } = await propose(lease, { effectiveDate: '2026-01-01', rentMinor: 800_000 })
    await decide(body.id, 'approve')
    on('2027-02-01')
    await daily()
    expect((await amendmentsOf(lease)).map(({ kind, after }) => [kind, after.rentMinor])).toEqual([
      ['escalation', 1_100_000],
      ['rent', 800_000],
      ['escalation', 880_000],
    ])
    expect((await world.rowOf(lease)).rent_minor).toBe('880000')
  })

  test.each<[string, object, string]>([
    ['the same rent', { rentMinor: 1_000_000 }, 'rentMinor'],
    ['no rent', { rentMinor: undefined }, 'rentMinor'],
    ['a rent below zero', { rentMinor: -1 }, 'rentMinor'],
    ['before the start', { effectiveDate: '2025-12-31' }, 'effectiveDate'],
    ['after the end', { effectiveDate: '2027-01-01' }, 'effectiveDate'],
    ['a term without its end', { kind: 'term', rentMinor: undefined }, 'endDate'],
    ['an end on the start', { kind: 'term', endDate: '2026-01-01', rentMinor: undefined }, 'endDate'],
    ['a kind that the job writes', { kind: 'escalation' }, 'kind'],
    ['no reason', { reason: undefined }, 'reason'],
  ])('%s is refused with its path', async (_name, change, path) => {
    const lease = await world.active({ startDate: '2026-01-01', endDate: '2026-12-31', rentMinor: 1_000_000 })
    const { status, body } = await propose(lease, change)
    expect([status, body.errors?.[0]?.path]).toEqual([400, path])
  })

  test('a longer term that meets the next lease is refused, and holds up no other', async () => {
    on('2026-01-10')
    const [first, second] = [
      await world.active({ startDate: '2026-01-01', endDate: '2026-06-30' }),
      await world.active({ startDate: '2026-01-01', endDate: '2026-06-30' }),
    ]
    await world.active({ unit: (await world.rowOf(first)).unit_id, startDate: '2026-07-01' })
    for (const lease of [first, second]) {
      const change = { kind: 'term', endDate: '2026-09-30', rentMinor: undefined }
      await decide((await propose(lease, change)).body.id, 'approve')
    }
    on('2026-02-01')
    expect(await daily()).toMatchObject({ amended: 1, refused: 1 })
    expect([(await world.rowOf(first)).end_date, (await world.rowOf(second)).end_date]).toEqual([
      '2026-06-30',
      '2026-09-30',
    ])
  })

  test('drafts, other companies and those who may not', async () => {
    expect((await propose(await world.draft(), {})).status).toBe(409)
    const lease = await world.active({ startDate: '2026-01-01', rentMinor: 1_000_000 })
    const { body } = await propose(lease, {})
    const far = await world.far()
    const stranger = await far.hire('stranger', far.allBut())
    const clerk = await world.hire('proposer', ['contracts.amendments.view', 'contracts.amendments.create'])
    expect((await decide(body.id, 'approve', stranger.token)).status).toBe(404)
    expect((await decide(body.id, 'approve', clerk.token)).status).toBe(403)
    expect((await propose(lease, { effectiveDate: '2026-03-01' }, clerk.token)).status).toBe(201)
  })
})

describe('leases that end', () => {
  test('are told once to those who see them, again when the end changes', async () => {
    const { mailsTo } = await import('../../helpers/mailbox.ts')
    const far = await makeLeaseWorld(app, 'ending')
    const run = async () => {
      const { dailyLeases } = await import('../../../src/services/leases/run-daily-leases.ts')
      return dailyLeases({ payload: app.payload, company: far.company })
    }
    const lone = await far.hire('nobody', ['property.units.view'])
    on('2026-06-01')
    const lease = await far.active({ startDate: '2026-01-01', endDate: '2026-07-15' })
    await far.active({ startDate: '2026-01-01', endDate: '2026-12-31' })
    await far.active({ startDate: '2026-01-01' })
    const both = await Promise.all([run(), run()])
    expect(both.reduce((sum, { notices }) => sum + notices, 0)).toBe(1)
    const mails = await mailsTo(app.payload, far.boss.email)
    expect(mails.filter(({ template }) => template === 'leases-ending')).toHaveLength(1)
    expect(await mailsTo(app.payload, lone.email)).toHaveLength(0)
    on('2026-06-20')
    await readQuery(app.payload, `delete from outbox where topic = 'mail.send'`, [])
    expect(await run()).toMatchObject({ notices: 0 })
    await far.act(lease, 'notice', { date: '2026-06-30' })
    expect(await run()).toMatchObject({ notices: 1 })
    const list = await app.api<{ docs: { id: string; daysRemaining: number }[]; totalDocs: number; within: number }>(
      'GET',
      '/contracts/expiring',
      { token: far.boss.token },
    )
    expect(list.body).toMatchObject({ totalDocs: 1, docs: [{ id: lease, daysRemaining: 10 }] })
    const wide = await app.api('GET', '/contracts/expiring?within=365&limit=1&page=2', { token: far.boss.token })
    expect(wide.body).toMatchObject({ totalDocs: 2, page: 2, docs: [{ daysRemaining: 194 }] })
    expect((await app.api('GET', '/contracts/expiring?within=-1', { token: far.boss.token })).status).toBe(400)
    expect((await app.api('GET', '/contracts/expiring', { token: lone.token })).status).toBe(403)
  })

  test('the run of a day starts once per company, in its own time zone', async () => {
    const { tickLeases } = await import('../../../src/jobs/tick-leases.ts')
    const { runDailyLeases } = await import('../../../src/services/leases/run-daily-leases.ts')
    setClock(() => new Date('2026-08-01T20:30:00Z'))
    await Promise.all([tickLeases({ payload: app.payload }), tickLeases({ payload: app.payload })])
    setClock(() => new Date('2026-08-01T21:30:00Z'))
    await tickLeases({ payload: app.payload })
    expect(await tickLeases({ payload: app.payload })).toBe(0)
    const runs = await readQuery<{ id: string; params: { date: string } }>(
      app.payload,
      `select id, params from job_runs where company_id = $1 and kind = 'leases.daily' order by created_at`,
      [world.company],
    )
    expect(runs.map(({ params }) => params.date)).toEqual(['2026-08-01', '2026-08-02'])
    await runDailyLeases({ payload: app.payload, jobRunId: runs[1]?.id ?? '' })
    const req = await createReq(app.payload)
    const run = await app.payload.findByID({ collection: 'job-runs', id: runs[1]?.id ?? '', overrideAccess: true, req })
    expect(run).toMatchObject({
      status: 'done',
      counts: { escalated: expect.any(Number), notices: expect.any(Number) },
    })
  })
})

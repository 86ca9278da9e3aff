import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { readQuery } from '../../../src/db/transaction.ts'
import { setClock } from '../../../src/platform/clock.ts'
import { tickPlans } from '../../../src/services/maintenance/tick-plans.ts'
import type { TestApp } from '../../helpers/app.ts'
import { mailsTo } from '../../helpers/mailbox.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { makeMaintenanceWorld, type World } from './maintenance-world.ts'

let app: TestApp
let world: World
let neighbour: World
const today = '2026-03-10'

beforeAll(async () => {
  app = await startUnlimitedApp()
  world = await makeMaintenanceWorld(app, 'acacia')
  neighbour = await makeMaintenanceWorld(app, 'baobab')
}, 240_000)
afterAll(() => app?.stop())

const at = (moment: string) => setClock(() => new Date(moment))
beforeEach(async () => {
  at(`${today}T09:00:00Z`)
  await readQuery(app.payload, 'update maintenance_plans set is_active = false')
})
afterEach(() => setClock())

type Plan = { id: string; nextDate: string }
type Body = { doc: Plan; errors?: { path?: string }[] }

const create = (body: object, token = world.boss.token) =>
  app.api<Body>('POST', '/maintenance-plans', {
    token,
    body: { title: 'Service the lift', project: world.project, every: 1, interval: 'month', leadDays: 7, ...body },
  })
const plan = async (body: object): Promise<Plan> => {
  const { status, body: answer, text } = await create(body)
  if (status !== 201) throw new Error(text)
  return answer.doc
}
const requestsOf = (id: string) =>
  readQuery<{ plan_date: string; status: string; origin: string; due: string; number: string; project_id: string }>(
    app.payload,
    `select plan_date, status, origin, number, project_id, to_char(due_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as due
     from maintenance_requests where plan_id = $1 order by plan_date`,
    [id],
  )
const nextOf = async (id: string) =>
  (
    await readQuery<{ next_date: string }>(app.payload, 'select next_date from maintenance_plans where id = $1', [id])
  )[0]?.next_date
const tick = () => tickPlans({ payload: app.payload })

describe('the job', () => {
  test('makes the request of a plan that falls due, and moves it along', async () => {
    const { id } = await plan({ nextDate: '2026-03-17' })
    const later = await plan({ nextDate: '2026-03-18' })
    expect(await tick()).toBe(1)
    expect(await requestsOf(id)).toEqual([
      {
        ...{ plan_date: '2026-03-17', status: 'open', origin: 'plan', project_id: world.project },
        // the end of the day in Nairobi
        ...{ due: '2026-03-17 21:00', number: expect.stringMatching(/^MR-2026-\d{5}$/) },
      },
    ])
    expect([await nextOf(id), await nextOf(later.id)]).toEqual(['2026-04-17', '2026-03-18'])
    expect(await tick()).toBe(0)
  })

  test('twenty runs at once make one request', async () => {
    const { id } = await plan({ nextDate: today })
    const made = await Promise.all(Array.from({ length: 20 }, tick))
    expect(made.reduce((sum, count) => sum + count, 0)).toBe(1)
    expect(await requestsOf(id)).toHaveLength(1)
    expect(await nextOf(id)).toBe('2026-04-10')
  }, 60_000)

  test('the end of a month is kept over short ones, and a late run catches up', async () => {
    const { id } = await plan({ nextDate: '2025-11-30' })
    await readQuery(app.payload, `update maintenance_plans set next_date = '2025-12-31' where id = $1`, [id])
    expect(await tick()).toBe(3)
    expect((await requestsOf(id)).map(({ plan_date }) => plan_date)).toEqual(['2025-12-31', '2026-01-31', '2026-02-28'])
    expect(await nextOf(id)).toBe('2026-03-31')
    at('2026-05-30T09:00:00Z')
    await tick()
    expect((await requestsOf(id)).slice(3).map(({ plan_date }) => plan_date)).toEqual([
      '2026-03-31',
      '2026-04-30',
      '2026-05-31',
    ])
  })

  test('a long gap is caught up in steps', async () => {
    const { id } = await plan({ nextDate: '2026-01-01', interval: 'day', leadDays: 0 })
    expect(await tick()).toBe(31)
    expect(await tick()).toBe(31)
    expect(await tick()).toBe(7)
    expect(await requestsOf(id)).toHaveLength(69)
    expect(await nextOf(id)).toBe('2026-03-11')
  })

  test('a day begins where the company is', async () => {
    const { id } = await plan({ nextDate: '2026-03-11', leadDays: 0 })
    at('2026-03-10T20:59:00Z')
    expect(await tick()).toBe(0)
    at('2026-03-10T21:01:00Z')
    expect(await tick()).toBe(1)
    expect(await requestsOf(id)).toHaveLength(1)
  })

  test('a date that has its request is passed over, a plan that rests stays', async () => {
    const { id } = await plan({ nextDate: today })
    await tick()
    await readQuery(app.payload, 'update maintenance_plans set next_date = $2 where id = $1', [id, today])
    expect(await tick()).toBe(0)
    expect(await nextOf(id)).toBe('2026-04-10')
    const resting = await plan({ nextDate: today, isActive: false })
    expect(await tick()).toBe(0)
    expect(await nextOf(resting.id)).toBe(today)
  })

  test('who is named gets a mail; who has left is not named', async () => {
    const gone = await world.hire('leaver', ['property.maintenance.view'])
    const stays = await plan({ nextDate: today, assignee: world.viewer.staff })
    const leaves = await plan({ nextDate: today, assignee: gone.staff })
    await readQuery(app.payload, `update staff set status = 'left' where id = $1`, [gone.staff])
    await tick()
    const assignees = await readQuery<{ assignee_id: string | null }>(
      app.payload,
      'select assignee_id from maintenance_requests where plan_id = any($1) order by plan_id = $2 desc',
      [[stays.id, leaves.id], stays.id],
    )
    expect(assignees.map((row) => row.assignee_id)).toEqual([world.viewer.staff, null])
    expect((await mailsTo(app.payload, world.viewer.email)).map(({ template }) => template)).toContain(
      'maintenance-assigned',
    )
  })

  test('leaves a job with its count', async () => {
    await plan({ nextDate: today })
    await tick()
    const [run] = await readQuery(
      app.payload,
      `select status, processed::int, company_id from job_runs where kind = 'maintenance.plans' order by created_at desc limit 1`,
    )
    expect(run).toEqual({ status: 'done', processed: 1, company_id: world.company })
  })

  test('asks no more of the database for more plans', async () => {
    const { pool } = app.payload.db as unknown as { pool: { totalCount: number } }
    expect(pool.totalCount).toBeGreaterThan(0)
    const count = async (plans: number): Promise<number> => {
      for (let index = 0; index < plans; index += 1) await plan({ nextDate: today, assignee: world.viewer.staff })
      const { Client } = await import('pg')
      const query = Client.prototype.query
      let asked = 0
      Client.prototype.query = function (this: unknown, ...args: unknown[]) {
        asked += 1
        return (query as (...all: unknown[]) => unknown).apply(this, args)
      } as typeof query
      await tick()
      Client.prototype.query = query
      return asked
    }
    expect(await count(10)).toBeLessThanOrEqual((await count(1)) + 1)
  })
})

describe('by hand', () => {
  const runNow = (id: string, token = world.boss.token) =>
    app.api<{ id: string; planDate: string; nextDate: string }>('POST', `/maintenance-plans/${id}/run-now`, {
      token,
      body: {},
    })
  const dates = (id: string, token = world.boss.token, query = '') =>
    app.api<{ dates: string[] }>('GET', `/maintenance-plans/${id}/dates${query}`, { token })

  test('the next request comes now, however far ahead', async () => {
    const { id } = await plan({ nextDate: '2026-12-31' })
    expect((await runNow(id)).body).toMatchObject({ planDate: '2026-12-31', nextDate: '2027-01-31' })
    expect((await dates(id)).body.dates).toHaveLength(12)
    expect((await dates(id, world.boss.token, '?count=3')).body.dates).toEqual([
      '2027-01-31',
      '2027-02-28',
      '2027-03-31',
    ])
  })

  test('twenty at once make twenty dates, none twice', async () => {
    const { id } = await plan({ nextDate: today, interval: 'week' })
    const answers = await Promise.all(Array.from({ length: 20 }, () => runNow(id)))
    expect(new Set(answers.map(({ body }) => body.planDate)).size).toBe(20)
  }, 60_000)

  test('by those who may, of what they see', async () => {
    const { id } = await plan({ nextDate: today, project: world.place.project.id })
    const all = [world.viewer.token, world.tokens.limited, world.tokens.tenant, neighbour.boss.token]
    expect((await Promise.all(all.map((token) => runNow(id, token)))).map(({ status }) => status)).toEqual([
      403, 404, 403, 404,
    ])
    expect((await Promise.all(all.map((token) => dates(id, token)))).map(({ status }) => status)).toEqual([
      200, 404, 403, 404,
    ])
    expect((await dates(id, world.boss.token, '?count=61')).status).toBe(400)
  })

  test.each([
    ['a unit of another project', () => ({ unit: world.unit }), 'unit'],
    ['a date that does not exist', () => ({ nextDate: '2026-02-30' }), 'nextDate'],
    ['years ago', () => ({ nextDate: '2020-01-01' }), 'nextDate'],
    ['in a hundred years', () => ({ nextDate: '2126-01-01' }), 'nextDate'],
    ['every 0 months', () => ({ every: 0 }), 'every'],
    ['more days ahead than a year', () => ({ leadDays: 366 }), 'leadDays'],
    ['an assignee who sees no maintenance', () => ({ assignee: world.clerk.staff }), 'assignee'],
    ['a vendor of another company', () => ({ vendor: neighbour.vendor }), 'vendor'],
  ])('%s is refused', async (_what, body, path) => {
    const { status, body: answer } = await create({ nextDate: today, ...body() })
    expect({ status, path: answer.errors?.[0]?.path }).toEqual({ status: 400, path })
  })
})

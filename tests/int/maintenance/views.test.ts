import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readQuery } from '../../../src/db/transaction.ts'
import type { Board } from '../../../src/services/maintenance/board.ts'
import type { CalendarDay } from '../../../src/services/maintenance/calendar.ts'
import type { MaintenanceStatistics } from '../../../src/services/maintenance/statistics.ts'
import type { TestApp } from '../../helpers/app.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { makeMaintenanceWorld, type World } from './maintenance-world.ts'

let app: TestApp
let world: World
let neighbour: World

beforeAll(async () => {
  app = await startUnlimitedApp()
  world = await makeMaintenanceWorld(app, 'acacia')
  neighbour = await makeMaintenanceWorld(app, 'baobab')
  const late = await world.make({ title: 'Late', priority: 'urgent', assignee: world.boss.staff })
  await set(late.id, `due_at = '2026-01-05T12:00:00Z', created_at = '2026-01-05T08:00:00Z'`)
  const ahead = await world.make({ title: 'Ahead', priority: 'low' })
  await set(ahead.id, `due_at = '2027-01-05T21:00:00Z'`)
  const begun = await world.make({ title: 'Begun', priority: 'urgent', project: world.project, unit: world.ownUnit })
  await world.moveTo(begun.id, 'start')
  await set(begun.id, `due_at = '2027-01-05T21:00:01Z'`)
  for (const [hours, stars] of [
    [10, 5],
    [20, 4],
  ] as const) {
    const { id } = await world.make({ title: `Done in ${hours} h` })
    await world.moveTo(id, 'start', 'resolve', 'close')
    await world.act(id, 'rate', { satisfaction: stars })
    const resolved = `timestamptz '2026-01-01T00:00:00Z' + interval '${hours} hours'`
    await set(id, `created_at = '2026-01-01T00:00:00Z', resolved_at = ${resolved}, due_at = '2026-01-02T00:00:00Z'`)
  }
  const gone = await world.make({ title: 'Gone' })
  await set(gone.id, 'deleted_at = now()')
  await neighbour.make({ title: 'Next door' })
}, 240_000)
afterAll(() => app?.stop())

const set = (id: string, assignments: string) =>
  readQuery(app.payload, `update maintenance_requests set ${assignments} where id = $1`, [id])
const get = <T>(path: string, token = world.boss.token) =>
  app.api<T & { errors?: { path?: string }[] }>('GET', `/maintenance/${path}`, { token })
const titles = ({ columns }: Board) => columns.map(({ status, docs }) => [status, docs.map(({ title }) => title)])

describe('the board', () => {
  test('has a column for each status, what is due first comes first', async () => {
    const { body } = await get<Board>('board')
    expect(titles(body)).toEqual([
      ['open', ['Late', 'Ahead']],
      ['in_progress', ['Begun']],
      ['resolved', []],
      ['closed', ['Done in 20 h', 'Done in 10 h']],
      ['cancelled', []],
    ])
    expect(body.columns.map(({ totalDocs }) => totalDocs)).toEqual([2, 1, 0, 2, 0])
    expect(body.columns[0]?.docs[0]).toMatchObject({
      ...{ isOverdue: true, assignee: { name: 'boss' }, unit: { id: world.unit }, comments: 0, photos: 0 },
    })
    expect(body.columns[0]?.docs[1]).toMatchObject({ isOverdue: false, assignee: null })
  })

  test('is narrowed by project, assignee and priority', async () => {
    const shown = async (query: string) => titles((await get<Board>(`board?${query}`)).body).flatMap(([, all]) => all)
    expect(await shown(`project=${world.project}`)).toEqual(['Begun'])
    expect(await shown(`assignee=${world.boss.staff}`)).toEqual(['Late'])
    expect(await shown('priority=urgent')).toEqual(['Late', 'Begun'])
    expect(await shown(`project=${neighbour.place.project.id}`)).toEqual([])
  })

  test('turns the pages of a column', async () => {
    const { body } = await get<Board>('board?status=open&limit=1&page=2')
    expect(titles(body)).toEqual([['open', ['Ahead']]])
    expect(body.columns[0]).toMatchObject({ totalDocs: 2, totalPages: 2, hasPrevPage: true, hasNextPage: false })
  })

  test.each(['limit=201', 'limit=0', 'page=0', 'status=done', 'priority=now', 'project=x', 'colour=red'])(
    '%s is refused',
    async (query) => {
      const { status, body } = await get(`board?${query}`)
      expect({ status, path: body.errors?.[0]?.path }).toEqual({ status: 400, path: query.split('=')[0] })
    },
  )
})

describe('the statistics', () => {
  test('count what stands, and say how fast and how well it was done', async () => {
    const { body } = await get<MaintenanceStatistics>('statistics')
    expect(body).toEqual({
      ...{ open: 2, in_progress: 1, resolved: 0, closed: 2, cancelled: 0, total: 5 },
      ...{ urgent: 2, overdue: 1, averageHours: 15, averageSatisfaction: 4.5, ratings: 2 },
    })
  })

  test('of one project, and of nothing', async () => {
    const one = await get<MaintenanceStatistics>(`statistics?project=${world.project}`)
    expect(one.body).toMatchObject({ total: 1, in_progress: 1, overdue: 0, averageHours: null, ratings: 0 })
    const none = await get<MaintenanceStatistics>(`statistics?project=${neighbour.project}`)
    expect(none.body).toMatchObject({ total: 0, open: 0, averageSatisfaction: null })
  })
})

describe('the calendar', () => {
  const days = async (from: string, to: string, rest = '') =>
    (await get<{ days: CalendarDay[] }>(`calendar?from=${from}&to=${to}${rest}`)).body.days

  test('shows requests on the day on which they are due, in the zone of the company', async () => {
    expect((await days('2027-01-05', '2027-01-06')).map(({ date, requests }) => [date, requests[0]?.title])).toEqual([
      // 21:00 UTC is the end of the day in Nairobi
      ['2027-01-05', 'Ahead'],
      ['2027-01-06', 'Begun'],
    ])
    expect(await days('2027-01-07', '2027-01-31')).toEqual([])
  })

  test('shows the dates of plans to come, a few of them by name', async () => {
    const body = { project: world.project, every: 1, interval: 'month', nextDate: '2027-01-31', leadDays: 7 }
    for (let index = 1; index <= 7; index += 1)
      await app.api('POST', '/maintenance-plans', {
        token: world.boss.token,
        body: { ...body, title: `Plan ${index}` },
      })
    const found = await days('2027-02-01', '2027-03-31', `&project=${world.project}`)
    expect(found.map(({ date, planCount, plans }) => [date, planCount, plans.length])).toEqual([
      ['2027-02-28', 7, 5],
      ['2027-03-31', 7, 5],
    ])
  })

  test.each([
    ['from=2027-01-01&to=2026-01-01', 'to'],
    ['from=2026-01-01&to=2027-02-05', 'to'],
    ['from=2026-02-30&to=2026-03-01', 'from'],
    ['to=2026-03-01', 'from'],
  ])('%s is refused', async (query, path) => {
    const { status, body } = await get(`calendar?${query}`)
    expect({ status, path: body.errors?.[0]?.path }).toEqual({ status: 400, path })
  })

  test('four hundred days are taken', async () => {
    expect((await get('calendar?from=2026-01-01&to=2027-02-04')).status).toBe(200)
  })
})

describe('who sees what', () => {
  const paths = ['board', 'statistics', 'calendar?from=2020-01-01&to=2020-12-31']

  test.each(paths)('%s is for those who may see maintenance', async (path) => {
    const tokens = [world.viewer.token, world.clerk.token, world.tokens.tenant, world.tokens.owner]
    const answers = await Promise.all(tokens.map((token) => get(path, token)))
    expect(answers.map(({ status }) => status)).toEqual([200, 403, 403, 403])
  })

  test('a member of some projects sees those, the neighbour only his own', async () => {
    const { token } = neighbour.boss
    expect((await get<MaintenanceStatistics>('statistics', world.tokens.limited)).body.total).toBe(1)
    expect(titles((await get<Board>('board', world.tokens.limited)).body).flatMap(([, all]) => all)).toEqual(['Begun'])
    expect(titles((await get<Board>('board', token)).body).flatMap(([, all]) => all)).toEqual(['Next door'])
    const due = await get<{ days: CalendarDay[] }>('calendar?from=2027-01-01&to=2027-01-10', world.tokens.limited)
    expect(due.body.days.flatMap(({ requests }) => requests.map(({ title }) => title))).toEqual(['Begun'])
  })
})

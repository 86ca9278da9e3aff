import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { setClock } from '../../../src/platform/clock.ts'
import type { TestApp } from '../../helpers/app.ts'
import { makePerson } from '../../helpers/factories.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { type LeaseWorld, makeLeaseWorld } from './lease-world.ts'

let app: TestApp
let world: LeaseWorld

beforeAll(async () => {
  app = await startUnlimitedApp()
  world = await makeLeaseWorld(app, 'machine')
})
afterAll(() => app?.stop())
afterEach(() => setClock())

const term = { startDate: '2026-01-01', endDate: '2026-12-31' }

describe('notice', () => {
  test('is taken back: the lease ends as it did before', async () => {
    const lease = await world.active(term)
    expect((await world.act(lease, 'notice', { date: '2026-12-15' })).status).toBe(200)
    expect(await world.rowOf(lease)).toMatchObject({ status: 'notice', end_date: '2026-12-15' })
    expect((await world.rowOf(lease)).notice_date).not.toBeNull()
    const answer = await world.act(lease, 'withdraw-notice', { reason: 'They stay after all' })
    expect([answer.status, answer.body.status, answer.body.endDate]).toEqual([200, 'active', '2026-12-31'])
    expect(await world.rowOf(lease)).toMatchObject({ status: 'active', notice_date: null })
    expect(await world.unitStatus(lease)).toBe('rented')
  })

  test('an open lease becomes open again; another end may be given', async () => {
    const lease = await world.active()
    await world.act(lease, 'notice', { date: '2026-12-15' })
    expect((await world.act(lease, 'withdraw-notice')).body.endDate).toBeNull()
    await world.act(lease, 'notice', { date: '2026-12-15' })
    expect((await world.act(lease, 'withdraw-notice', { endDate: '2027-06-30' })).body.endDate).toBe('2027-06-30')
  })

  test('without one, or when the unit is let to somebody else, it answers 409', async () => {
    const lease = await world.active(term)
    const none = await world.act(lease, 'withdraw-notice')
    expect([none.status, none.body.errors?.[0]?.allowed]).toEqual([409, ['notice', 'ended', 'terminated', 'renewed']])
    await world.act(lease, 'notice', { date: '2026-06-30' })
    const { unit_id: unit } = await world.rowOf(lease)
    await world.active({ unit, startDate: '2026-07-01' })
    expect((await world.act(lease, 'withdraw-notice')).status).toBe(409)
    expect(await world.rowOf(lease)).toMatchObject({ status: 'notice', end_date: '2026-06-30' })
  })

  test('a lease in notice is not activated by the way of a draft', async () => {
    const lease = await world.active(term)
    await world.act(lease, 'notice', { date: '2026-12-15' })
    expect((await world.act(lease, 'activate')).status).toBe(409)
  })
})

describe('moving out', () => {
  test('frees the unit at once: it is let again from the next day', async () => {
    setClock(() => new Date('2026-05-20T09:00:00Z'))
    const lease = await world.active()
    const { unit_id: unit } = await world.rowOf(lease)
    const answer = await world.act(lease, 'vacate', { date: '2026-05-19' })
    expect([answer.status, answer.body.status, answer.body.vacatedOn]).toEqual([200, 'ended', '2026-05-19'])
    expect(await world.unitStatus(lease)).toBe('available')
    const sameDay = await world.draft({ unit, startDate: '2026-05-19' })
    expect((await world.act(sameDay, 'activate')).status).toBe(409)
    const next = await world.draft({ unit, startDate: '2026-05-20' })
    expect((await world.act(next, 'activate')).status).toBe(200)
  })

  test('is neither to come nor before the start, and not of a lease that is over', async () => {
    setClock(() => new Date('2026-05-20T09:00:00Z'))
    const lease = await world.active()
    const path = async (date: string) => (await world.act(lease, 'vacate', { date })).body.errors?.[0]?.path
    expect([await path('2026-05-21'), await path('2025-12-31')]).toEqual(['date', 'date'])
    expect((await world.act(lease, 'vacate', { date: '2026-02-30' })).status).toBe(400)
    await world.act(lease, 'end', { date: '2026-05-01' })
    const over = await world.act(lease, 'vacate', { date: '2026-05-01' })
    expect([over.status, over.body.errors?.[0]?.allowed]).toEqual([409, []])
  })

  test('twenty at once end it once', async () => {
    setClock(() => new Date('2026-05-20T09:00:00Z'))
    const lease = await world.active()
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => world.act(lease, 'vacate', { date: '2026-05-19' })),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true)
  })
})

describe('terms', () => {
  const create = async (terms: Record<string, unknown>) =>
    app.api<{ errors: { path: string }[]; doc: { id: string } }>('POST', '/contracts', {
      token: world.boss.token,
      body: {
        unit: await world.makeUnit(),
        person: await world.makeTenant(),
        startDate: '2026-01-01',
        rentMinor: 1_000,
        depositMinor: 0,
        currency: 'KES',
        dueDay: 5,
        ...terms,
      },
    })

  test.each<[string, Record<string, unknown>, string]>([
    ['an end on the day of the start', { endDate: '2026-01-01' }, 'endDate'],
    ['an end before the start', { endDate: '2025-12-31' }, 'endDate'],
    ['a rent below zero', { rentMinor: -1 }, 'rentMinor'],
    ['a deposit below zero', { depositMinor: -1 }, 'depositMinor'],
    ['a due day that some months lack', { dueDay: 29 }, 'dueDay'],
    ['a rise without its rate', { escalation: 'percent' }, 'escalationBps'],
    ['a rise without its amount', { escalation: 'fixed', escalationMinor: 0 }, 'escalationMinor'],
    ['a commission without an agent', { commissionMinor: 100 }, 'agent'],
  ])('%s is refused with its path', async (_name, terms, path) => {
    const { status, body } = await create(terms)
    expect([status, body.errors[0]?.path]).toEqual([400, path])
  })

  test('the agent is one, and his commission at most the rent', async () => {
    const nobody = await makePerson(app.payload, { company: world.company, isTenant: true })
    expect((await create({ agent: nobody.id, commissionMinor: 100 })).status).toBe(400)
    const agent = await app.api<{ doc: { id: string } }>('POST', '/people', {
      token: world.boss.token,
      body: { name: 'Njeri Agent', isAgent: true },
    })
    const over = await create({ agent: agent.body.doc.id, commissionMinor: 1_001 })
    expect([over.status, over.body.errors[0]?.path]).toEqual([400, 'commissionMinor'])
    expect((await create({ agent: agent.body.doc.id, commissionMinor: 1_000 })).status).toBe(201)
  })

  test('a rise cannot be edited once the lease has begun', async () => {
    const lease = await world.active({ escalation: 'percent', escalationBps: 500 })
    const edit = await app.api('PATCH', `/contracts/${lease}`, {
      token: world.boss.token,
      body: { escalationBps: 900 },
    })
    expect(edit.status).toBe(409)
  })
})

test('other companies and those without the permission', async () => {
  const lease = await world.active(term)
  const clerk = await world.hire('clerk', ['contracts.leases.view'])
  const far = await world.far()
  const stranger = await far.hire('stranger', far.allBut())
  for (const [action, body] of [
    ['withdraw-notice', {}],
    ['vacate', { date: '2026-01-31' }],
    ['renew', {}],
    ['amendments', { kind: 'rent', effectiveDate: '2026-06-01', rentMinor: 1, reason: 'because' }],
  ] as const) {
    expect([action, (await world.act(lease, action, body, clerk.token)).status]).toEqual([action, 403])
    expect([action, (await world.act(lease, action, body, stranger.token)).status]).toEqual([action, 404])
  }
  expect((await world.rowOf(lease)).status).toBe('active')
})

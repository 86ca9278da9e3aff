import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readQuery } from '../../../src/db/transaction.ts'
import type { TestApp } from '../../helpers/app.ts'
import { mailsTo } from '../../helpers/mailbox.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { makeMaintenanceWorld, minutesBetween, type World } from './maintenance-world.ts'

let app: TestApp
let world: World
let neighbour: World

beforeAll(async () => {
  app = await startUnlimitedApp()
  world = await makeMaintenanceWorld(app, 'acacia')
  neighbour = await makeMaintenanceWorld(app, 'baobab')
}, 240_000)
afterAll(() => app?.stop())

const failure = ({ status, body }: { status: number; body: { errors?: { path?: string; code: string }[] } }) => ({
  status,
  path: body.errors?.[0]?.path,
})

describe('a new request', () => {
  test('gets a number, its place, the currency of the company and a due time by its priority', async () => {
    const doc = await world.make({ priority: 'urgent' })
    expect(doc).toMatchObject({
      number: expect.stringMatching(/^MR-20\d\d-\d{5}$/),
      ...{ status: 'open', origin: 'staff', currency: 'KES', reopened: 0 },
    })
    const { project, block, unit } = await world.read(doc.id)
    expect({ project, block, unit }).toEqual({
      project: world.place.project.id,
      block: world.place.block.id,
      unit: world.unit,
    })
    expect(minutesBetween(doc.createdAt, doc.dueAt)).toBe(4 * 60)
  })

  test('by priority, as the company says', async () => {
    await readQuery(app.payload, 'update companies set maintenance_hours_low = 10 where id = $1', [world.company])
    const docs = [await world.make({ priority: 'low' }), await world.make({ priority: 'high' }), await world.make()]
    expect(docs.map(({ createdAt, dueAt }) => minutesBetween(createdAt, dueAt) / 60)).toEqual([10, 24, 72])
  })

  test('takes nothing that follows by itself', async () => {
    const fixed = { number: 'X', status: 'closed', origin: 'tenant', dueAt: '2000-01-01T00:00:00Z', satisfaction: 5 }
    const doc = await world.make(fixed)
    expect(doc).toMatchObject({ status: 'open', origin: 'staff' })
    expect(doc.number).toMatch(/^MR-/)
    expect(doc.satisfaction ?? null).toBeNull()
    expect(minutesBetween(doc.createdAt, doc.dueAt)).toBe(72 * 60)
  })

  test('numbers have no gap when twenty come at once', async () => {
    const docs = await Promise.all(Array.from({ length: 20 }, () => world.make()))
    const numbers = docs.map(({ number }) => Number(number.slice(-5))).sort((a, b) => a - b)
    expect(numbers.map((number) => number - (numbers[0] ?? 0))).toEqual(Array.from({ length: 20 }, (_, at) => at))
  }, 60_000)

  test.each([
    ['a unit of another project', () => ({ project: world.project }), 'unit'],
    [
      'a block of another project',
      () => ({ unit: undefined, project: world.project, block: world.place.block.id }),
      'block',
    ],
    ['a unit that stands in another block', () => ({ block: world.block }), 'unit'],
    ['a unit of another company', () => ({ unit: neighbour.unit }), 'unit'],
    ['a project of another company', () => ({ unit: undefined, project: neighbour.project }), 'project'],
    ['an assignee of another company', () => ({ assignee: neighbour.boss.staff }), 'assignee'],
    ['an assignee who sees no maintenance', () => ({ assignee: world.clerk.staff }), 'assignee'],
    ['a vendor who is none', () => ({ vendor: world.tenant }), 'vendor'],
    ['a vendor of another company', () => ({ vendor: neighbour.vendor }), 'vendor'],
    ['a reporter of another company', () => ({ reporter: neighbour.tenant }), 'reporter'],
    ['no title', () => ({ title: '' }), 'title'],
    ['a priority that does not exist', () => ({ priority: 'now' }), 'priority'],
    ['a cost below zero', () => ({ costMinor: -1 }), 'costMinor'],
    ['a field that does not exist', () => ({ colour: 'red' }), 'colour'],
  ])('%s is refused', async (_what, body, path) => {
    expect(failure(await world.create(body()))).toEqual({ status: 400, path })
  })

  test('needs the permission, and belongs to the projects of who is limited to some', async () => {
    expect((await world.create({}, world.viewer.token)).status).toBe(403)
    expect((await world.create({}, world.tokens.tenant)).status).toBe(403)
    expect(failure(await world.create({}, world.tokens.limited))).toMatchObject({ status: 400 })
    const own = await world.create({ project: world.project, unit: world.ownUnit }, world.tokens.limited)
    expect(own.status).toBe(201)
  })
})

describe('moves', () => {
  test('the whole way, and back', async () => {
    const { id } = await world.make()
    const done = await world.act(id, 'start')
    expect(done).toMatchObject({ status: 200, body: { id, status: 'in_progress' } })
    await world.moveTo(id, 'resolve', 'close')
    expect(await world.read(id)).toMatchObject({
      ...{
        status: 'closed',
        startedAt: expect.any(String),
        resolvedAt: expect.any(String),
        closedAt: expect.any(String),
      },
    })
    await readQuery(app.payload, `update maintenance_requests set due_at = '2020-01-01' where id = $1`, [id])
    expect((await world.act(id, 'reopen', { reason: 'It drips again' })).body).toMatchObject({
      status: 'open',
      reopened: 1,
    })
    const again = await world.read(id)
    expect(again).toMatchObject({ startedAt: null, resolvedAt: null, closedAt: null, reopened: 1 })
    expect(minutesBetween(new Date().toISOString(), again.dueAt)).toBe(72 * 60)
    expect((await world.history(id)).map(({ body }) => body)).toEqual([
      'Work has started.',
      'Resolved: to resolve',
      'Closed: to close',
      'Opened again: It drips again',
    ])
  })

  test.each([
    ['open', [], 'resolve', ['in_progress', 'cancelled']],
    ['open', [], 'close', ['in_progress', 'cancelled']],
    ['open', [], 'reopen', ['in_progress', 'cancelled']],
    ['in progress', ['start'], 'start', ['resolved', 'cancelled']],
    ['resolved', ['start', 'resolve'], 'cancel', ['closed', 'open']],
    ['closed', ['start', 'resolve', 'close'], 'start', ['open']],
    ['cancelled', ['cancel'], 'reopen', []],
  ])('%s: wrong moves say which are right (%s, %s)', async (_state, before, action, allowed) => {
    const { id } = await world.make()
    await world.moveTo(id, ...before)
    const { status, body } = await world.act(id, action, { reason: 'A wrong move' })
    expect({ status, allowed: body.errors?.[0]?.allowed }).toEqual({ status: 409, allowed })
  })

  test('twenty start at once, one does', async () => {
    const { id } = await world.make()
    const answers = await Promise.all(Array.from({ length: 20 }, () => world.act(id, 'start')))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(19).fill(409)])
    expect(await world.history(id)).toHaveLength(1)
  }, 60_000)

  test('opening again and cancelling need a reason', async () => {
    const { id } = await world.make()
    expect(failure(await world.act(id, 'cancel'))).toEqual({ status: 400, path: 'reason' })
    expect(failure(await world.act(id, 'cancel', { reason: 'no' }))).toEqual({ status: 400, path: 'reason' })
  })

  test('a status is not typed', async () => {
    const { id } = await world.make()
    await app.api('PATCH', `/maintenance-requests/${id}`, { token: world.boss.token, body: { status: 'closed' } })
    expect((await world.read(id)).status).toBe('open')
  })

  test('resolving notes the cost and who pays', async () => {
    const { id } = await world.make()
    await world.moveTo(id, 'start')
    const cost = { costMinor: 450_000, currency: 'USD', chargedTo: 'tenant' }
    expect((await world.act(id, 'resolve', { cost })).status).toBe(200)
    expect(await world.read(id)).toMatchObject(cost)
    const { id: bad } = await world.make()
    await world.moveTo(bad, 'start')
    expect(failure(await world.act(bad, 'resolve', { cost: { costMinor: 1.5 } }))).toEqual({
      status: 400,
      path: 'cost.costMinor',
    })
  })

  test('only those who may, on what they see', async () => {
    const { id } = await world.make()
    const { token } = neighbour.boss
    const statuses = await Promise.all([
      world.act(id, 'start', {}, world.viewer.token),
      world.act(id, 'start', {}, world.tokens.tenant),
      world.act(id, 'start', {}, token),
      world.act(id, 'start', {}, world.tokens.limited),
      world.act('11111111-1111-4111-8111-111111111111', 'start'),
      app.api('POST', `/maintenance-requests/${id}/start`, { body: {} }),
    ])
    expect(statuses.map(({ status }) => status)).toEqual([403, 403, 404, 404, 404, 401])
    expect((await world.read(id)).status).toBe('open')
  })
})

describe('who does it', () => {
  test('assigning leaves lines for staff and mails the assignee', async () => {
    const { id, number } = await world.make()
    const { body } = await world.act(id, 'assign', { assignee: world.viewer.staff, vendor: world.vendor })
    expect(body).toMatchObject({ assignee: world.viewer.staff, vendor: world.vendor })
    expect(await world.history(id)).toMatchObject([
      { kind: 'assignment', body: 'Assigned to viewer-only.', isInternal: true },
      { kind: 'assignment', body: 'Given to the vendor Fundi Plumbers.', isInternal: true },
    ])
    const mails = (await mailsTo(app.payload, world.viewer.email)).filter(({ data }) => data.number === number)
    expect(mails).toMatchObject([
      { template: 'maintenance-assigned', data: { title: 'The tap drips', priority: 'medium' } },
    ])
    await world.act(id, 'assign', { assignee: null })
    expect((await world.history(id)).at(-1)?.body).toBe('Assigned to nobody.')
  })

  test('nobody is mailed what he takes himself', async () => {
    const { id, number } = await world.make()
    await world.act(id, 'assign', { assignee: world.boss.staff })
    expect((await mailsTo(app.payload, world.boss.email)).filter(({ data }) => data.number === number)).toEqual([])
  })

  test('another priority is another due time', async () => {
    const { id, createdAt } = await world.make()
    const { body } = await world.act(id, 'assign', { priority: 'urgent' })
    expect(minutesBetween(createdAt, body.dueAt)).toBe(4 * 60)
    await app.api('PATCH', `/maintenance-requests/${id}`, { token: world.boss.token, body: { priority: 'high' } })
    expect(minutesBetween(createdAt, (await world.read(id)).dueAt)).toBe(24 * 60)
    expect((await world.history(id)).map(({ body: line }) => line)).toEqual([
      'Priority: medium → urgent.',
      'Priority: urgent → high.',
    ])
  })

  test('not to those who cannot see it, have left, or are limited elsewhere; not when the work is over', async () => {
    const { id } = await world.make()
    const [limited] = await readQuery<{ id: string }>(
      app.payload,
      `select id from staff where email like 'limited@acacia%'`,
    )
    const gone = await world.hire('gone', ['property.maintenance.view'])
    await readQuery(app.payload, `update staff set status = 'suspended' where id = $1`, [gone.staff])
    for (const assignee of [world.clerk.staff, limited?.id, gone.staff, neighbour.boss.staff])
      expect(failure(await world.act(id, 'assign', { assignee }))).toEqual({ status: 400, path: 'assignee' })
    expect(failure(await world.act(id, 'assign', {}))).toMatchObject({ status: 400 })
    await world.moveTo(id, 'cancel')
    expect((await world.act(id, 'assign', { priority: 'low' })).status).toBe(409)
  })
})

describe('deleting', () => {
  test('an open one without a cost goes, with its history', async () => {
    const { id } = await world.make({ assignee: world.boss.staff })
    expect((await app.api('DELETE', `/maintenance-requests/${id}`, { token: world.boss.token })).status).toBe(200)
    expect(await readQuery(app.payload, 'select 1 from maintenance_comments where request_id = $1', [id])).toEqual([])
  })

  test('one that is worked on, or that costs something, stays', async () => {
    const worked = await world.make()
    await world.moveTo(worked.id, 'start')
    const paid = await world.make({ costMinor: 100 })
    const { token } = world.boss
    for (const { id } of [worked, paid]) {
      expect((await app.api('DELETE', `/maintenance-requests/${id}`, { token })).status).toBe(409)
      const body = { deletedAt: new Date().toISOString() }
      expect((await app.api('PATCH', `/maintenance-requests/${id}`, { token, body })).status).toBe(409)
    }
  })
})

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { setClock } from '../../../src/platform/clock.ts'
import type { TestApp } from '../../helpers/app.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { makeServicesWorld, type ServicesWorld } from './services-world.ts'

let app: TestApp
let world: ServicesWorld

beforeAll(async () => {
  app = await startUnlimitedApp()
  world = await makeServicesWorld(app, 'moves')
})
afterAll(async () => {
  setClock()
  await app?.stop()
})

const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)

const made = async (over: object = {}, attachment: object = {}) => {
  const service = await world.makeService(over)
  await world.attach({ service, nodes: [{ unit: world.one.units[0]!.id }], ...attachment })
  const [row] = await world.rows<{ id: string; status: string }>(
    'select id, status from project_services where service_id = $1',
    [service],
  )
  return row!
}
const move = async (id: string, action: string, body: object = {}, by?: string) => {
  const answer = await world.post(`/project-services/${id}/${action}`, body, by)
  return { ...answer, problem: [answer.status, answer.body.errors?.[0]?.path] }
}

describe('the way of a service at a place', () => {
  test('paused, resumed, paused, ended; the log says when and why', async () => {
    const { id } = await made()
    expect((await move(id, 'pause', { date: day(-20), reason: 'Works on the lift' })).body).toMatchObject({
      status: 'paused',
      pausedFrom: day(-20),
    })
    expect((await move(id, 'pause')).body.errors?.[0]).toMatchObject({ message: expect.stringContaining('paused') })
    expect((await move(id, 'resume', { date: day(-10) })).body).toMatchObject({ status: 'active', pausedFrom: null })
    await move(id, 'pause')
    expect((await move(id, 'end', { date: day(-1) })).body).toMatchObject({ status: 'ended', endDate: day(-1) })
    const after = await Promise.all(['pause', 'resume', 'end', 'approve'].map((action) => move(id, action)))
    expect(after.map(({ status }) => status)).toEqual([409, 409, 409, 409])
    const log = await world.rows<{ action: string; after: Record<string, string>; reason: string | null }>(
      `select action, after, reason from audit_log where entity_id = $1 order by at, id`,
      [id],
    )
    expect(log.map(({ action }) => action).slice(0, 3)).toEqual(['service.attach', 'service.pause', 'service.resume'])
    expect(log[1]?.reason).toBe('Works on the lift')
    expect(log[2]?.after).toMatchObject({ resumedOn: day(-10) })
  })

  test('a wrong move names the right ones', async () => {
    const { id } = await made()
    const { status, body } = await move(id, 'resume')
    expect([status, (body as unknown as { errors: { allowed?: string[] }[] }).errors[0]?.allowed]).toEqual([
      409,
      ['paused', 'ended'],
    ])
  })

  test('an end to come only sets the last day', async () => {
    const { id } = await made()
    expect((await move(id, 'end', { date: day(40) })).body).toMatchObject({ status: 'active', endDate: day(40) })
  })

  test.each([
    ['pause', { date: '2025-12-31' }],
    ['end', { date: '2025-12-31' }],
  ])('%s before the start is refused', async (action, body) => {
    const { id } = await made()
    expect((await move(id, action, body)).problem).toEqual([400, 'date'])
  })

  test('resuming before the pause, or on a day to come, is refused', async () => {
    const { id } = await made()
    await move(id, 'pause', { date: day(-5) })
    expect((await move(id, 'resume', { date: day(-6) })).problem).toEqual([400, 'date'])
    expect((await move(id, 'resume', { date: day(3) })).problem).toEqual([400, 'date'])
  })

  test('of twenty who end it at once one does', async () => {
    const { id } = await made()
    const answers = await Promise.all(Array.from({ length: 20 }, () => move(id, 'end', { date: day(-1) })))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19)
  })

  test('not by staff without the permission, of another company, of other projects, nor by portals', async () => {
    const { id } = await made()
    const far = await makeServicesWorld(app, 'moves-far')
    const clerk = await world.hire(['property.project-services.view'])
    expect((await move(id, 'pause', {}, clerk.token)).status).toBe(403)
    expect((await move(id, 'pause', {}, far.boss.token)).status).toBe(404)
    expect((await move(id, 'pause', {}, world.portal)).status).toBe(403)
    const service = await world.makeService()
    await world.attach({ service, nodes: [{ unit: world.two.units[0]!.id }] })
    const [other] = await world.rows<{ id: string }>('select id from project_services where service_id = $1', [service])
    expect((await move(other!.id, 'pause', {}, world.limited)).status).toBe(404)
    expect((await move(id, 'pause', {}, world.limited)).status).toBe(200)
  })
})

describe('what needs an approval', () => {
  const change = [
    ...(['property.project-services.view', 'property.project-services.update', 'property.services.view'] as const),
    ...(['property.projects.view', 'property.blocks.view', 'property.units.view'] as const),
  ]

  test('waits, and is approved by somebody else', async () => {
    const { id, status } = await made({ requiresApproval: true })
    expect(status).toBe('pending_approval')
    expect((await move(id, 'approve')).status).toBe(403)
    expect((await move(id, 'pause')).status).toBe(409)
    const other = await world.hire([...change])
    expect((await move(id, 'approve', {}, other.token)).body).toMatchObject({ status: 'active' })
    expect((await move(id, 'approve', {}, other.token)).status).toBe(409)
  })

  test('or refused, with a reason: nothing is left that could be charged', async () => {
    const { id } = await made({ requiresApproval: true })
    const other = await world.hire([...change])
    expect((await move(id, 'reject', {}, other.token)).problem).toEqual([400, 'reason'])
    expect((await move(id, 'reject', { reason: 'Too dear' }, other.token)).body).toMatchObject({ status: 'rejected' })
    expect(await world.rows('select from project_services where id = $1', [id])).toHaveLength(0)
    expect(
      await world.rows(`select from audit_log where entity_id = $1 and action = 'service.reject'`, [id]),
    ).toHaveLength(1)
  })

  test('a new price waits again, and not for who set it', async () => {
    const { id } = await made({ requiresApproval: true })
    const other = await world.hire([...change])
    const third = await world.hire([...change])
    await move(id, 'approve', {}, other.token)
    const changed = await world.call('PATCH', `/project-services/${id}`, { customPriceMinor: 900_000 }, other.token)
    expect(changed.body).toMatchObject({ doc: { status: 'pending_approval' } })
    expect((await move(id, 'approve', {}, other.token)).status).toBe(403)
    expect((await move(id, 'approve', {}, third.token)).status).toBe(200)
  })
})

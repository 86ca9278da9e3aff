import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createReq, readQuery } from '../../../src/db/transaction.ts'
import { addStaff } from '../../../src/services/onboarding/add-staff.ts'
import type { TestApp } from '../../helpers/app.ts'
import { password, sharedHash } from '../../helpers/factories.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { makeStaffedCompany, type Company } from './company.ts'

let app: TestApp
let company: Company
let hr: Awaited<ReturnType<Company['hire']>>

beforeAll(async () => {
  app = await startUnlimitedApp()
  company = await makeStaffedCompany(app, 'baobab')
  hr = await company.hire('hr', [
    'settings.staff.view',
    'settings.staff.create',
    'settings.staff.update',
    'settings.staff.delete',
    'settings.roles.view',
    'settings.roles.create',
    'settings.roles.update',
    'settings.roles.delete',
  ])
})
afterAll(() => app?.stop())

const administrator = () => company.roles.administrator ?? ''
const ledger = async (token: string) => (await app.api('GET', '/ledger-entries', { token })).status

describe('somebody who manages staff and roles but not money', () => {
  test.each([
    [
      'his own role',
      () => ({ path: `/roles/${hr.role}`, body: { permissions: ['settings.staff.view', 'finance.ledger.view'] } }),
    ],
    ['his own staff row', () => ({ path: `/staff/${hr.staff}`, body: { roles: [administrator()] } })],
    [
      'his own staff row, beside the role he has',
      () => ({ path: `/staff/${hr.staff}`, body: { roles: [hr.role, administrator()] } }),
    ],
    [
      'his staff row by query',
      () => ({ path: `/staff?where[id][equals]=${hr.staff}`, body: { roles: [administrator()] } }),
    ],
  ])('cannot raise %s', async (_, change) => {
    const { path, body } = change()
    const answer = await app.api('PATCH', path, { token: hr.token, body })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    expect(await ledger(hr.token)).toBe(403)
  })

  test('cannot make a role with more than he holds, by creating or duplicating', async () => {
    const made = await app.api('POST', '/roles', {
      token: hr.token,
      body: { name: 'All', key: 'all', permissions: ['finance.ledger.view'] },
    })
    expect(made.status).toBe(403)
    const copy = await app.api('POST', `/roles/${administrator()}/duplicate`, {
      token: hr.token,
      body: { key: 'copy' },
    })
    expect(copy.status).toBe(403)
  })

  test('cannot invite an accomplice into a bigger role, nor add one by the form', async () => {
    const invite = (body: object) =>
      app.api('POST', '/staff/invite', {
        token: hr.token,
        body: { name: 'Second', email: `${randomUUID()}@baobab.test`, roles: [hr.role], ...body },
      })
    expect((await invite({ roles: [administrator()] })).status).toBe(403)
    expect((await invite({ grants: ['finance.ledger.view'] })).status).toBe(403)
    expect((await invite({ roles: undefined, position: company.position })).status).toBe(400)
    expect((await invite({})).status).toBe(201)
    const add = (roles: string[]) =>
      app.api('POST', '/staff', {
        token: hr.token,
        body: { name: 'Third', email: `${randomUUID()}@baobab.test`, roles },
      })
    expect((await add([administrator()])).status).toBe(403)
    expect((await add([hr.role])).status).toBe(201)
  })

  test('cannot put a role into a position that brings more than he holds', async () => {
    const clerk = await company.hire('hr-of-positions', [
      'settings.positions.view',
      'settings.positions.update',
      'settings.roles.view',
    ])
    const small = await company.makeRole('small', ['settings.positions.view'])
    const put = (defaultRoles: string[]) =>
      app.api('PATCH', `/positions/${company.position}`, { token: clerk.token, body: { defaultRoles } })
    expect((await put([administrator()])).status).toBe(403)
    expect((await put([small.id])).status).toBe(200)
  })

  test('cannot grant beside the roles, nor take a denial away, beyond what he holds', async () => {
    const denied = await company.hire('denied', ['finance.ledger.view', 'settings.roles.view'])
    await app.payload.update({
      collection: 'staff',
      id: denied.staff,
      data: { denials: ['finance.ledger.view', 'settings.roles.view'] },
      overrideAccess: true,
      req: await createReq(app.payload),
    })
    const change = (body: object) => app.api('PATCH', `/staff/${denied.staff}`, { token: hr.token, body })
    expect((await change({ grants: ['finance.payments.view'] })).status).toBe(403)
    expect((await change({ denials: ['settings.roles.view'] })).status).toBe(403)
    expect(await ledger(denied.token)).toBe(403)
    expect((await change({ denials: ['finance.ledger.view'] })).status).toBe(200)
    expect((await change({ grants: ['settings.staff.view'] })).status).toBe(200)
    expect((await app.api('GET', '/staff', { token: denied.token })).status).toBe(200)
  })

  test('cannot open the whole company to somebody who is limited to projects and may do more there', async () => {
    const limited = await company.hire('limited', ['property.units.view', 'finance.ledger.view'])
    await app.payload.update({
      collection: 'staff',
      id: limited.staff,
      data: { projectScope: 'assigned', projects: [] },
      overrideAccess: true,
      req: await createReq(app.payload),
    })
    expect(await ledger(limited.token)).toBe(403)
    const change = (body: object) => app.api('PATCH', `/staff/${limited.staff}`, { token: hr.token, body })
    expect((await change({ projectScope: 'all' })).status).toBe(403)
    expect((await change({ projects: [company.project] })).status).toBe(403)
    const boss = await company.hire('boss-of-projects', company.allBut())
    const widen = { token: boss.token, body: { projectScope: 'all', changeReason: 'Takes over the region' } }
    expect((await app.api('PATCH', `/staff/${limited.staff}`, widen)).status).toBe(200)
    expect(await ledger(limited.token)).toBe(200)
  })

  test('cannot tie a row to another log-in, nor move its status past the actions', async () => {
    const boss = await company.hire('boss', company.allBut())
    await app.api('PATCH', `/staff/${boss.staff}`, {
      token: hr.token,
      body: { user: hr.user, status: 'suspended', email: 'mine@else.test' },
    })
    const after = await app.api<Record<string, unknown>>('GET', `/staff/${boss.staff}`, { token: hr.token })
    expect(after.body).toMatchObject({ user: boss.user, status: 'active', email: boss.email })
  })

  test('cannot bring back somebody who may do more', async () => {
    const boss = await company.hire('former-boss', company.allBut())
    const move = (action: string) =>
      app.api('POST', `/staff/${boss.staff}/${action}`, { token: hr.token, body: { reason: 'a test' } })
    expect((await move('suspend')).status).toBe(200)
    expect((await move('restore')).status).toBe(403)
    expect((await move('leave')).status).toBe(200)
    expect((await move('restore')).status).toBe(403)
    expect(await ledger(boss.token)).toBe(401)
  })

  test('may rename and suspend those who may do more', async () => {
    const boss = await company.hire('renamed-boss', company.allBut())
    expect(
      (await app.api('PATCH', `/staff/${boss.staff}`, { token: hr.token, body: { name: 'New name' } })).status,
    ).toBe(200)
    expect(
      (await app.api('POST', `/staff/${boss.staff}/suspend`, { token: hr.token, body: { reason: 'a test' } })).status,
    ).toBe(200)
  })

  test('cannot reach another user', async () => {
    const boss = await company.hire('target', company.allBut())
    for (const body of [{ name: 'Stolen' }, { email: 'mine@else.test' }, { isOperator: true }]) {
      expect((await app.api('PATCH', `/users/${boss.user}`, { token: hr.token, body })).status).toBe(403)
    }
  })
})

describe('what counts from the next request on', () => {
  test('suspended, removed and unassigned staff are refused, with the token that worked before', async () => {
    const changes = [`status = 'suspended'`, `status = 'left'`, 'deleted_at = now()']
    for (const change of changes) {
      const clerk = await company.hire(`clerk-${randomUUID().slice(0, 4)}`, [
        'finance.ledger.view',
        'property.units.view',
      ])
      expect(await ledger(clerk.token)).toBe(200)
      await readQuery(app.payload, `update staff set ${change} where id = $1`, [clerk.staff])
      const after = [
        await ledger(clerk.token),
        (await app.api('GET', '/units', { token: clerk.token })).status,
        (await app.api('GET', '/finance/ledger', { token: clerk.token })).status,
      ]
      expect(after).toEqual([403, 403, 403])
    }
  })

  test('a permission taken from the role is gone, and so are those of a suspended company', async () => {
    const clerk = await company.hire('clerk-of-role', ['finance.ledger.view', 'property.units.view'])
    await app.payload.update({
      collection: 'roles',
      id: clerk.role,
      data: { permissions: ['property.units.view'] },
      overrideAccess: true,
      req: await createReq(app.payload),
    })
    expect([await ledger(clerk.token), (await app.api('GET', '/units', { token: clerk.token })).status]).toEqual([
      403, 200,
    ])
    const other = await makeStaffedCompany(app, 'closing')
    const staff = await other.hire('clerk', ['finance.ledger.view'])
    await app.payload.update({
      collection: 'companies',
      id: other.company,
      data: { status: 'suspended' },
      overrideAccess: true,
      req: await createReq(app.payload),
    })
    expect(await ledger(staff.token)).toBe(403)
  })

  test('a permission in one company opens nothing in another of the same user', async () => {
    const other = await makeStaffedCompany(app, 'second-home')
    const both = { name: 'Both', email: 'both@homes.test', passwordHash: await sharedHash() }
    const viewer = await other.makeRole('looker', ['property.projects.view'])
    const full = await company.makeRole('full-here', company.allBut())
    await addStaff({
      req: await createReq(app.payload),
      staff: { ...both, company: company.company, roles: [full.id] },
    })
    await addStaff({
      req: await createReq(app.payload),
      staff: { ...both, company: other.company, roles: [viewer.id] },
    })
    const token = await app.login(both.email, password)
    const project = (target: unknown, headers = {}) =>
      app.api('POST', '/projects', {
        token,
        headers,
        body: { name: 'P', code: randomUUID().slice(0, 8), company: target },
      })
    expect((await project(company.company)).status).toBe(201)
    expect((await project(other.company)).status).toBe(403)
    expect((await project(other.company, { 'x-company': company.company })).status).toBe(403)
    expect((await project({ id: other.company })).status).toBe(400)
    expect((await app.api('PATCH', `/projects/${other.project}`, { token, body: { name: 'Mine' } })).status).toBe(403)
    expect((await app.api('DELETE', `/projects/${other.project}`, { token })).status).toBe(403)
    expect(
      (await app.api('PATCH', `/projects/${other.project}`, { token, body: { company: company.company } })).status,
    ).toBe(403)
    expect((await app.api('POST', `/contracts/${other.lease}/activate`, { token })).status).toBe(404)
    const all = await app.api<{ totalDocs: number }>('GET', '/units', { token })
    expect(all.text).not.toContain(other.unit)
  })
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readQuery } from '../../../src/db/transaction.ts'
import type { TestApp } from '../../helpers/app.ts'
import { password } from '../../helpers/factories.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { makeStaffWorld, type StaffWorld } from './staff-world.ts'

let app: TestApp
let world: StaffWorld

beforeAll(async () => {
  app = await startUnlimitedApp()
  world = await makeStaffWorld(app, 'working')
})
afterAll(() => app?.stop())

const units = async (token: string) => (await app.api('GET', '/units', { token })).status
const hire = () => world.hire(`clerk-${randomUUID().slice(0, 6)}`, ['property.units.view'])
const openSessions = async (user: string) =>
  (await readQuery(app.payload, 'select id from sessions where user_id = $1 and revoked_at is null', [user])).length

describe('the way of a member of the staff', () => {
  test('suspended, restored, left, restored; each with its reason in the audit log', async () => {
    const clerk = await hire()
    expect(await units(clerk.token)).toBe(200)
    expect((await world.act(clerk.staff, 'suspend')).status).toBe(200)
    expect(await units(clerk.token)).toBe(401)
    expect((await world.act(clerk.staff, 'suspend')).status).toBe(409)
    expect((await world.act(clerk.staff, 'restore')).status).toBe(200)
    expect(await units(await app.login(clerk.email, password))).toBe(200)
    expect((await world.act(clerk.staff, 'leave')).status).toBe(200)
    expect(await world.rowOf(clerk.staff)).toMatchObject({ status: 'left', left_at: expect.any(Date) })
    expect((await world.act(clerk.staff, 'restore')).status).toBe(200)
    expect(await world.rowOf(clerk.staff)).toMatchObject({ status: 'active', left_at: null })
    const entries = await readQuery<{ reason: string; after: { status: string } }>(
      app.payload,
      `select reason, after from audit_log where entity = 'staff' and entity_id = $1 and action = 'update' order by at, id`,
      [clerk.staff],
    )
    expect(entries.map(({ reason, after }) => [after.status, reason])).toEqual([
      ['suspended', 'to suspend in a test'],
      ['active', 'to restore in a test'],
      ['left', 'to leave in a test'],
      ['active', 'to restore in a test'],
    ])
  })

  test('actions take a reason, the permission, and a row of one’s own company', async () => {
    const clerk = await hire()
    const post = (token: string, body: object) => app.api('POST', `/staff/${clerk.staff}/suspend`, { token, body })
    expect((await post(world.boss.token, {})).status).toBe(400)
    expect((await post(clerk.token, { reason: 'because' })).status).toBe(403)
    const far = await makeStaffWorld(app, `far-${randomUUID().slice(0, 6)}`)
    expect((await post(far.boss.token, { reason: 'because' })).status).toBe(404)
    expect(await units(clerk.token)).toBe(200)
  })

  test('whoever leaves keeps the log-ins that another company needs, and loses his keys of this one', async () => {
    const far = await makeStaffWorld(app, `second-${randomUUID().slice(0, 6)}`)
    const { email, user, token } = await far.hire('in-two-companies', ['property.units.view'])
    const { body } = await world.invite({ email })
    await world.accept(await world.tokenFor(email), password)
    for (const { company } of [world, far])
      await readQuery(
        app.payload,
        `insert into api_keys (id, company_id, name, prefix, key_hash, created_by_id)
         values (gen_random_uuid(), $1, 'key', 'fhk_', $2, $3)`,
        [company, randomUUID(), user],
      )
    expect((await world.act(body.id, 'leave')).status).toBe(200)
    expect(await openSessions(user)).toBeGreaterThan(0)
    expect(await units(token)).toBe(200)
    const keys = await readQuery<{ company_id: string; is_revoked: boolean }>(
      app.payload,
      'select company_id, revoked_at is not null as is_revoked from api_keys where created_by_id = $1',
      [user],
    )
    expect(keys.find(({ company_id }) => company_id === world.company)?.is_revoked).toBe(true)
    expect(keys.find(({ company_id }) => company_id === far.company)?.is_revoked).toBe(false)
    expect((await far.act((await staffOf(far.company, user)) ?? '', 'leave')).status).toBe(200)
    expect(await openSessions(user)).toBe(0)
  })

  test('an open invitation ends with leaving; inviting again restores the row', async () => {
    const email = `${randomUUID().slice(0, 8)}@again.test`
    const { body } = await world.invite({ email, phone: '0712 345 678' })
    expect((await world.act(body.id, 'suspend')).status).toBe(409)
    expect((await world.act(body.id, 'restore')).status).toBe(409)
    expect((await world.act(body.id, 'leave')).status).toBe(200)
    expect(await world.invitationOf(body.invitation)).toMatchObject({ status: 'revoked' })
    expect((await world.act(body.id, 'restore')).status).toBe(409)
    await world.makeOlder(body.invitation, 2)
    const again = await world.invite({ email, name: 'Amina Y. Again', roles: undefined })
    expect([again.status, again.body.id]).toEqual([201, body.id])
    const { userId } = await world.accept(await world.tokenFor(email), 'Lantern-Walnut-Orbit-42')
    expect(await world.rowOf(body.id)).toMatchObject({ status: 'active', user_id: userId })
  })

  test('a right that the restorer does not hold is not given by inviting again', async () => {
    const former = await world.hire(`former-${randomUUID().slice(0, 4)}`, ['finance.ledger.view'])
    await world.act(former.staff, 'leave')
    const hr = await world.hire(`hr-${randomUUID().slice(0, 4)}`, ['settings.staff.view', 'settings.staff.create'])
    expect((await world.invite({ email: former.email, roles: undefined }, hr.token)).status).toBe(403)
    expect(await world.rowOf(former.staff)).toMatchObject({ status: 'left' })
  })
})

const staffOf = async (company: string, user: string): Promise<string | undefined> =>
  (
    await readQuery<{ id: string }>(app.payload, 'select id from staff where company_id = $1 and user_id = $2', [
      company,
      user,
    ])
  )[0]?.id

describe('the list of the staff', () => {
  test('is searched by name, e-mail and phone, and filtered', async () => {
    const email = `wairimu-${randomUUID().slice(0, 6)}@list.test`
    const { body } = await world.invite({
      email,
      name: 'Wairimu Njoki',
      phone: '0722 000 111',
      position: world.position,
    })
    const find = async (where: string) =>
      (
        await app.api<{ docs: { id: string }[] }>('GET', `/staff?limit=100&${where}`, { token: world.boss.token })
      ).body.docs.map(({ id }) => id)
    expect(await find('where[name][like]=wairimu')).toContain(body.id)
    expect(await find(`where[email][equals]=${email}`)).toEqual([body.id])
    expect(await find('where[phone][equals]=%2B254722000111')).toEqual([body.id])
    expect(await find(`where[position][equals]=${world.position}`)).toEqual([body.id])
    expect(await find('where[status][equals]=suspended')).not.toContain(body.id)
  })

  test('a wrong phone number or e-mail is refused with its field', async () => {
    const wrong = async (body: object) => {
      const { status, text } = await world.invite({ email: `${randomUUID().slice(0, 8)}@list.test`, ...body })
      return [status, (JSON.parse(text) as { errors: { path?: string }[] }).errors[0]?.path]
    }
    expect(await wrong({ phone: '12' })).toEqual([400, 'phone'])
    expect(await wrong({ email: 'nobody' })).toEqual([400, 'email'])
    expect(await wrong({ grants: ['platform.companies.view'] })).toEqual([400, 'grants.0'])
  })

  test('a position brings its roles to whoever is invited without any', async () => {
    const role = await world.makeRole(`of-position-${randomUUID().slice(0, 4)}`, ['property.units.view'])
    const position = await app.api<{ doc: { id: string } }>('POST', '/positions', {
      token: world.boss.token,
      body: { name: `Caretaker ${randomUUID().slice(0, 4)}`, defaultRoles: [role.id] },
    })
    const { body } = await world.invite({
      email: `${randomUUID().slice(0, 8)}@list.test`,
      position: position.body.doc.id,
      roles: undefined,
    })
    const row = await app.api<{ roles: string[] }>('GET', `/staff/${body.id}`, { token: world.boss.token })
    expect(row.body.roles).toEqual([role.id])
  })

  test('statistics count by status, branch and position, in one company', async () => {
    const far = await makeStaffWorld(app, `counted-${randomUUID().slice(0, 6)}`)
    const clerk = await far.hire('clerk', ['property.units.view'])
    const gone = await far.hire('gone', ['property.units.view'])
    await far.act(clerk.staff, 'suspend')
    await far.act(gone.staff, 'leave')
    await far.invite({ email: `${randomUUID().slice(0, 8)}@count.test`, position: far.position })
    const { body } = await app.api('GET', '/staff/statistics', { token: far.boss.token })
    // four of the seeded roles and the boss work there
    expect(body).toEqual({
      total: 8,
      active: 5,
      invited: 1,
      suspended: 1,
      left: 1,
      byBranch: [
        { id: far.branch, name: 'Head office', count: 4 },
        { id: null, name: null, count: 3 },
      ],
      byPosition: [
        { id: null, name: null, count: 6 },
        { id: far.position, name: 'Clerk', count: 1 },
      ],
    })
    expect((await app.api('GET', '/staff/statistics', { token: world.boss.token })).body.total).not.toBe(8)
  })
})

test('a row is deleted only when nothing refers to it', async () => {
  const clerk = await hire()
  await units(clerk.token)
  const known = await app.api('DELETE', `/staff/${clerk.staff}`, { token: world.boss.token })
  expect([known.status, known.text.includes('has worked here')]).toEqual([409, true])
  const { body } = await world.invite({ email: `${randomUUID().slice(0, 8)}@typo.test` })
  expect((await app.api('DELETE', `/staff/${body.id}`, { token: world.boss.token })).status).toBe(200)
  expect(await world.rowOf(body.id)).toBeUndefined()
  expect(await readQuery(app.payload, 'select id from invitations where id = $1', [body.invitation])).toEqual([])
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createReq, readQuery } from '../../../src/db/transaction.ts'
import type { TestApp } from '../../helpers/app.ts'
import { makePerson, password } from '../../helpers/factories.ts'
import { mailsTo } from '../../helpers/mailbox.ts'
import { refusalOf } from '../../helpers/refusal.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { makeStaffWorld, type StaffWorld } from './staff-world.ts'

const newPassword = 'Lantern-Walnut-Orbit-42'

let app: TestApp
let world: StaffWorld

beforeAll(async () => {
  app = await startUnlimitedApp()
  world = await makeStaffWorld(app, 'inviting')
})
afterAll(() => app?.stop())

const address = () => `${randomUUID().slice(0, 8)}@invited.test`

describe('an invitation to the staff', () => {
  test('goes by mail, keeps only a hash of its link, and opens nothing before it is accepted', async () => {
    const email = address()
    const { status, body } = await world.invite({ email: email.toUpperCase(), phone: '0712 345 678' })
    expect(status).toBe(201)
    expect(await world.rowOf(body.id)).toMatchObject({ status: 'invited', user_id: null })
    const [mail] = await mailsTo(app.payload, email)
    expect(mail).toMatchObject({
      template: 'invitation',
      data: { kind: 'staff', company: 'Company inviting', inviter: 'boss' },
    })
    const token = await world.tokenFor(email)
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    const dump = JSON.stringify(await readQuery(app.payload, 'select to_jsonb(i) from invitations i'))
    expect(dump).not.toContain(token)
    const shown = await app.api('GET', `/invitations/${body.invitation}`, { token: world.boss.token })
    expect(shown.body).toMatchObject({ email, kind: 'staff', status: 'pending', staff: body.id, sends: 1 })
    expect(shown.text).not.toContain('tokenHash')
    const audit = await readQuery<{ after: object }>(
      app.payload,
      `select before, after from audit_log where entity = 'invitations' and entity_id = $1`,
      [body.invitation],
    )
    expect(JSON.stringify(audit)).not.toContain(token)
    const days = (Date.parse(String(shown.body.expiresAt)) - Date.now()) / 86_400_000
    expect(days).toBeGreaterThan(6.9)
    expect(days).toBeLessThanOrEqual(7)
  })

  test('is the same when the form of the panel adds somebody', async () => {
    const email = address()
    const body = { name: 'By the form', email, roles: [world.roles.viewer], status: 'active', user: world.boss.user }
    const made = await app.api<{ doc: { id: string; status: string } }>('POST', '/staff', {
      token: world.boss.token,
      body,
    })
    expect([made.status, made.body.doc.status]).toEqual([201, 'invited'])
    expect(await world.rowOf(made.body.doc.id)).toMatchObject({ user_id: null })
    await expect(world.tokenFor(email)).resolves.toBeTruthy()
  })

  test('makes a log-in for a new address; a weak password is refused and leaves the link good', async () => {
    const { previewInvitation } = await import('../../../src/services/invitations/preview-invitation.ts')
    const email = address()
    const { body } = await world.invite({ email })
    const token = await world.tokenFor(email)
    const preview = await previewInvitation({ req: await createReq(app.payload), token })
    expect(preview).toMatchObject({ company: { name: 'Company inviting' }, kind: 'staff', email, hasAccount: false })
    expect(await refusalOf(world.accept(token, 'password1234'))).toMatchObject({ status: 400 })
    const { userId } = await world.accept(token, newPassword, 'Amina W. Yusuf')
    expect(await world.rowOf(body.id)).toMatchObject({ status: 'active', user_id: userId })
    const [user] = await readQuery<{ name: string; is_verified: boolean }>(
      app.payload,
      'select name, email_verified_at is not null as is_verified from users where id = $1',
      [userId],
    )
    expect(user).toEqual({ name: 'Amina W. Yusuf', is_verified: true })
    const login = await app.login(email, newPassword)
    expect((await app.api('GET', '/units', { token: login })).status).toBe(200)
    expect(await world.invitationOf(body.invitation)).toMatchObject({ status: 'accepted', acceptedBy: userId })
    expect(await refusalOf(world.accept(token, newPassword))).toMatchObject({ status: 410, code: 'GONE' })
    expect(await refusalOf(world.accept('x'.repeat(43), newPassword))).toMatchObject({ status: 404 })
  })

  test('takes the password of an account that is there, and locks after five wrong ones', async () => {
    const other = await makeStaffWorld(app, `home-${randomUUID().slice(0, 6)}`)
    const { email, user } = await other.hire('works-elsewhere', ['property.units.view'])
    const { body } = await world.invite({ email })
    const token = await world.tokenFor(email)
    for (let attempt = 0; attempt < 5; attempt += 1)
      expect(await refusalOf(world.accept(token, `Wrong-Wrong-${attempt}`))).toMatchObject({ status: 400 })
    expect(await refusalOf(world.accept(token, password))).toMatchObject({ status: 429 })
    await readQuery(app.payload, 'delete from auth_locks')
    expect(await world.accept(token, password, 'Another name')).toEqual({ userId: user, isNew: false })
    expect(await world.rowOf(body.id)).toMatchObject({ status: 'active', user_id: user })
    const me = await app.api<{ companies: unknown[] }>('GET', '/auth/me', { token: await app.login(email, password) })
    expect(me.body.companies).toHaveLength(2)
  })

  test('is accepted once by twenty at the same time', async () => {
    const email = address()
    const { body } = await world.invite({ email })
    const token = await world.tokenFor(email)
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => world.accept(token, newPassword)))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const users = await readQuery(app.payload, 'select id from users where email = $1', [email])
    expect(users).toHaveLength(1)
    expect((await world.rowOf(body.id))?.status).toBe('active')
  }, 60_000)

  test('runs out after seven days, and is found as expired', async () => {
    const email = address()
    const { body } = await world.invite({ email })
    await readQuery(app.payload, `update invitations set expires_at = now() - interval '1 s' where id = $1`, [
      body.invitation,
    ])
    expect(await refusalOf(world.accept(await world.tokenFor(email), newPassword))).toMatchObject({ status: 410 })
    expect(await world.invitationOf(body.invitation)).toMatchObject({ status: 'expired' })
    const list = await app.api<{ docs: { id: string }[] }>('GET', '/invitations?where[status][equals]=expired', {
      token: world.boss.token,
    })
    expect(list.body.docs.map(({ id }) => id)).toContain(body.invitation)
  })

  test('is sent again with a new link at most once a minute and ten times, and revoked', async () => {
    const email = address()
    const { body } = await world.invite({ email })
    const path = `/invitations/${body.invitation}`
    const post = (action: string, token = world.boss.token) => app.api('POST', `${path}/${action}`, { token })
    const tooSoon = await post('resend')
    expect([tooSoon.status, Number(tooSoon.headers.get('retry-after')) > 0]).toEqual([429, true])
    const first = await world.tokenFor(email)
    await world.makeOlder(body.invitation, 2)
    expect((await post('resend')).status).toBe(200)
    const second = await world.tokenFor(email)
    expect(second).not.toBe(first)
    expect(await refusalOf(world.accept(first, newPassword))).toMatchObject({ status: 404 })
    for (let sends = 2; sends < 10; sends += 1) {
      await world.makeOlder(body.invitation, 2)
      expect((await post('resend')).status).toBe(200)
    }
    await world.makeOlder(body.invitation, 2)
    expect((await post('resend')).status).toBe(409)
    const viewer = await world.hire(`viewer-${randomUUID().slice(0, 4)}`, ['settings.staff.view'])
    const outsider = await world.hire(`outsider-${randomUUID().slice(0, 4)}`, ['property.units.view'])
    expect((await post('revoke', viewer.token)).status).toBe(403)
    expect((await post('revoke', outsider.token)).status).toBe(404)
    expect((await post('revoke')).status).toBe(200)
    expect(await refusalOf(world.accept(await world.tokenFor(email), newPassword))).toMatchObject({ status: 410 })
    expect((await post('resend')).status).toBe(409)
  })

  test('of somebody who is in the staff already is refused', async () => {
    const email = address()
    expect((await world.invite({ email })).status).toBe(201)
    expect((await world.invite({ email: email.toUpperCase() })).status).toBe(409)
    expect((await world.invite({ email: world.boss.email })).status).toBe(409)
  })
})

describe('an invitation to the portal', () => {
  const invite = (body: object, token = world.boss.token) =>
    app.api<{ id: string }>('POST', '/invitations', { token, body })

  test('ties the person to the log-in, once', async () => {
    const person = await makePerson(app.payload, { company: world.company, name: 'Tenant', isTenant: true })
    const email = address()
    expect((await invite({ kind: 'tenant', person: person.id })).status).toBe(400)
    expect((await invite({ kind: 'owner', person: person.id, email })).status).toBe(400)
    expect((await invite({ kind: 'tenant', person: person.id, email })).status).toBe(201)
    const { userId } = await world.accept(await world.tokenFor(email), newPassword)
    const [row] = await readQuery<{ user_id: string }>(app.payload, 'select user_id from people where id = $1', [
      person.id,
    ])
    expect(row?.user_id).toBe(userId)
    expect((await invite({ kind: 'tenant', person: person.id, email: address() })).status).toBe(409)
    const second = await makePerson(app.payload, { company: world.company, name: 'Second', isOwner: true })
    await readQuery(app.payload, `update invitations set sent_at = sent_at - interval '2 minutes' where email = $1`, [
      email,
    ])
    expect((await invite({ kind: 'owner', person: second.id, email })).status).toBe(201)
    expect(await refusalOf(world.accept(await world.tokenFor(email), newPassword))).toMatchObject({ status: 409 })
  })

  test('takes the permission, in the company of the person', async () => {
    const person = await makePerson(app.payload, { company: world.company, name: 'Owner', isOwner: true })
    const clerk = await world.hire(`clerk-${randomUUID().slice(0, 4)}`, ['people.people.view', 'people.people.update'])
    const body = { kind: 'owner', person: person.id, email: address() }
    expect((await invite(body, clerk.token)).status).toBe(403)
    const other = await makeStaffWorld(app, `far-${randomUUID().slice(0, 6)}`)
    expect((await invite(body, other.boss.token)).status).toBe(404)
    expect((await invite(body)).status).toBe(201)
    const again = await invite({ ...body, email: address() })
    expect(again.status).toBe(201)
    const open = await readQuery(
      app.payload,
      `select id from invitations where person_id = $1 and status = 'pending'`,
      [person.id],
    )
    expect(open).toEqual([{ id: again.body.id }])
  })
})

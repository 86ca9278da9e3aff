import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { requireGrantable } from '../../../src/access/require-grantable.ts'
import { requireWithinLimit } from '../../../src/access/require-within-limit.ts'
import { createReq, readQuery, withTransaction } from '../../../src/db/transaction.ts'
import type { TestApp } from '../../helpers/app.ts'
import { refusalOf } from '../../helpers/refusal.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { makeStaffedCompany, type Company } from './company.ts'
import { reqOf } from './req-of.ts'

const code = 'finance.payouts.approve'
const managing = ['settings.roles.view', 'settings.roles.create', 'settings.roles.update', code] as const

let app: TestApp
let company: Company
let chief: Awaited<ReturnType<Company['hire']>>

beforeAll(async () => {
  app = await startUnlimitedApp()
  company = await makeStaffedCompany(app, 'limits')
  chief = await company.hire('chief', [...managing], [{ permission: code, amountMinor: 50_000_00 }])
})
afterAll(() => app?.stop())

type Limit = { permission: string; amountMinor: number }

const makeRole = (key: string, limits: Limit[], permissions: string[] = [code]) =>
  app.api<{ doc: { id: string } }>('POST', '/roles', {
    token: chief.token,
    body: { name: key, key, permissions, limits },
  })

const upTo = (amountMinor: number): Limit => ({ permission: code, amountMinor })

test.each([
  ['below his own', [upTo(10_000_00)], 201],
  ['equal to his own', [upTo(50_000_00)], 201],
  ['above his own', [upTo(50_000_01)], 403],
  ['none at all', [], 403],
])('a limit %s', async (name, limits, status) => {
  expect((await makeRole(`role-${name.replaceAll(' ', '-')}`, limits)).status).toBe(status)
})

test('a role that is there cannot be raised beyond it: neither by a higher limit nor by dropping the limit', async () => {
  const { body } = await makeRole('raised', [upTo(10_000_00)])
  const change = (data: object) => app.api('PATCH', `/roles/${body.doc.id}`, { token: chief.token, body: data })
  expect((await change({ limits: [upTo(60_000_00)] })).status).toBe(403)
  expect((await change({ limits: [] })).status).toBe(403)
  expect((await change({ limits: [upTo(20_000_00)] })).status).toBe(200)
})

test('a limit belongs to a permission of the role that can have one, once, in whole minor units', async () => {
  const wrong = [
    [upTo(1), { permission: 'settings.roles.view', amountMinor: 1 }],
    [upTo(1), upTo(2)],
    [upTo(0.5)],
    [upTo(-1)],
    [upTo(1), { permission: 'finance.expenses.pay', amountMinor: 1 }],
  ]
  for (const limits of wrong) expect([limits, (await makeRole('wrong', limits)).status]).toEqual([limits, 400])
})

test('a limit goes with its permission', async () => {
  const { body } = await makeRole('shrinking', [upTo(1_00)], [code, 'settings.roles.view'])
  const after = await app.api<{ doc: { limits: unknown[] } }>('PATCH', `/roles/${body.doc.id}`, {
    token: chief.token,
    body: { permissions: ['settings.roles.view'], changeReason: 'No approvals any more' },
  })
  expect([after.status, after.body.doc.limits]).toEqual([200, []])
  const [entry] = await readQuery<{ reason: string; before: object; after: object }>(
    app.payload,
    `select reason, before, after from audit_log where entity = 'roles' and entity_id = $1 and action = 'update'`,
    [body.doc.id],
  )
  expect(entry?.reason).toBe('No approvals any more')
  expect(entry?.before).toMatchObject({ permissions: [code, 'settings.roles.view'] })
  expect(entry?.after).toMatchObject({ permissions: ['settings.roles.view'] })
  expect(Object.keys(entry?.after ?? {})).not.toContain('changeReason')
})

test('the one rule of granting counts limits for keys as well, and nothing in a company that is not one’s own', async () => {
  const req = await reqOf(app.payload, chief.user)
  const grant = (more: object) =>
    refusalOf(requireGrantable({ req, company: company.company, permissions: [code], ...more }))
  expect(await grant({})).toMatchObject({ status: 403 })
  expect(await grant({ limits: { [code]: 60_000_00 } })).toMatchObject({ status: 403 })
  await expect(
    requireGrantable({ req, company: company.company, permissions: [code], limits: { [code]: 50_000_00 } }),
  ).resolves.toBeUndefined()
  const other = await makeStaffedCompany(app, 'limits-other')
  expect(await grant({ company: other.company, limits: { [code]: 1 } })).toMatchObject({ status: 403 })
})

test('a role in use stays, and says by how many; a position too', async () => {
  const boss = await company.hire('boss', company.allBut())
  const used = await company.makeRole('used', ['property.units.view'])
  const req = await createReq(app.payload)
  await app.payload.update({
    collection: 'positions',
    id: company.position,
    data: { defaultRoles: [used.id] },
    overrideAccess: true,
    req,
  })
  for (const email of ['one@limits.test', 'two@limits.test']) {
    const body = { name: email, email, position: company.position }
    expect((await app.api('POST', '/staff/invite', { token: boss.token, body })).status).toBe(201)
  }
  for (const attempt of [
    app.api('DELETE', `/roles/${used.id}`, { token: boss.token }),
    app.api('PATCH', `/roles/${used.id}`, { token: boss.token, body: { deletedAt: new Date().toISOString() } }),
  ]) {
    const { status, text } = await attempt
    expect(status).toBe(409)
    expect(text).toContain('in use by 2 staff members and 1 position')
  }
  const position = await app.api('DELETE', `/positions/${company.position}`, { token: boss.token })
  expect([position.status, position.text.includes('2 staff members')]).toEqual([409, true])
  const free = await company.makeRole('free', ['property.units.view'])
  expect((await app.api('DELETE', `/roles/${free.id}`, { token: boss.token })).status).toBe(200)
})

test('an amount beyond the limit of a role is refused where the permission is used', async () => {
  const permission = 'finance.charges.create' as const
  const clerk = await company.hire('clerk-with-limit', [permission], [{ permission, amountMinor: 1_000_00 }])
  const free = await company.hire('clerk-without-limit', [permission])
  const use = async (user: string, amountMinor: bigint, currency = 'KES') => {
    const req = await reqOf(app.payload, user)
    return withTransaction(req, (tx) =>
      requireWithinLimit({ req, tx, company: company.company, permission, amountMinor, currency }),
    )
  }
  await expect(use(clerk.user, 1_000_00n)).resolves.toBeUndefined()
  await expect(use(free.user, 9_000_000_00n)).resolves.toBeUndefined()
  expect(await refusalOf(use(clerk.user, 1_000_01n))).toMatchObject({ status: 403 })
  expect(await refusalOf(use(clerk.user, 1n, 'USD'))).toMatchObject({ status: 403 })
})

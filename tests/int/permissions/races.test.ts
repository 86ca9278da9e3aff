import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { PayloadRequest } from 'payload'
import { readQuery, withTransaction } from '../../../src/db/transaction.ts'
import { suspendStaff } from '../../../src/services/staff/change-staff-status.ts'
import type { TestApp } from '../../helpers/app.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { makeStaffedCompany, type Company } from './company.ts'
import { reqOf } from './req-of.ts'

let app: TestApp
let company: Company
let clerk: string

beforeAll(async () => {
  app = await startUnlimitedApp()
  company = await makeStaffedCompany(app, 'races')
  clerk = (await company.makeRole('clerk-role', ['property.units.view'])).id
})
afterAll(() => app?.stop())

const barrier = () => {
  let open = (): void => undefined
  const passed = new Promise<void>((resolve) => (open = resolve))
  return { passed, open: () => open() }
}

/** Works in a transaction that commits only when the function that it returns is called. */
const inSlowTransaction = async (req: PayloadRequest, work: () => Promise<unknown>) => {
  const gate = barrier()
  const worked = barrier()
  const done = withTransaction(req, async () => {
    await work()
    worked.open()
    await gate.passed
  })
  await Promise.race([worked.passed, done])
  return async (): Promise<void> => {
    gate.open()
    await done
  }
}

const demoteSlowly = async (by: string, staff: string) => {
  const req = await reqOf(app.payload, by)
  return inSlowTransaction(req, () =>
    app.payload.update({ collection: 'staff', id: staff, data: { roles: [clerk] }, overrideAccess: true, req }),
  )
}

const rolesOf = async (staff: string): Promise<string[]> =>
  (
    await readQuery<{ id: string }>(
      app.payload,
      `select roles_id as id from staff_rels where parent_id = $1 and path = 'roles'`,
      [staff],
    )
  ).map(({ id }) => id)

test('of two administrators who demote each other, the second waits for the first and is refused', async () => {
  const left = await company.hire('left', company.allBut())
  const right = await company.hire('right', company.allBut())
  await readQuery(
    app.payload,
    `update staff set status = 'suspended' where company_id = $1 and id <> all($2::uuid[])`,
    [company.company, [left.staff, right.staff]],
  )
  const finish = await demoteSlowly(left.user, right.staff)
  const second = app.api('PATCH', `/staff/${left.staff}`, { token: right.token, body: { roles: [clerk] } })
  expect(await Promise.race([second.then(() => 'answered'), sleep(500, 'waiting')])).toBe('waiting')
  await finish()
  expect((await second).status).toBe(409)
  expect(await rolesOf(left.staff)).toEqual([left.role])
  expect(await rolesOf(right.staff)).toEqual([clerk])
})

test('a form that was sent before somebody lost a role does not give it back to him', async () => {
  const boss = await company.hire('boss', company.allBut())
  const target = await company.hire('target', company.allBut())
  const hr = await company.hire('hr', ['settings.staff.view', 'settings.staff.update', 'settings.roles.view'])
  const finish = await demoteSlowly(boss.user, target.staff)
  const rename = app.api('PATCH', `/staff/${target.staff}`, { token: hr.token, body: { name: 'Renamed' } })
  expect(await Promise.race([rename.then(() => 'answered'), sleep(500, 'waiting')])).toBe('waiting')
  await finish()
  expect((await rename).status).toBe(200)
  expect(await rolesOf(target.staff)).toEqual([clerk])
})

test('nor does it bring back somebody who was suspended meanwhile', async () => {
  const boss = await company.hire('second-boss', company.allBut())
  const target = await company.hire('second-target', ['property.units.view'])
  const req = await reqOf(app.payload, boss.user)
  const finish = await inSlowTransaction(req, () =>
    suspendStaff({ req, companies: [company.company], id: target.staff, reason: 'a test' }),
  )
  const rename = app.api('PATCH', `/staff/${target.staff}`, { token: boss.token, body: { name: 'Renamed' } })
  expect(await Promise.race([rename.then(() => 'answered'), sleep(500, 'waiting')])).toBe('waiting')
  await finish()
  expect((await rename).status).toBe(200)
  const [row] = await readQuery(app.payload, 'select name, status from staff where id = $1', [target.staff])
  expect(row).toEqual({ name: 'Renamed', status: 'suspended' })
})

test('nor does a form of a role give back the permissions that were taken from it', async () => {
  const boss = await company.hire('third-boss', company.allBut())
  const role = await company.makeRole('shrinks', ['finance.ledger.view', 'property.units.view'])
  const req = await reqOf(app.payload, boss.user)
  const finish = await inSlowTransaction(req, () =>
    app.payload.update({
      collection: 'roles',
      id: role.id,
      data: { permissions: ['property.units.view'] },
      overrideAccess: true,
      req,
    }),
  )
  const rename = app.api('PATCH', `/roles/${role.id}`, { token: boss.token, body: { name: 'Renamed' } })
  expect(await Promise.race([rename.then(() => 'answered'), sleep(500, 'waiting')])).toBe('waiting')
  await finish()
  expect((await rename).status).toBe(200)
  const codes = await readQuery(app.payload, 'select value from roles_permissions where parent_id = $1', [role.id])
  expect(codes).toEqual([{ value: 'property.units.view' }])
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createReq, readQuery } from '../../../src/db/transaction.ts'
import type { TestApp } from '../../helpers/app.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { makeStaffedCompany, type Company } from './company.ts'

let app: TestApp
let company: Company
let first: Awaited<ReturnType<Company['hire']>>
let clerk: string

const holders = async (): Promise<number> => {
  const rows = await readQuery(
    app.payload,
    `select s.id from staff s
     where s.company_id = $1 and s.status = 'active' and s.deleted_at is null and s.project_scope = 'all'
       and exists (select from staff_rels sr join roles_permissions p on p.parent_id = sr.roles_id
                   where sr.parent_id = s.id and sr.path = 'roles' and p.value = 'settings.staff.update')
       and not exists (select from staff_denials d where d.parent_id = s.id and d.value = 'settings.staff.update')`,
    [company.company],
  )
  return rows.length
}

beforeAll(async () => {
  app = await startUnlimitedApp()
})
afterAll(() => app?.stop())

beforeEach(async () => {
  company = await makeStaffedCompany(app, `last-${randomUUID().slice(0, 6)}`)
  first = await company.hire('first', company.allBut())
  clerk = (await company.makeRole('clerk-role', ['property.units.view'])).id
  // The administrator that every test company starts with is not asked here.
  await readQuery(app.payload, `update staff set status = 'suspended' where company_id = $1 and id <> $2`, [
    company.company,
    first.staff,
  ])
})

describe('the last administrator', () => {
  test('can neither be demoted, denied, limited, suspended, sent away nor deleted; nor can his role be emptied', async () => {
    const { staff, role, token } = first
    const patch = (path: string, body: object) => app.api('PATCH', path, { token, body })
    const act = (action: string) => app.api('POST', `/staff/${staff}/${action}`, { token, body: { reason: 'a test' } })
    const attempts: Record<string, () => Promise<{ status: number; text: string }>> = {
      demote: () => patch(`/staff/${staff}`, { roles: [clerk] }),
      deny: () => patch(`/staff/${staff}`, { denials: ['settings.roles.update'] }),
      limit: () => patch(`/staff/${staff}`, { projectScope: 'assigned' }),
      'demote in bulk': () => patch('/staff?where[status][equals]=active', { roles: [clerk] }),
      suspend: () => act('suspend'),
      leave: () => act('leave'),
      trash: () => patch(`/staff/${staff}`, { deletedAt: new Date().toISOString() }),
      delete: () => app.api('DELETE', `/staff/${staff}`, { token }),
      'delete in bulk': () => app.api('DELETE', `/staff?where[id][equals]=${staff}`, { token }),
      empty: () => patch(`/roles/${role}`, { permissions: ['settings.staff.view'] }),
      'empty in bulk': () => patch(`/roles?where[id][equals]=${role}`, { permissions: [] }),
      'delete the role': () => app.api('DELETE', `/roles/${role}`, { token }),
    }
    for (const [name, attempt] of Object.entries(attempts)) {
      const { status, text } = await attempt()
      expect([name, status >= 400 || text.includes('"errors":[{')]).toEqual([name, true])
    }
    expect(await holders()).toBe(1)
    expect((await app.api('GET', '/roles', { token })).status).toBe(200)
  })

  test('can go as soon as there is another one, with a log-in', async () => {
    const act = (action: string) =>
      app.api('POST', `/staff/${first.staff}/${action}`, { token: first.token, body: { reason: 'a test' } })
    const invited = await app.api('POST', '/staff/invite', {
      token: first.token,
      body: { name: 'Next', email: `next@${randomUUID().slice(0, 6)}.test`, roles: [first.role] },
    })
    expect(invited.status).toBe(201)
    expect((await act('leave')).status).toBe(409)
    await company.hire('second', company.allBut())
    expect((await act('leave')).status).toBe(200)
    expect(await holders()).toBe(1)
  })

  test('is one of two who demote each other in the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { staff: left, token: leftToken } = await company.hire(`left-${round}`, company.allBut())
      const { staff: right, token: rightToken } = await company.hire(`right-${round}`, company.allBut())
      await app.payload.update({
        collection: 'staff',
        where: { company: { equals: company.company }, id: { not_in: [left, right] }, status: { equals: 'active' } },
        data: { roles: [clerk] },
        overrideAccess: true,
        req: await createReq(app.payload),
      })
      const demote = (staff: string, token: string) =>
        app.api('PATCH', `/staff/${staff}`, { token, body: { roles: [clerk] } })
      const answers = await Promise.all([demote(right, leftToken), demote(left, rightToken)])
      const statuses = answers.map(({ status }) => status).sort()
      expect(statuses[0]).toBe(200)
      // the second lost his rights on the way, or would have been the last
      expect([403, 404, 409]).toContain(statuses[1])
      expect(await holders()).toBe(1)
    }
  })

  test('is one of two who suspend each other in the same moment', async () => {
    const second = await company.hire('second', company.allBut())
    const suspend = (staff: string, token: string) =>
      app.api('POST', `/staff/${staff}/suspend`, { token, body: { reason: 'a test' } })
    const answers = await Promise.all([suspend(second.staff, first.token), suspend(first.staff, second.token)])
    expect(answers.map(({ status }) => status).sort()[0]).toBe(200)
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(await holders()).toBe(1)
  })
})

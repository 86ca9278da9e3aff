import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createReq } from '../../../src/db/transaction.ts'
import type { TestApp } from '../../helpers/app.ts'
import { makeProperty } from '../../helpers/factories.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { makeStaffedCompany, type Company } from './company.ts'

type Explanation = { allowed: boolean; because: { kind: string; name: string; text: string }[] }

let app: TestApp
let company: Company
let other: Company
let boss: Awaited<ReturnType<Company['hire']>>
let clerk: Awaited<ReturnType<Company['hire']>>

beforeAll(async () => {
  app = await startUnlimitedApp()
  company = await makeStaffedCompany(app, 'explain')
  other = await makeStaffedCompany(app, 'explain-other')
  boss = await company.hire('boss', company.allBut())
  clerk = await company.hire('clerk', ['property.units.view', 'finance.ledger.view'])
})
afterAll(() => app?.stop())

const ask = async (token: string, query: Record<string, string>) => {
  const answer = await app.api<Explanation>('GET', `/auth/explain?${new URLSearchParams(query)}`, { token })
  return { status: answer.status, allowed: answer.body.allowed, kinds: answer.body.because?.map(({ kind }) => kind) }
}

test('everybody may ask about himself', async () => {
  expect(await ask(clerk.token, { permission: 'property.units.view' })).toEqual({
    status: 200,
    allowed: true,
    kinds: ['role'],
  })
  expect(await ask(clerk.token, { permission: 'settings.roles.update' })).toEqual({
    status: 200,
    allowed: false,
    kinds: ['missing'],
  })
  expect((await ask(clerk.token, { permission: 'no.such.code' })).status).toBe(400)
  expect((await app.api('GET', '/auth/explain?permission=property.units.view')).status).toBe(401)
})

test('about a colleague asks who may see staff, about another company’s nobody', async () => {
  const permission = 'property.units.view'
  expect((await ask(boss.token, { permission, staff: clerk.staff })).allowed).toBe(true)
  expect((await ask(clerk.token, { permission, staff: boss.staff })).status).toBe(404)
  const stranger = await other.hire('stranger', other.allBut())
  expect((await ask(stranger.token, { permission, staff: clerk.staff })).status).toBe(404)
  expect((await ask(stranger.token, { permission, company: company.company })).status).toBe(404)
  expect((await ask(stranger.token, { permission, collection: 'units', id: company.unit })).status).toBe(404)
})

test('a row outside the assigned projects is out of reach, and says so to the administrator', async () => {
  const { units, project } = await makeProperty(app.payload, { company: company.company })
  await app.payload.update({
    collection: 'staff',
    id: clerk.staff,
    data: { projectScope: 'assigned', projects: [project.id] },
    overrideAccess: true,
    req: await createReq(app.payload),
  })
  const permission = 'property.units.view'
  const about = (id: string) => ask(boss.token, { permission, staff: clerk.staff, collection: 'units', id })
  expect(await about(units[0]?.id ?? '')).toEqual({ status: 200, allowed: true, kinds: ['role', 'project', 'row'] })
  expect(await about(company.unit)).toEqual({ status: 200, allowed: false, kinds: ['role', 'project', 'row'] })
  expect((await ask(clerk.token, { permission, collection: 'units', id: company.unit })).status).toBe(404)
  expect((await ask(clerk.token, { permission, collection: 'units', id: units[0]?.id ?? '' })).allowed).toBe(true)
  expect(await ask(clerk.token, { permission: 'finance.ledger.view' })).toEqual({
    status: 200,
    allowed: false,
    kinds: ['role', 'project'],
  })
  for (const collection of ['credentials', 'sessions', 'no-such-thing'])
    expect((await ask(boss.token, { permission, collection, id: company.unit })).status).toBe(404)
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createReq, readQuery } from '../../../src/db/transaction.ts'
import { createOperator } from '../../../src/services/platform/create-operator.ts'
import { password } from '../../helpers/factories.ts'
import { refusalOf } from '../../helpers/refusal.ts'
import { tokenOf } from './people.ts'
import { buildWorld, type ActorName, type World } from './world.ts'

let world: World

beforeAll(async () => {
  world = await buildWorld()
})
afterAll(() => world?.stop())

type Answer = Record<string, unknown> & { docs?: Record<string, unknown>[]; totalDocs?: number }
type Refused = { errors: { code: string }[] }
type Entry = {
  action: string
  entity: string
  entity_id: string | null
  on_behalf_of: string | null
  reason: string | null
}

const call = (actor: ActorName, method: string, path: string, body?: object) =>
  world.app.api<Answer>(method, path, { ...world.actors[actor], body })
const log = (company: string, action: string) =>
  readQuery<Entry>(
    world.app.payload,
    'select action, entity, entity_id, on_behalf_of, reason from audit_log where company_id = $1 and action = $2 order by at',
    [company, action],
  )
const grant = (operator: string, rest: object = {}) =>
  call('administrator', 'POST', '/support-grants', { operator, hours: 2, reason: 'Look at a receipt', ...rest })

describe('operators', () => {
  test('see how the companies are doing, and nobody else does', async () => {
    const { status, body } = await call('operator', 'GET', '/platform/companies?limit=1&page=1')
    expect([status, body.totalDocs, body.docs?.length]).toEqual([200, 2, 1])
    expect(body.docs?.[0]).toEqual({
      id: world.a,
      name: 'Company acacia',
      slug: 'acacia',
      status: 'active',
      createdAt: expect.any(String),
      users: 5,
      units: 3,
      deadJobs: 0,
      lastActivityAt: expect.any(String),
      ledger: 'ok',
      storageBytes: 4020,
    })
    for (const actor of ['administrator', 'limited', 'tenant', 'stranger'] as const)
      expect([actor, (await call(actor, 'GET', '/platform/companies')).status]).toEqual([actor, 403])
    expect((await world.app.api('GET', '/platform/companies')).status).toBe(401)
    const token = await tokenOf(world.app.payload, world.users.operator ?? '', '')
    const unproven = await world.app.api<Refused>('GET', '/platform/companies', { token })
    expect([unproven.status, unproven.body.errors[0]?.code]).toEqual([401, 'SECOND_FACTOR_REQUIRED'])
  })

  test('suspend a company: nobody works in it from then on; and restore it', async () => {
    const path = (move: string, id = world.b) => `/platform/companies/${id}/${move}`
    const reason = { reason: 'Unpaid for months' }
    expect((await call('administrator', 'POST', path('suspend'), reason)).status).toBe(403)
    expect((await call('operator', 'POST', path('suspend'), {})).status).toBe(400)
    expect((await call('operator', 'POST', path('suspend', randomUUID()), reason)).status).toBe(404)
    expect((await call('operator', 'POST', path('suspend'), reason)).body).toEqual({ id: world.b, status: 'suspended' })
    expect((await call('stranger', 'GET', '/units')).status).toBe(403)
    expect((await call('operator', 'POST', path('suspend'), reason)).status).toBe(409)
    expect((await call('operator', 'POST', path('restore'), reason)).status).toBe(200)
    expect((await call('stranger', 'GET', '/units')).body.totalDocs).toBe(1)
    expect([...(await log(world.b, 'company.suspend')), ...(await log(world.b, 'company.restore'))]).toMatchObject([
      { entity: 'companies', entity_id: world.b, reason: 'Unpaid for months' },
      { entity: 'companies', entity_id: world.b, reason: 'Unpaid for months' },
    ])
  })

  test('are made on the command line only', async () => {
    const { payload } = world.app
    const make = async (email: string, promote: boolean) =>
      createOperator({ req: await createReq(payload), name: 'Op', email, password, mustChange: true, promote })
    const isOperator = async (email: string) =>
      (await readQuery<{ is: boolean }>(payload, 'select is_operator as is from users where email = $1', [email]))[0]
        ?.is
    expect((await refusalOf(make('TENANT@rows.test', false))).status).toBe(409)
    expect(await isOperator('tenant@rows.test')).toBe(false)
    const { id } = await make('New@rows.test', false)
    const [credential] = await readQuery(payload, 'select must_change from credentials where user_id = $1', [id])
    expect([await isOperator('new@rows.test'), credential]).toEqual([true, { must_change: true }])
    const hash = () =>
      readQuery(payload, 'select password_hash from credentials where user_id = $1', [world.users.limited])
    const before = await hash()
    expect(await make('limited@rows.test', true)).toEqual({ id: world.users.limited, isNew: false })
    expect([await isOperator('limited@rows.test'), await hash()]).toEqual([true, before])
    await call('tenant', 'PATCH', `/users/${world.users.tenant}`, { isOperator: true })
    expect(await isOperator('tenant@rows.test')).toBe(false)
  })
})

describe('support access', () => {
  test('is given by e-mail, with the same answer whether there is such an operator or not', async () => {
    const [real, none] = [await grant('operator@rows.test'), await grant('nobody@rows.test')]
    const shape = ({ status, body }: typeof real) => [status, Object.keys(body).sort(), body.reason]
    expect(shape(real)).toEqual([201, ['expiresAt', 'id', 'operatorEmail', 'reason'], 'Look at a receipt'])
    expect(shape(real)).toEqual(shape(none))
    const list = await call('administrator', 'GET', '/support-grants?limit=50&depth=2')
    const rows = list.body.docs ?? []
    const keys = (email: string) => Object.keys(rows.find((row) => row.operatorEmail === email) ?? {}).sort()
    expect(keys('operator@rows.test')).toEqual(keys('nobody@rows.test'))
    expect(keys('operator@rows.test')).not.toContain('operator')
    expect((await call('administrator', 'GET', '/support-grants?where[operator][exists]=true')).status).toBe(400)
    expect((await log(world.a, 'support.grant')).map(({ reason }) => reason)).toContain('Look at a receipt')
    await call('administrator', 'POST', `/support-grants/${String(real.body.id)}/revoke`)
  })

  test('is refused without the permission, above 72 hours and without a reason', async () => {
    for (const wrong of [{ hours: 73 }, { hours: 0 }, { reason: '' }, { operator: 'x' }])
      expect([wrong, (await grant('operator@rows.test', wrong)).status]).toEqual([wrong, 400])
    const body = { operator: 'operator@rows.test', hours: 1, reason: 'Curious' }
    for (const actor of ['limited', 'tenant', 'operator', 'supporter'] as const)
      expect([actor, (await call(actor, 'POST', '/support-grants', body)).status]).toEqual([actor, 403])
  })

  test('opens the company for looking, writes down every look, and ends at once', async () => {
    const look = async () => (await call('operator', 'GET', '/invoices?limit=5')).body.totalDocs ?? 0
    const changes = async () =>
      (await call('operator', 'PATCH', `/units/${world.rows.units!.one}`, { floor: 9 })).status
    expect(await look()).toBe(0)
    const { body } = await grant('operator@rows.test')
    const before = (await log(world.a, 'support.read')).length
    expect([await look(), await changes()]).toEqual([(await world.all(world.a, 'invoices')).length, 403])
    await call('operator', 'GET', `/units/${world.rows.units!.one}`)
    await call('operator', 'GET', '/finance/ledger')
    const { owner } = world.rows.people!
    await world.app.api('POST', '/graphql', {
      ...world.actors.operator,
      body: { query: `{ Person(id: "${owner}") { name } }` },
    })
    const looks = (await log(world.a, 'support.read')).slice(before)
    expect(looks.map(({ entity }) => entity)).toEqual(
      expect.arrayContaining(['invoices', 'units', 'ledger-entries', 'people']),
    )
    expect(looks.filter(({ entity }) => entity === 'invoices')).toHaveLength(1)
    expect(new Set(looks.map(({ on_behalf_of }) => on_behalf_of))).toEqual(new Set(['Support access']))
    expect((await log(world.b, 'support.read')).length).toBe(0)

    const revoke = `/support-grants/${String(body.id)}/revoke`
    expect((await call('stranger', 'POST', revoke)).status).toBe(404)
    expect((await call('administrator', 'POST', revoke)).status).toBe(200)
    expect((await call('administrator', 'POST', revoke)).status).toBe(409)
    expect(await look()).toBe(0)
  })

  test('shows no keys, and ends with its time', async () => {
    expect((await call('supporter', 'GET', '/api-keys')).status).toBe(403)
    expect((await call('supporter', 'GET', '/support-grants')).status).toBe(403)
    expect((await call('supporter', 'GET', '/units')).body.totalDocs).toBe(3)
    await readQuery(world.app.payload, `update support_grants set expires_at = now() - interval '1 second'`)
    expect((await call('supporter', 'GET', '/units')).status).toBe(403)
  })
})

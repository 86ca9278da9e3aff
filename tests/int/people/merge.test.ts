import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { referencesTo } from '../../../src/services/people/references-to.ts'
import type { TestApp } from '../../helpers/app.ts'
import { makeLease } from '../../helpers/factories.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { makePortal } from '../rows/people.ts'
import { makePeopleWorld, type PeopleWorld } from './people-world.ts'

let app: TestApp
let world: PeopleWorld

beforeAll(async () => {
  app = await startUnlimitedApp()
  world = await makePeopleWorld(app, 'merged')
})
afterAll(() => app?.stop())

const merge = (id: string, from: string, token?: string, reason = 'The same man') =>
  world.call('POST', `/people/${id}/merge`, { from, reason }, token)
const tag = () => String(10_000_000 + Math.floor(Math.random() * 80_000_000))

describe('an identity number', () => {
  test('is one person’s, however it is typed, and the answer names him', async () => {
    const nationalId = tag()
    const id = await world.add({ nationalId })
    const again = {
      name: 'Again',
      kind: 'individual',
      nationalId: ` ${nationalId.slice(0, 3)}-${nationalId.slice(3)} `,
    }
    const answer = await app.api<{ errors: { path: string; data?: object }[] }>('POST', '/people', {
      token: world.tokens.first,
      body: again,
    })
    expect(answer.status).toBe(409)
    expect(answer.text).toContain('nationalId')
    expect(answer.text).toContain(id)
    const blind = await app.api('POST', '/people', { token: world.tokens.blind, body: again })
    expect(blind.status).toBe(409)
    expect(blind.text).not.toContain(id)
  })

  test('of twenty who enter it at once one does; another company is no matter', async () => {
    const nationalId = tag()
    const body = { name: 'Racer', kind: 'individual', nationalId }
    const enter = (token = world.tokens.first) => app.api('POST', '/people', { token, body })
    const answers = await Promise.all(Array.from({ length: 20 }, () => enter()))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19)
    const far = await makePeopleWorld(app, `far-${randomUUID().slice(0, 6)}`)
    expect((await enter(far.tokens.first)).status).toBe(201)
  })
})

describe('duplicates', () => {
  const ask = (query: Record<string, string>, token = world.tokens.first) =>
    app.api<{ candidates: { id: string; reasons: string[]; score: number }[] }>(
      'GET',
      `/people/duplicates?${new URLSearchParams(query)}`,
      { token },
    )

  test('are found by what is typed, with the reasons, the surest first', async () => {
    const nationalId = tag()
    const id = await world.add({
      name: 'Achieng Nyar Kisumu',
      phone: '0722 900 100',
      email: 'Achieng@Lake.test',
      nationalId,
    })
    const namesake = await world.add({ name: 'Kisumu Achieng Nyar' })
    const query = { name: 'achieng nyar kisumu', phone: '0722900100', email: 'achieng@lake.TEST' }
    const { body } = await ask(query)
    expect(body.candidates.map((row) => [row.id, row.reasons])).toEqual([
      [id, ['phone', 'email', 'name']],
      [namesake, ['name']],
    ])
    expect((await ask({ ...query, except: id })).body.candidates.map((row) => row.id)).toEqual([namesake])
    expect((await ask({ nationalId })).body.candidates[0]).toMatchObject({ id, reasons: ['nationalId'], score: 100 })
    expect((await ask({ nationalId }, world.tokens.blind)).body.candidates).toEqual([])
    expect((await ask({ phone: 'no' })).body.candidates).toEqual([])
    expect((await ask({ unknown: 'x' })).status).toBe(400)
  })

  test('are listed in groups for those who merge', async () => {
    const phone = '+254733444555'
    const [one, two] = [await world.add({ phone }), await world.add({ phone })]
    const { body } = await app.api<{ docs: { reasons: string[]; people: { id: string }[] }[]; totalDocs: number }>(
      'GET',
      '/people/duplicate-groups?limit=200',
      { token: world.tokens.first },
    )
    const group = body.docs.find(({ people }) => people.some(({ id }) => id === one))
    expect(group?.people.map(({ id }) => id)).toEqual([one, two])
    expect(group?.reasons).toEqual(['phone'])
    const clerk = await world.hire(`clerk-${randomUUID().slice(0, 4)}`, ['people.people.view'])
    expect((await world.call('GET', '/people/duplicate-groups', undefined, clerk.token)).status).toBe(403)
  })
})

describe('a merge', () => {
  test('knows every column that names a person', async () => {
    const inDatabase = await world.sql<{ place: string }>(
      `select distinct c.conrelid::regclass || '.' || a.attname as place
       from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
       where c.contype = 'f' and c.confrelid = 'people'::regclass and a.attname <> 'company_id'
         and c.conrelid::regclass::text not like 'payload%'`,
    )
    const known = referencesTo(app.payload, 'people').map(({ table, column }) => `${table}.${column}`)
    expect(known.sort()).toEqual(inDatabase.map(({ place }) => place).sort())
    expect(known.length).toBeGreaterThan(10)
  })

  test('points everything to the one who stays, adds up roles, fills what is empty', async () => {
    const kept = await world.add({ name: 'Kept', isTenant: true, email: 'kept@one.test' })
    const from = await world.add({
      name: 'Gone',
      isOwner: true,
      isTenant: true,
      phone: '0711 222 333',
      email: 'gone@two.test',
      nationalId: tag(),
    })
    const { units, block } = world.other
    await makeLease(app.payload, { company: world.company, unit: units[0]?.id ?? '', person: from })
    await world.sql(
      `insert into ownerships (company_id, unit_id, person_id, share_bps, from_date) values ($1, $2, $3, 1000, '2024-01-01')`,
      [world.company, units[0]?.id, from],
    )
    await world.call('POST', '/identity-checks', { person: from, documentType: 'passport', documentNumber: 'B1234' })
    expect(block).toBeDefined()
    const { status, body } = await merge(kept, from)
    expect(status).toBe(200)
    expect(body.moved).toEqual({ contracts: 1, ownerships: 1, 'identity-checks': 1 })
    expect(await world.personRow(kept)).toMatchObject({
      name: 'Kept',
      email: 'kept@one.test',
      phone: '+254711222333',
      is_tenant: true,
      is_owner: true,
      verification: 'pending',
    })
    expect(await world.personRow(from)).toMatchObject({ merged_into_id: kept, deleted_at: expect.any(Date) })
    const entries = await world.sql(
      `select action, reason from audit_log where entity_id = $1 and action = 'person.merged'`,
      [from],
    )
    expect(entries).toEqual([{ action: 'person.merged', reason: 'The same man' }])
    expect((await merge(kept, from)).status).toBe(400)
    expect((await world.call('PATCH', `/people/${from}?trash=true`, { deletedAt: null })).status).toBe(409)
  })

  test('is refused with what stands in its way', async () => {
    const blockersOf = async (
      change: Record<string, unknown>,
      other: Record<string, unknown>,
      before: (kept: string, from: string) => Promise<unknown>,
    ) => {
      const [kept, from] = [await world.add(change), await world.add(other)]
      await before(kept, from)
      const answer = await merge(kept, from)
      return [
        answer.status,
        ...answer.body.errors.slice(1).map(({ path }) => path),
        (await world.personRow(from)).deleted_at,
      ]
    }
    const nothing = () => Promise.resolve()
    const code = (name: string) => [409, name, null]
    expect(await blockersOf({}, { kind: 'organisation' }, nothing)).toEqual(code('kind'))
    expect(await blockersOf({ nationalId: tag() }, { nationalId: tag() }, nothing)).toEqual(code('nationalId'))
    const logIns = async (kept: string, from: string) => {
      for (const person of [kept, from]) await makePortal(app.payload, person, `${randomUUID()}@two.test`)
    }
    expect(await blockersOf({}, {}, logIns)).toEqual(code('logIn'))
    const checks = async (kept: string, from: string) => {
      for (const person of [kept, from])
        await world.call('POST', '/identity-checks', { person, documentType: 'passport', documentNumber: 'C1234' })
    }
    expect(await blockersOf({}, {}, checks)).toEqual(code('identityCheck'))
    const accounts = async (kept: string, from: string) => {
      const account = { kind: 'mobile', provider: '63902', accountNumber: '0712 000 111', accountName: 'Same' }
      for (const person of [kept, from]) await world.call('POST', '/payment-accounts', { ...account, person })
    }
    expect(await blockersOf({}, {}, accounts)).toEqual(code('paymentAccount'))
    const books = async (_kept: string, from: string) => {
      const { book } = await import('./book.ts')
      await book(app.payload, { company: world.company, person: from, amountMinor: 500n })
    }
    expect(await blockersOf({}, {}, books)).toEqual(code('ledger'))
  })

  test('takes the permission, two people of one company, and a reason', async () => {
    const [kept, from] = [await world.add({}), await world.add({})]
    const far = await makePeopleWorld(app, `far-${randomUUID().slice(0, 6)}`)
    const path = async (answer: ReturnType<typeof merge>) => [
      (await answer).status,
      (await answer).body.errors[0]?.path,
    ]
    expect(await path(merge(kept, kept))).toEqual([400, 'from'])
    expect(await path(merge(kept, far.person))).toEqual([400, 'from'])
    expect(await path(merge(kept, randomUUID()))).toEqual([400, 'from'])
    expect(await path(merge(kept, from, undefined, ' '))).toEqual([400, 'reason'])
    expect((await merge(far.person, from)).status).toBe(404)
    expect((await merge(kept, from, far.tokens.first)).status).toBe(404)
    const clerk = await world.hire(`clerk-${randomUUID().slice(0, 4)}`, ['people.people.view', 'people.people.update'])
    expect((await merge(kept, from, clerk.token)).status).toBe(403)
    expect((await merge(kept, from, world.tokens.limited)).status).toBe(403)
  })

  test('of two that cross each other one comes through', async () => {
    const [one, two] = [await world.add({}), await world.add({})]
    const answers = await Promise.all([merge(one, two), merge(two, one), merge(one, two), merge(two, one)])
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const left = await world.sql('select id from people where id in ($1, $2) and deleted_at is null', [one, two])
    expect(left).toHaveLength(1)
  })
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { TestApp } from '../../helpers/app.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { tokenOf } from '../rows/people.ts'
import { makePeopleWorld, type PeopleWorld } from './people-world.ts'

let app: TestApp
let world: PeopleWorld

beforeAll(async () => {
  app = await startUnlimitedApp()
  world = await makePeopleWorld(app, 'paid')
})
afterAll(() => app?.stop())

type Account = {
  id: string
  label: string
  status: string
  isDefault: boolean
  usableFrom: string
  accountNumber?: string
}

let next = 712_000_000
const mobile = (change: object = {}) => ({
  kind: 'mobile',
  provider: '63902',
  accountNumber: `0${(next += 1)}`,
  accountName: 'Wanjiru Kamau',
  ...change,
})
const add = (body: object, token = world.tokens.first) =>
  app.api<{ doc: Account; errors: { path: string }[] }>('POST', '/payment-accounts', { token, body })
const patch = (id: string, body: object, token = world.tokens.first) =>
  app.api<{ doc: Account; errors: { path: string }[] }>('PATCH', `/payment-accounts/${id}`, { token, body })
const decide = (id: string, move: string, token = world.tokens.second, body: object = { reason: 'Seen the card' }) =>
  world.call('POST', `/payment-accounts/${id}/${move}`, body, token)
const read = async (id: string, token = world.tokens.first) =>
  (await app.api<Account>('GET', `/payment-accounts/${id}`, { token })).body

describe('a payment account', () => {
  test('keeps its number in one form, shows its end, and waits', async () => {
    const person = await world.add({ isOwner: true })
    const { status, body } = await add(mobile({ person, accountNumber: '0712 345 678' }))
    expect(status).toBe(201)
    expect(body.doc).toMatchObject({ accountNumber: '+254712345678', label: 'M-Pesa ···678', status: 'unverified' })
    const hours = (Date.parse(body.doc.usableFrom) - Date.now()) / 3_600_000
    expect(hours).toBeGreaterThan(23.9)
    expect(hours).toBeLessThanOrEqual(24)
  })

  test.each([
    ['mobile', '12345'],
    ['bank', 'no bank'],
    ['till', '12'],
    ['paybill', 'ABC'],
  ])('a %s account %j is refused beside its field', async (kind, accountNumber) => {
    const { status, body } = await add(mobile({ kind, accountNumber }))
    expect([status, body.errors[0]?.path]).toEqual([400, 'accountNumber'])
  })

  test('is verified by somebody else than who changed it, and again after a change', async () => {
    const person = await world.add({ isOwner: true })
    const { id } = (await add(mobile({ person }))).body.doc
    expect((await decide(id, 'verify', world.tokens.first)).status).toBe(403)
    expect((await decide(id, 'verify')).status).toBe(200)
    expect((await decide(id, 'verify')).status).toBe(409)
    const before = await read(id)
    await patch(id, { isActive: true })
    expect(await read(id)).toMatchObject({ status: 'verified', usableFrom: before.usableFrom })
    for (const change of [{ accountName: 'Somebody Else' }, { provider: '63903' }, { accountNumber: '0733 111 222' }]) {
      await decide(id, 'verify', world.tokens.first)
      await patch(id, change, world.tokens.second)
      expect(await read(id)).toMatchObject({ status: 'unverified' })
      expect((await decide(id, 'verify', world.tokens.second)).status).toBe(403)
    }
    expect(Date.parse((await read(id)).usableFrom)).toBeGreaterThan(Date.parse(before.usableFrom))
    expect((await decide(id, 'reject', world.tokens.first)).status).toBe(200)
    expect((await decide(id, 'verify', world.tokens.first)).status).toBe(409)
    await patch(id, { status: 'verified' })
    expect((await read(id)).status).toBe('rejected')
  })

  test('one default per holder, whoever sets it at once', async () => {
    const person = await world.add({ isOwner: true })
    const ids: string[] = []
    for (let index = 0; index < 6; index += 1) ids.push((await add(mobile({ person }))).body.doc.id)
    await patch(ids[0] ?? '', { isDefault: true })
    await patch(ids[1] ?? '', { isDefault: true })
    const defaults = () =>
      world.sql<{ id: string }>('select id from payment_accounts where person_id = $1 and is_default', [person])
    expect(await defaults()).toEqual([{ id: ids[1] }])
    const answers = await Promise.all(ids.map((id) => patch(id, { isDefault: true })))
    expect(answers.map(({ status }) => status)).toEqual(ids.map(() => 200))
    expect(await defaults()).toHaveLength(1)
    const [last] = await defaults()
    await patch(last?.id ?? '', { isActive: false })
    expect(await defaults()).toHaveLength(0)
  })

  test('stays with its holder, and is on file once', async () => {
    const [person, other] = [await world.add({}), await world.add({})]
    const body = mobile({ person })
    const { id } = (await add(body)).body.doc
    expect((await patch(id, { person: other })).status).toBe(409)
    expect((await add(body)).status).toBe(400)
    expect((await add({ ...body, person: other })).status).toBe(201)
    expect((await add(mobile({ person: randomUUID() }))).status).toBe(400)
  })

  test('whole numbers are for those who may change them, and for the holder', async () => {
    const { id } = (await add(mobile({ person: world.person, accountNumber: '0799 888 777' }))).body.doc
    expect(await read(id, world.tokens.blind)).toMatchObject({ label: 'M-Pesa ···777' })
    expect((await read(id, world.tokens.blind)).accountNumber).toBeUndefined()
    expect((await read(id, world.tokens.tenant)).accountNumber).toBe('+254799888777')
    const ask = (query: string) => app.api('GET', `/payment-accounts?${query}`, { token: world.tokens.blind })
    expect((await ask('where[accountNumber][like]=799')).status).toBe(400)
    expect((await ask('sort=accountNumber')).status).toBe(400)
    expect((await ask('where[or][0][accountNumber][equals]=%2B254799888777')).status).toBe(400)
  })

  test('a change wants a fresh second factor from who has one', async () => {
    await world.sql(`update companies set second_factor_policy = 'everyone' where id = $1`, [world.company])
    const token = await tokenOf(app.payload, world.users.first.user)
    await world.sql(`update sessions set factor_at = now() - interval '1 hour' where user_id = $1`, [
      world.users.first.user,
    ])
    expect((await add(mobile(), token)).status).toBe(401)
    await world.sql(`update sessions set factor_at = now() where user_id = $1`, [world.users.first.user])
    expect((await add(mobile(), token)).status).toBe(201)
    await world.sql(`update companies set second_factor_policy = 'off' where id = $1`, [world.company])
  })
})

describe('one’s own account', () => {
  const own = (method: string, path: string, body: object, token = world.tokens.tenant) =>
    app.api<Account & { errors: { path: string }[] }>(method, path, { token, body })

  test('is added and changed by the holder, and verified by staff', async () => {
    const made = await own('POST', '/payment-accounts/own', mobile())
    expect([made.status, made.body.status, made.body.errors]).toEqual([201, 'unverified', undefined])
    expect((await decide(made.body.id, 'verify')).status).toBe(200)
    const changed = await own('PATCH', `/payment-accounts/${made.body.id}/own`, { accountName: 'Other Name' })
    expect([changed.status, changed.body.status]).toEqual([200, 'unverified'])
    const rows = await world.sql('select person_id from payment_accounts where id = $1', [made.body.id])
    expect(rows).toEqual([{ person_id: world.person }])
  })

  test('never another’s, never a company’s, never by staff', async () => {
    const { id } = (await add(mobile({ person: await world.add({}) }))).body.doc
    const company = (await add(mobile())).body.doc.id
    expect((await own('PATCH', `/payment-accounts/${id}/own`, { accountName: 'Mine' })).status).toBe(404)
    expect((await own('PATCH', `/payment-accounts/${company}/own`, { accountName: 'Mine' })).status).toBe(404)
    expect((await own('POST', '/payment-accounts/own', mobile(), world.tokens.first)).status).toBe(403)
    expect((await own('POST', '/payment-accounts/own', mobile({ accountNumber: '1' }))).body.errors[0]?.path).toBe(
      'accountNumber',
    )
    expect((await own('POST', '/payment-accounts/own', mobile({ person: randomUUID() }))).status).toBe(400)
    expect((await add(mobile(), world.tokens.tenant)).status).toBe(403)
    expect((await decide(id, 'verify', world.tokens.tenant)).status).toBe(403)
  })
})

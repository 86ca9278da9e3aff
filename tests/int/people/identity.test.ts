import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { setClock } from '../../../src/platform/clock.ts'
import { expireChecks } from '../../../src/services/identity/expire-checks.ts'
import type { TestApp } from '../../helpers/app.ts'
import { mailsTo } from '../../helpers/mailbox.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { makePeopleWorld, type PeopleWorld } from './people-world.ts'

let app: TestApp
let world: PeopleWorld

beforeAll(async () => {
  app = await startUnlimitedApp()
  world = await makePeopleWorld(app, 'checked')
})
afterAll(() => app?.stop())
afterEach(() => setClock())

const paper = { documentType: 'passport', documentNumber: 'A1234567', country: 'ke', expiresOn: '2035-12-31' }
const submit = (person: string, change: object = {}, token?: string) =>
  world.call('POST', '/identity-checks', { person, ...paper, ...change }, token)
const review = (id: string, move: 'approve' | 'reject', token = world.tokens.second, body: object = {}) =>
  world.call(
    'POST',
    `/identity-checks/${id}/${move}`,
    move === 'reject' ? { reason: 'It is blurred', ...body } : body,
    token,
  )
const verification = async (person: string) => (await world.personRow(person)).verification

const documentOf = async (person: string | null) =>
  (
    await world.sql<{ id: string }>(
      `insert into documents (company_id, name, kind, person_id, filename, mime_type, filesize)
       values ($1, 'Passport', 'identity', $2, gen_random_uuid() || '.pdf', 'application/pdf', 1000) returning id`,
      [world.company, person],
    )
  )[0]?.id

describe('an identity check', () => {
  test('is handed in by one, approved by another, and makes the person verified', async () => {
    const person = await world.add({ isTenant: true })
    const front = await documentOf(person)
    const made = await submit(person, { front })
    expect([made.status, made.body.verification]).toEqual([201, 'pending'])
    expect(await verification(person)).toBe('pending')
    expect((await review(made.body.id, 'approve', world.tokens.first)).status).toBe(403)
    expect((await review(made.body.id, 'approve')).body).toMatchObject({ status: 'approved', verification: 'verified' })
    expect(await verification(person)).toBe('verified')
    const again = await review(made.body.id, 'reject')
    expect(again.status).toBe(409)
    const entries = await world.sql<{ action: string }>(
      `select action from audit_log where entity_id in ($1, $2) order by at, id`,
      [person, made.body.id],
    )
    expect(entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['create', 'update', 'identity.approved']),
    )
  })

  test('rejected with a reason; a new one may follow, and only one waits at a time', async () => {
    const person = await world.add({ isTenant: true })
    const made = await submit(person)
    expect((await submit(person)).status).toBe(409)
    expect((await review(made.body.id, 'reject', undefined, { reason: ' ' })).body.errors[0]?.path).toBe('reason')
    expect((await review(made.body.id, 'reject')).body.verification).toBe('rejected')
    expect((await submit(person)).body.verification).toBe('pending')
  })

  test('of twenty handed in at once one waits', async () => {
    const person = await world.add({ isTenant: true })
    const answers = await Promise.all(Array.from({ length: 20 }, () => submit(person)))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 19 }, () => 409)])
  })

  test('of two who decide at once one does', async () => {
    const person = await world.add({ isTenant: true })
    const { body } = await submit(person, {}, world.tokens.blind)
    const answers = await Promise.all([
      review(body.id, 'approve'),
      review(body.id, 'reject'),
      review(body.id, 'approve', world.tokens.first),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  })

  test('wants papers of this very person, a number, and a paper that has not ended', async () => {
    const person = await world.add({ isTenant: true })
    const foreign = await documentOf(world.person)
    const paths = async (change: object) => {
      const { status, body } = await submit(person, change)
      return [status, body.errors[0]?.path]
    }
    expect(await paths({ front: foreign })).toEqual([400, 'front'])
    expect(await paths({ selfie: randomUUID() })).toEqual([400, 'selfie'])
    expect(await paths({ documentNumber: ' 1 ' })).toEqual([400, 'documentNumber'])
    expect(await paths({ documentType: 'library card' })).toEqual([400, 'documentType'])
    expect(await paths({ expiresOn: '2020-01-01' })).toEqual([400, 'expiresOn'])
    expect(await paths({ expiresOn: '2035-02-30' })).toEqual([400, 'expiresOn'])
    expect(await paths({ country: 'Kenya' })).toEqual([400, 'country'])
    expect(await verification(person)).toBe('unverified')
  })

  test('a tenant hands in his own from the portal, nobody else’s; staff without the permission none', async () => {
    const stranger = await world.add({ isTenant: true })
    expect((await submit(stranger, {}, world.tokens.tenant)).status).toBe(404)
    const own = await submit(world.person, {}, world.tokens.tenant)
    expect(own.status).toBe(201)
    expect((await review(own.body.id, 'approve', world.tokens.tenant)).status).toBe(403)
    const clerk = await world.hire(`clerk-${randomUUID().slice(0, 4)}`, ['people.people.view'])
    expect((await submit(stranger, {}, clerk.token)).status).toBe(403)
    expect((await review(own.body.id, 'approve', clerk.token)).status).toBe(403)
    expect((await submit(stranger, {}, world.tokens.limited)).status).toBe(403)
    const far = await makePeopleWorld(app, `far-${randomUUID().slice(0, 6)}`)
    expect((await submit(stranger, {}, far.tokens.first)).status).toBe(404)
    expect((await review(own.body.id, 'approve', far.tokens.first)).status).toBe(404)
    await review(own.body.id, 'approve')
  })

  test('nobody reviews himself, whoever handed it in', async () => {
    const person = await world.add({ isOwner: true })
    await world.linkPortal(app.payload, person, world.users.second.user)
    const { body } = await submit(person)
    expect((await review(body.id, 'approve')).status).toBe(403)
    await world.linkPortal(app.payload, person, null as unknown as string)
    expect((await review(body.id, 'approve')).status).toBe(200)
  })

  test('what it says is taken from the API by nobody', async () => {
    const person = await world.add({ isTenant: true, verification: 'verified' })
    expect(await verification(person)).toBe('unverified')
    await world.call('PATCH', `/people/${person}`, { verification: 'verified' })
    expect(await verification(person)).toBe('unverified')
  })
})

describe('a paper that ends', () => {
  test('ends the check by the day of the company, the person with it, and tells the reviewers once', async () => {
    const person = await world.add({ isTenant: true, name: 'Lapsing Tenant' })
    const kept = await world.add({ isTenant: true })
    for (const [id, expiresOn] of [
      [person, '2027-03-09'],
      [kept, '2027-03-10'],
    ] as const)
      await review((await submit(id, { expiresOn })).body.id, 'approve')
    // 9 March 20:59 UTC is 23:59 in Nairobi; two minutes later the paper has ended there.
    setClock(() => new Date('2027-03-09T20:59:00Z'))
    expect(await expireChecks({ payload: app.payload })).toBe(0)
    setClock(() => new Date('2027-03-09T21:01:00Z'))
    expect(await expireChecks({ payload: app.payload })).toBe(1)
    expect(await expireChecks({ payload: app.payload })).toBe(0)
    expect([await verification(person), await verification(kept)]).toEqual(['expired', 'verified'])
    const mails = (await mailsTo(app.payload, world.users.second.email)).filter(
      ({ template }) => template === 'identity-expired',
    )
    expect(mails.map(({ data }) => (data as unknown as { people: string[] }).people)).toEqual([['Lapsing Tenant']])
    setClock()
    const renewed = await submit(person, { expiresOn: '2037-01-01' })
    expect(renewed.body.verification).toBe('pending')
    expect((await review(renewed.body.id, 'approve')).body.verification).toBe('verified')
  })
})

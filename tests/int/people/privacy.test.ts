import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { setClock } from '../../../src/platform/clock.ts'
import { retainPeople } from '../../../src/services/people/retain-people.ts'
import type { TestApp } from '../../helpers/app.ts'
import { makeLease } from '../../helpers/factories.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { book } from './book.ts'
import { makePeopleWorld, type PeopleWorld } from './people-world.ts'

let app: TestApp
let world: PeopleWorld
let subject: string
const secret = '98-7654-321'

beforeAll(async () => {
  app = await startUnlimitedApp()
  world = await makePeopleWorld(app, 'private')
  subject = await world.add({
    ...{ name: 'Zuberi Private', isTenant: true, phone: '0723 000 999', email: 'zuberi@private.test' },
    ...{ nationalId: secret, taxNumber: 'A00PRIV99', birthDate: '1980-02-03', notes: 'Prefers calls' },
  })
})
afterAll(() => app?.stop())
afterEach(() => setClock())

const search = (query: Record<string, string>, token = world.tokens.first) =>
  app.api<{ docs: { id: string; name: string; nationalId: string | null }[]; totalDocs: number }>(
    'GET',
    `/people/search?${new URLSearchParams(query)}`,
    { token },
  )
const names = async (q: string, token?: string) => (await search({ q }, token)).body.docs.map(({ name }) => name)

describe('search', () => {
  test('finds by a part of anything, the best first, page by page', async () => {
    for (const name of ['Abdi Zuwena', 'Zuwena Abdi', 'Mzuwena Abdi', 'Zuwena'])
      await world.add({ name, isOwner: true })
    expect(await names('zuwena')).toEqual(['Zuwena', 'Zuwena Abdi', 'Abdi Zuwena', 'Mzuwena Abdi'])
    expect(await names('abdi zuw')).toHaveLength(3)
    expect(await names('zu')).toEqual(expect.arrayContaining(['Zuwena', 'Abdi Zuwena', 'Zuberi Private']))
    for (const q of ['0723 000 999', '723000', '+254723000999', 'zuberi@', 'PRIVATE.test', '7654-3'])
      expect(await names(q)).toEqual(['Zuberi Private'])
    const { body } = await search({ q: 'zuwena', limit: '2', page: '2', role: 'owner' })
    expect([body.totalDocs, body.docs.length]).toEqual([4, 2])
    expect((await search({ q: 'zuwena', role: 'tenant' })).body.totalDocs).toBe(0)
    expect(await names('100%_\\')).toEqual([])
  })

  test('follows row rules and companies, and refuses what is no question', async () => {
    const far = await makePeopleWorld(app, `far-${randomUUID().slice(0, 6)}`)
    expect(await names('zuberi', far.tokens.first)).toEqual([])
    expect(await names('zuberi', world.tokens.limited)).toEqual([])
    expect(await names('owner', world.tokens.limited)).toHaveLength(1)
    expect((await search({ q: 'zuberi' }, world.tokens.tenant)).status).toBe(403)
    expect((await search({ q: 'z' })).status).toBe(400)
    expect((await search({ q: 'zuberi', limit: '201' })).status).toBe(400)
    expect((await search({ q: 'zuberi', role: 'king' })).status).toBe(400)
  })
})

describe('without the permission for personal data', () => {
  const get = (path: string, token = world.tokens.blind) => app.api('GET', path, { token })

  test('numbers are neither shown nor told by a question', async () => {
    const seen = await get(`/people/${subject}`)
    expect(seen.text).toContain('Zuberi Private')
    for (const value of [secret, 'A00PRIV99', '1980-02-03']) expect(seen.text).not.toContain(value)
    expect((await get(`/people/${subject}`, world.tokens.first)).text).toContain(secret)
    const lease = await makeLease(app.payload, { company: world.company, unit: world.unit, person: subject })
    expect((await get(`/contracts/${lease.id}?depth=1`)).text).not.toContain(secret)
    for (const query of [
      `where[nationalId][equals]=${secret}`,
      'where[and][0][birthDate][greater_than]=1970-01-01',
      'where[or][0][taxNumber][like]=A00',
      'where[or][0][name][like]=7654&where[or][1][nationalId][like]=7654',
      'sort=nationalId',
      'sort=-birthDate',
    ])
      expect([query, (await get(`/people?${query}`)).status]).toEqual([query, 400])
    expect((await get(`/contracts?where[person.nationalId][equals]=${secret}`)).status).toBe(400)
    expect((await get('/contracts?sort=person.nationalId')).status).toBe(400)
    expect((await search({ q: '7654' }, world.tokens.blind)).body.docs).toEqual([])
    expect((await search({ q: 'zuberi' }, world.tokens.blind)).body.docs[0]?.nationalId).toBeNull()
    await app.payload.delete({ collection: 'contracts', id: lease.id, overrideAccess: true })
  })

  test('nor in GraphQL, and a list’s search box goes on finding by the rest', async () => {
    const ask = (query: string) => app.api('POST', '/graphql', { token: world.tokens.blind, body: { query } })
    const shown = await ask(`{ Person(id: "${subject}") { name nationalId } }`)
    expect(shown.text).not.toContain(secret)
    const asked = await ask(`{ People(where: { nationalId: { equals: "${secret}" } }) { totalDocs } }`)
    expect(asked.text).not.toContain('"totalDocs":1')
    const box = ['name', 'phone', 'email', 'nationalId'].map((name, at) => `where[or][${at}][${name}][like]=zuberi`)
    const list = await get(`/people?${box.join('&')}`)
    expect([list.status, list.body.totalDocs]).toEqual([200, 1])
    const number = box.map((clause) => clause.replace('zuberi', '7654'))
    expect((await get(`/people?${number.join('&')}`)).body.totalDocs).toBe(0)
    expect((await get(`/people?${number.join('&')}`, world.tokens.first)).body.totalDocs).toBe(1)
  })

  test('numbers are not written over blindly either', async () => {
    await world.call('PATCH', `/people/${subject}`, { nationalId: '111', city: 'Nakuru' }, world.tokens.blind)
    expect(await world.personRow(subject)).toMatchObject({ national_id: secret, city: 'Nakuru' })
  })
})

describe('one person’s data', () => {
  test('are exported whole, with an entry in the audit log', async () => {
    await world.call('POST', '/payment-accounts', {
      ...{ person: subject, kind: 'mobile', provider: '63902', accountNumber: '0723000999', accountName: 'Zuberi' },
    })
    const { status, body } = await app.api<{
      person: Record<string, unknown>
      paymentAccounts: unknown[]
      leases: unknown[]
    }>('GET', `/people/${subject}/export`, { token: world.tokens.first })
    expect(status).toBe(200)
    expect(body.person).toMatchObject({ national_id: secret })
    expect(body.paymentAccounts).toHaveLength(1)
    expect(
      await world.sql(`select from audit_log where entity_id = $1 and action = 'person.export'`, [subject]),
    ).toHaveLength(1)
    const clerk = await world.hire(`clerk-${randomUUID().slice(0, 4)}`, [
      'people.people.view',
      'people.personal-data.view',
    ])
    expect((await world.call('GET', `/people/${subject}/export`, undefined, clerk.token)).status).toBe(403)
    expect((await world.call('GET', `/people/${randomUUID()}/export`)).status).toBe(404)
  })

  test('stand on one screen, each part for whom it is', async () => {
    const { status, body } = await world.call('GET', `/people/${subject}/overview`)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      step: 'submitCheck',
      accounts: { total: 1, unverified: 1 },
      leases: { total: 0 },
      balances: [],
    })
    const clerk = await world.hire(`clerk-${randomUUID().slice(0, 4)}`, ['people.people.view'])
    const little = await world.call('GET', `/people/${subject}/overview`, undefined, clerk.token)
    expect(little.body).toMatchObject({ accounts: null, leases: null, balances: null, checks: null, documents: null })
    expect((await world.call('GET', `/people/${subject}/overview`, undefined, world.tokens.limited)).status).toBe(404)
    const inProject = await world.call('GET', `/people/${world.person}/overview`, undefined, world.tokens.limited)
    expect(inProject.body).toMatchObject({ leases: { total: 1 }, checks: null })
  })
})

describe('erasure', () => {
  const erase = (id: string, token?: string) =>
    world.call('POST', `/people/${id}/erase`, { reason: 'He asked for it' }, token)

  test('is refused while anything binds the person, and says what', async () => {
    const person = await world.add({ isOwner: true })
    const share = `insert into ownerships (company_id, unit_id, person_id, share_bps, from_date) values ($1, $2, $3, 100, '2024-01-01') returning id`
    const [row] = await world.sql<{ id: string }>(share, [world.company, world.unit, person])
    await book(app.payload, { company: world.company, person, amountMinor: 700n })
    const refused = await erase(person)
    expect(refused.status).toBe(409)
    for (const code of ['ownership', 'balance']) expect(refused.text).toContain(`"path":"${code}"`)
    expect((await world.call('PATCH', `/people/${person}`, { deletedAt: new Date().toISOString() })).status).toBe(409)
    await world.sql('delete from ownerships where id = $1', [row?.id])
    await book(app.payload, { company: world.company, person, amountMinor: -700n })
    expect((await erase(person)).status).toBe(200)
    const entries = await world.sql('select from ledger_entries where person_id = $1', [person])
    expect(entries).toHaveLength(2)
  })

  test('leaves nothing that tells who it was, and keeps the books', async () => {
    await world.call('POST', '/identity-checks', {
      person: subject,
      documentType: 'passport',
      documentNumber: 'ZUB99887',
    })
    await world.sql(
      `insert into documents (company_id, name, kind, person_id, filename, mime_type, filesize)
       values ($1, 'Zuberi passport', 'identity', $2, gen_random_uuid() || '.pdf', 'application/pdf', 1000),
              ($1, 'Signed', 'contract', $2, gen_random_uuid() || '.pdf', 'application/pdf', 1000)`,
      [world.company, subject],
    )
    const clerk = await world.hire(`clerk-${randomUUID().slice(0, 4)}`, ['people.people.view', 'people.people.delete'])
    expect((await erase(subject, clerk.token)).status).toBe(403)
    const done = await erase(subject)
    expect([done.status, done.body]).toEqual([200, { id: subject, people: 1, documents: 1, checks: 1, accounts: 1 }])
    const row = JSON.stringify([
      await world.personRow(subject),
      await world.sql('select * from identity_checks where person_id = $1', [subject]),
      await world.sql('select * from payment_accounts where person_id = $1', [subject]),
      await world.sql('select * from documents where person_id = $1', [subject]),
    ])
    for (const value of ['Zuberi', secret, '723000999', 'zuberi', 'A00PRIV99', '1980-02-03', 'ZUB99887'])
      expect(row).not.toContain(value)
    expect(row).toContain('Signed')
    expect(await world.sql(`select from outbox where topic = 'file.remove'`)).toHaveLength(1)
    expect((await erase(subject)).status).toBe(409)
    expect((await world.call('PATCH', `/people/${subject}`, { name: 'Back again' })).status).toBe(409)
    expect((await world.call('GET', `/people/${subject}/export`)).status).toBe(409)
  })

  test('comes by itself after the time that the company keeps data, for who has no business', async () => {
    const idle = await world.add({ name: 'Idle Person' })
    const busy = await world.add({ name: 'Busy Person' })
    await world.sql(`update people set created_at = '2020-01-01' where id in ($1, $2)`, [idle, busy])
    await book(app.payload, { company: world.company, person: busy, amountMinor: 300n, postedOn: '2020-02-01' })
    expect(await retainPeople({ payload: app.payload })).toBe(0)
    await world.sql('update companies set person_retention_months = 24 where id = $1', [world.company])
    expect(await retainPeople({ payload: app.payload })).toBe(1)
    expect(await world.personRow(idle)).toMatchObject({ name: 'Erased person' })
    expect(await world.personRow(busy)).toMatchObject({ name: 'Busy Person' })
    const runs = await world.sql(`select status, counts from job_runs where kind = 'people.retain'`)
    expect(runs).toEqual([{ status: 'done', counts: expect.objectContaining({ people: 1 }) }])
    expect(await retainPeople({ payload: app.payload })).toBe(0)
  })
})

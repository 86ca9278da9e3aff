import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readQuery } from '../../../src/db/transaction.ts'
import type { TestApp } from '../../helpers/app.ts'
import { makePerson, makeProperty } from '../../helpers/factories.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { type LeaseWorld, makeLeaseWorld } from '../leases/lease-world.ts'

let app: TestApp
let world: LeaseWorld

beforeAll(async () => {
  app = await startUnlimitedApp()
  world = await makeLeaseWorld(app, 'owning')
})
afterAll(() => app?.stop())

type Failure = { errors?: { message: string; path?: string }[] }
const owner = async () => (await makePerson(app.payload, { company: world.company, isOwner: true })).id
const property = (owners: number[] = [], units = 1) =>
  makeProperty(app.payload, { company: world.company, owners, units })
const post = <Body = Record<string, unknown>>(path: string, body: object, token = world.boss.token) =>
  app.api<Body & Failure>('POST', path, { token, body })
const transfer = (body: object, token?: string) =>
  post('/ownerships/transfer', { date: '2026-06-01', reason: 'Sold', ...body }, token)
const sharesOf = async (unit: string, day: string) =>
  (
    await readQuery<{ person_id: string; share_bps: string }>(
      app.payload,
      `select person_id, share_bps from ownerships where unit_id = $1 and from_date <= $2 and (to_date is null or to_date >= $2)
       order by share_bps desc`,
      [unit, day],
    )
  ).map(({ person_id: person, share_bps: share }) => [person, Number(share)])

describe('handing over', () => {
  test('ends and begins without a day between, and keeps the sum', async () => {
    const { units, owners } = await property([6_000, 4_000])
    const [unit, from, other] = [units[0]?.id ?? '', owners[0]?.id ?? '', owners[1]?.id]
    const heir = await owner()
    const answer = await transfer({ unit, from, to: [{ person: heir, shareBps: 2_500 }] })
    expect(answer.status).toBe(200)
    expect(await sharesOf(unit, '2026-05-31')).toEqual([[from, 6_000], [other, 4_000]]) // prettier-ignore
    expect(await sharesOf(unit, '2026-06-01')).toEqual([[other, 4_000], [from, 3_500], [heir, 2_500]]) // prettier-ignore
    const history = await app.api<{ docs: { state: string; toDate: string | null }[]; totalDocs: number }>(
      'GET',
      `/units/${unit}/ownership-history?limit=2`,
      { token: world.boss.token },
    )
    expect(history.body).toMatchObject({ totalDocs: 4, docs: [{ toDate: null }, { toDate: null }] })
    const [entry] = await readQuery<{ reason: string }>(
      app.payload,
      `select reason from audit_log where action = 'ownership.transfer' and entity_id = $1`,
      [unit],
    )
    expect(entry?.reason).toBe('Sold')
  })

  test('more than he owns, to nobody, or what he does not own is refused with its path', async () => {
    const { units, owners } = await property([6_000])
    const [unit, from, to] = [units[0]?.id ?? '', owners[0]?.id ?? '', await owner()]
    const tenant = await world.makeTenant()
    const pathOf = async (body: object) => {
      const { status, body: answer } = await transfer({ unit, from, ...body })
      return [status, answer.errors?.[0]?.path]
    }
    expect(await pathOf({ to: [{ person: to, shareBps: 6_001 }] })).toEqual([400, 'to'])
    expect(await pathOf({ to: [{ person: to, shareBps: 10_001 }] })).toEqual([400, 'to.0.shareBps'])
    expect(await pathOf({ to: [{ person: tenant, shareBps: 1 }] })).toEqual([400, 'to.0.person'])
    expect(await pathOf({ to: [{ person: to, shareBps: 1 }], date: '2019-01-01' })).toEqual([400, 'from'])
    expect(await pathOf({ to: [{ person: to, shareBps: 1 }], date: '2026-13-01' })).toEqual([400, 'date'])
    expect(await pathOf({ to: [], date: '2026-01-01' })).toEqual([400, 'to'])
    expect(await sharesOf(unit, '2026-06-01')).toEqual([[from, 6_000]])
  })

  test('twenty at once hand it over once', async () => {
    const { units, owners } = await property([10_000])
    const [unit, from, to] = [units[0]?.id ?? '', owners[0]?.id ?? '', await owner()]
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => transfer({ unit, from, to: [{ person: to, shareBps: 10_000 }] })),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(await sharesOf(unit, '2026-06-01')).toEqual([[to, 10_000]])
  })

  test('a share that makes 100.01 % is refused by the database', async () => {
    const { units } = await property([6_000])
    const share = { unit: units[0]?.id, person: await owner(), fromDate: '2026-01-01' }
    const over = await post('/ownerships', { ...share, shareBps: 4_001 })
    expect([over.status, over.body.errors?.[0]?.path]).toEqual([409, 'shareBps'])
    expect((await post('/ownerships', { ...share, shareBps: 4_000 })).status).toBe(201)
  })

  test('other companies, and those who may not', async () => {
    const { units, owners, project } = await property([10_000])
    const body = { unit: units[0]?.id, from: owners[0]?.id, to: [{ person: await owner(), shareBps: 10_000 }] }
    const clerk = await world.hire('looker', ['property.ownerships.view'])
    const far = await world.far()
    const stranger = await far.hire('stranger', far.allBut())
    expect((await transfer(body, clerk.token)).status).toBe(403)
    expect((await transfer(body, stranger.token)).status).toBe(404)
    for (const path of [`/units/${body.unit}/ownership-history`, `/projects/${project.id}/owners`]) {
      expect((await app.api('GET', path, { token: stranger.token })).status).toBe(404)
      expect((await app.api('GET', path, { token: clerk.token })).status).toBe(200)
    }
  })
})

describe('a project owned whole', () => {
  const own = (project: string, person: string, rest: object = {}) =>
    post<{ doc: { id: string } }>('/project-ownerships', {
      project,
      person,
      shareBps: 10_000,
      fromDate: '2026-01-01',
      ...rest,
    })

  test('its units carry the owner, those added later too, until it ends', async () => {
    const { project, block, units } = await property([], 2)
    const person = await owner()
    const made = await own(project.id, person)
    expect(made.status).toBe(201)
    const later = await post<{ doc: { id: string } }>('/units', {
      project: project.id,
      block: block.id,
      identifier: 'later',
      kind: 'apartment',
      currency: 'KES',
    })
    for (const unit of [...units.map(({ id }) => id), later.body.doc.id])
      expect(await sharesOf(unit, '2026-06-01')).toEqual([[person, 10_000]])
    const owners = await app.api<{ docs: { unitCount: number; units: object[] }[]; totalDocs: number }>(
      'GET',
      `/projects/${project.id}/owners?on=2026-06-01`,
      { token: world.boss.token },
    )
    expect(owners.body).toMatchObject({ totalDocs: 1, docs: [{ person: { id: person }, unitCount: 3 }] })
    const path = `/project-ownerships/${made.body.doc.id}`
    await app.api('PATCH', path, { token: world.boss.token, body: { toDate: '2026-03-31' } })
    expect(await sharesOf(later.body.doc.id, '2026-04-01')).toEqual([])
    expect(await sharesOf(later.body.doc.id, '2026-03-31')).toEqual([[person, 10_000]])
    expect((await app.api('DELETE', path, { token: world.boss.token })).status).toBe(200)
    expect(await sharesOf(later.body.doc.id, '2026-03-31')).toEqual([])
  })

  test('and by unit exclude each other on the same days, by name', async () => {
    const { project, units, owners } = await property([10_000])
    const [unit, person] = [units[0]?.id ?? '', await owner()]
    const refused = await own(project.id, person)
    expect([refused.status, refused.body.errors?.[0]?.path]).toEqual([409, 'project'])
    expect(refused.body.errors?.[0]?.message).toContain(units[0]?.identifier ?? '?')
    const rows = await readQuery<{ id: string }>(app.payload, 'select id from ownerships where unit_id = $1', [unit])
    await app.api('PATCH', `/ownerships/${rows[0]?.id}`, { token: world.boss.token, body: { toDate: '2025-12-31' } })
    expect((await own(project.id, person)).status).toBe(201)
    const share = { unit, person: owners[0]?.id, shareBps: 100, fromDate: '2026-02-01' }
    const byUnit = await post('/ownerships', share)
    expect([byUnit.status, byUnit.body.errors?.[0]?.path]).toEqual([409, 'unit'])
    expect(byUnit.body.errors?.[0]?.message).toContain('Wanjiru Kamau')
    expect((await post('/ownerships', { ...share, fromDate: '2019-01-01', toDate: '2019-12-31' })).status).toBe(201)
    const handOver = await transfer({ unit, from: person, to: [{ person: await owner(), shareBps: 100 }] })
    expect([handOver.status, handOver.body.errors?.[0]?.path]).toEqual([409, 'unit'])
  })

  test('the rows of its units are not edited by hand', async () => {
    const { project, units } = await property()
    await own(project.id, await owner())
    const [row] = await readQuery<{ id: string }>(app.payload, 'select id from ownerships where unit_id = $1', [
      units[0]?.id,
    ])
    const { token } = world.boss
    expect((await app.api('PATCH', `/ownerships/${row?.id}`, { token, body: { shareBps: 1 } })).status).toBe(409)
    expect((await app.api('DELETE', `/ownerships/${row?.id}`, { token })).status).toBe(409)
  })

  test('at once by unit and whole leaves one of both', async () => {
    const { project, units } = await property()
    const person = await owner()
    const share = { unit: units[0]?.id, person, shareBps: 5_000, fromDate: '2026-01-01' }
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        index % 2 ? own(project.id, person, { shareBps: 5_000 }) : post('/ownerships', share),
      ),
    )
    expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThan(0)
    const [mixed] = await readQuery<{ kinds: string }>(
      app.payload,
      'select count(distinct project_ownership_id is null) as kinds from ownerships where unit_id = $1',
      [units[0]?.id],
    )
    expect(mixed?.kinds).toBe('1')
  })

  test('two owners to a half each; a third part is too much', async () => {
    const { project, units } = await property()
    const half = { shareBps: 5_000 }
    expect((await own(project.id, await owner(), half)).status).toBe(201)
    expect((await own(project.id, await owner(), half)).status).toBe(201)
    expect((await own(project.id, await owner(), { shareBps: 1 })).status).toBe(409)
    expect(await sharesOf(units[0]?.id ?? '', '2026-06-01')).toHaveLength(2)
  })
})

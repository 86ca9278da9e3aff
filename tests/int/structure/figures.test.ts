import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createReq } from '../../../src/db/transaction.ts'
import { structureChecks } from '../../../src/services/structure/structure-checks.ts'
import { checks } from '../../../src/services/checks/checks.ts'
import { moveLease } from '../../../src/services/leases/move-lease.ts'
import type { Availability } from '../../../src/services/structure/availability.ts'
import type { ProjectOverview } from '../../../src/services/structure/project-overview.ts'
import type { UnitOverview } from '../../../src/services/structure/unit-overview.ts'
import type { TestApp } from '../../helpers/app.ts'
import { makeLease } from '../../helpers/factories.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { makeStructureWorld, type StructureWorld } from './world.ts'

let app: TestApp
let world: StructureWorld
let project: string
let blocks: Record<'two' | 'ten', string>
let units: Record<'late' | 'paid' | 'empty' | 'own' | 'house', string>

/** An issued invoice of a unit, paid or not. */
const bill = async (unit: string, { due, balance }: { due: string; balance: number }) =>
  world.sql(
    `insert into invoices (company_id, number, kind, person_id, unit_id, project_id, issue_date, due_date, currency,
       subtotal_minor, discount_minor, tax_minor, total_minor, paid_minor, credited_minor, balance_minor, status, payment_state)
     values ($1, 'T-' || gen_random_uuid(), 'rent', $2, $3, $4, '2026-01-01', $5, 'KES', 1000, 0, 0, 1000, 1000 - $6::int, 0, $6,
       'issued', case when $6::int = 0 then 'paid' when $6::int = 1000 then 'unpaid' else 'partial' end)`,
    [world.id, world.person, unit, project, due, balance],
  )

const rent = async (unit: string, endDate?: string) => {
  const { id } = await makeLease(app.payload, { company: world.id, unit, person: world.person, endDate })
  await moveLease({ req: await createReq(app.payload), companies: [world.id], id, to: 'active' })
  return id
}

beforeAll(async () => {
  app = await startUnlimitedApp()
  world = await makeStructureWorld(app, 'looking')
  project = await world.project()
  blocks = {
    two: await world.block(project, { name: 'Block 2' }),
    ten: await world.block(project, { name: 'Block 10' }),
  }
  const flat = (identifier: string, block: string, floor: number, more = {}) =>
    world.unit(project, { identifier, block, floor, rentMinor: 1_000, ...more })
  units = {
    late: await flat('L', blocks.ten, 0),
    paid: await flat('P', blocks.two, 2),
    empty: await flat('E', blocks.two, 0),
    own: await flat('O', blocks.two, 0, { ownerOccupied: true }),
    house: await world.unit(project, { identifier: 'H', kind: 'house', floors: 1 }),
  }
  await rent(units.late, '2030-12-31')
  await rent(units.paid)
  await bill(units.late, { due: '2026-01-05', balance: 400 })
  await bill(units.late, { due: '2026-02-05', balance: 1_000 })
  await bill(units.late, { due: '2099-01-05', balance: 1_000 })
  await bill(units.paid, { due: '2026-01-05', balance: 0 })
  await bill(units.paid, { due: '2099-01-05', balance: 1_000 })
})
afterAll(() => app?.stop())

const matrix = async (query = '', token?: string) =>
  world.call<Availability>('GET', `/projects/${project}/availability${query}`, undefined, token)

describe('the availability matrix', () => {
  test('has block, floor and unit in their order, with tenant, end, and what is overdue', async () => {
    const { status, body } = await matrix()
    expect(status).toBe(200)
    expect(body.blocks.map(({ name }) => name)).toEqual(['Block 2', 'Block 10'])
    const shown = body.units.map((unit) => [unit.identifier, unit.status, unit.collection, unit.arrearsMinor])
    expect(shown).toEqual([
      ['E', 'available', 'none', 0],
      ['O', 'owner_occupied', 'none', 0],
      ['P', 'rented', 'paid_up', 0],
      ['L', 'rented', 'in_arrears', 1_400],
      ['H', 'available', 'none', 0],
    ])
    expect(body.units[3]).toMatchObject({ tenant: 'Wanjiru Kamau', leaseEnd: '2030-12-31', block: blocks.ten })
    expect(body.units[2]).toMatchObject({ tenant: 'Wanjiru Kamau', leaseEnd: null })
    expect(body.totals).toEqual({
      units: 5,
      status: { available: 2, reserved: 0, deposit_paid: 0, rented: 2, sold: 0, owner_occupied: 1 },
      collection: { none: 3, paid_up: 1, in_arrears: 1 },
      rent: [{ currency: 'KES', amountMinor: 4_000 }],
      arrears: [{ currency: 'KES', amountMinor: 1_400 }],
    })
  })

  test.each([
    ['block=two', ['E', 'O', 'P']],
    ['block=none', ['H']],
    ['floor=0', ['E', 'O', 'L']],
    ['status=rented', ['P', 'L']],
    ['collection=in_arrears', ['L']],
    ['collection=none&status=available', ['E', 'H']],
    ['limit=2&page=2', ['P', 'L']],
  ])('is filtered by %s', async (query, expected) => {
    const { body } = await matrix(`?${query.replace('two', blocks.two)}`)
    expect(body.units.map(({ identifier }) => identifier)).toEqual(expected)
  })

  test.each([
    ['floor=-1', 'floor'],
    ['floor=101', 'floor'],
    ['status=lost', 'status'],
    ['collection=x', 'collection'],
    ['block=x', 'block'],
    ['limit=2001', 'limit'],
  ])('refuses %s', async (query, path) => {
    expect(world.pathsOf(await matrix(`?${query}`))).toEqual([400, path])
  })

  test('says neither who lives there nor who owes without the permissions for that', async () => {
    const { token } = await world.hire('agent', ['property.units.view'])
    const { body, text } = await matrix('', token)
    expect(body.totals.collection).toBeNull()
    expect(text).not.toContain('Wanjiru')
    expect(body.units.every((unit) => unit.collection === null && unit.arrearsMinor === null)).toBe(true)
  })
})

describe('the figures of a project', () => {
  const figures = (token?: string) =>
    world.call<ProjectOverview>('GET', `/projects/${project}/overview`, undefined, token)

  test('are those of its rows', async () => {
    const { body } = await figures()
    expect(body).toMatchObject({
      blocks: 2,
      units: { total: 5, rented: 2, available: 2, owner_occupied: 1 },
      occupancyBps: 5_000,
      leases: { active: 2, endingSoon: 0, rentRoll: [{ currency: 'KES', amountMinor: 7_000_000 }] },
      arrears: { invoices: 2, units: 1, amounts: [{ currency: 'KES', amountMinor: 1_400 }] },
      maintenance: { open: 0, urgent: 0, overdue: 0 },
    })
  })

  test('need their permission, and show no more than the others allow', async () => {
    const { token } = await world.hire('counter', ['property.projects.overview'])
    expect((await figures(token)).body).toMatchObject({ leases: null, arrears: null, maintenance: null })
    const other = await world.hire('other', ['property.units.view'])
    expect((await figures(other.token)).status).toBe(403)
    const stranger = await makeStructureWorld(app, 'strange')
    expect((await figures(stranger.boss.token)).status).toBe(404)
  })
})

describe('the page of a unit', () => {
  const page = (unit: string, token?: string) =>
    world.call<UnitOverview>('GET', `/units/${unit}/overview`, undefined, token)

  test('shows everything that stands on it', async () => {
    await world.made('/rooms', { unit: units.late, name: 'Kitchen', kind: 'kitchen' })
    await world.made('/ownerships', { unit: units.late, person: world.person, shareBps: 900, fromDate: '2020-01-01' })
    const { status, body } = await page(units.late)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      unit: { identifier: 'L', status: 'rented', block: { name: 'Block 10' }, project: { id: project } },
      rooms: [{ name: 'Kitchen' }],
      owners: [{ shareBps: 900, person: { name: 'Wanjiru Kamau' } }],
      leases: [{ status: 'active', tenant: { name: 'Wanjiru Kamau' }, endDate: '2030-12-31' }],
      money: {
        collection: 'in_arrears',
        balances: [{ currency: 'KES', openMinor: 2_400, overdueMinor: 1_400, invoices: 3 }],
      },
      ...{ services: [], meters: [], parking: [], maintenance: { open: 0, recent: [] } },
    })
    expect(body.history?.map(({ action, entity }) => `${entity} ${action}`)).toEqual(
      expect.arrayContaining(['units create', 'contracts lease.active', 'ownerships create']),
    )
  })

  test('leaves out what the caller may not see, and is a page of staff', async () => {
    const { token } = await world.hire('narrow', ['property.units.view', 'property.meters.view'])
    const { body, text } = await page(units.late, token)
    expect(body).toMatchObject({ rooms: null, owners: null, leases: null, money: null, meters: [], history: null })
    expect(text).not.toContain('Wanjiru')
    const limited = await world.hireLimited([world.firstProject])
    expect((await page(units.late, limited)).status).toBe(404)
  })
})

describe('npm run check', () => {
  const differences = async () =>
    (await Promise.all(structureChecks.map(({ run }) => run(app.payload))))
      .flat()
      .map(({ subject, expected, actual }) => [...[subject, expected, actual]])

  test('computes the status of units anew and finds what differs', async () => {
    expect(checks.map(({ name }) => name)).toEqual(expect.arrayContaining(['the books', structureChecks[0]?.name]))
    expect(await differences()).toEqual([])
    await world.sql(`update units set status = 'sold' where id = $1`, [units.paid])
    await world.sql(`update units set status = 'available' where id = $1`, [units.own])
    const found = await differences()
    expect(found).toHaveLength(2)
    expect(found).toEqual(expect.arrayContaining([['P', 'rented', 'sold'], ['O', 'owner_occupied', 'available']])) // prettier-ignore
  })
})

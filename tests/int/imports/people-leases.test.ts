import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readQuery } from '../../../src/db/transaction.ts'
import type { TestApp } from '../../helpers/app.ts'
import { makePerson } from '../../helpers/factories.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { csvOf, type ImportWorld, makeImportWorld } from './import-world.ts'

let app: TestApp
let world: ImportWorld

beforeAll(async () => {
  app = await startUnlimitedApp()
  world = await makeImportWorld(app, 'parties')
})
afterAll(() => app?.stop())

describe('people', () => {
  const clients = ['First Name', 'Last Name', 'EmailID', 'MobilePhone', 'Gender', 'Status', 'Client Type']

  test('are told apart by phone, e-mail and identity number, in the file and on file; nobody is changed', async () => {
    const content = csvOf(
      clients,
      ['Amina', 'Yusuf', 'AMINA@example.com', '0712 999 001', 'F', 'Active', 'Tenant'],
      ['Brian', 'Mutua', 'brian@example.com', '+254712999001', 'M', 'Active', 'Owner'],
      ['Known', 'Already', '', '254712345678', 'M', 'Active', 'Owner'],
      ['Gone', 'Away', 'gone@example.com', '', 'M', 'Inactive', 'Tenant'],
      ['Chao', 'Mwadime', 'amina@EXAMPLE.com', '', 'F', '', 'Tenant, Owner'],
      ['Dan', '', 'not an address', '12', 'X', '', ''],
    )
    const { body } = await world.upload({ kind: 'people', content })
    expect(body.problems.map(({ row, column }) => [row, column])).toEqual([
      [3, 'MobilePhone'],
      [6, 'EmailID'],
      [7, 'EmailID'],
      [7, 'MobilePhone'],
      [7, 'Gender'],
      [7, 'Client Type'],
    ])
    expect(body).toMatchObject({ wrongRows: 3, skippedRows: 2, summary: { counts: { people: 1, tenants: 1 } } })
    const before = await readQuery(app.payload, 'select * from people where id = $1', [world.person])
    expect((await world.commit(body.id, { skipWrong: true })).body).toMatchObject({ createdRows: 1 })
    expect(await readQuery(app.payload, 'select * from people where id = $1', [world.person])).toEqual(before)
    const [made] = await readQuery(
      app.payload,
      `select name, email, gender, is_tenant, is_owner from people where phone = '+254712999001'`,
    )
    expect(made).toEqual({
      name: 'Amina Yusuf',
      email: 'amina@example.com',
      gender: 'female',
      is_tenant: true,
      is_owner: false,
    })
    const again = await world.upload({ kind: 'people', content })
    expect(again.body).toMatchObject({ summary: { sameAs: body.id } })
    expect((await world.commit(again.body.id, { skipWrong: true })).status).toBe(409)
  })

  test('what a file says of them is not kept once it is written', async () => {
    const content = csvOf(['Name', 'National ID'], ['Neema Private', '99-887 766'])
    const { body } = await world.upload({ kind: 'people', content })
    await world.commit(body.id)
    const rows = await readQuery(app.payload, 'select data, made from import_rows where import_id = $1', [body.id])
    expect(JSON.stringify(rows)).not.toMatch(/Neema|887/)
    const same = await world.upload({ kind: 'people', content: csvOf(['Name', 'National ID'], ['Other', '99887766']) })
    expect(same.body).toMatchObject({ skippedRows: 1, wrongRows: 0 })
    expect((await world.commit(same.body.id)).status).toBe(409)
    const { pruneImports } = await import('../../../src/services/imports/prune-imports.ts')
    await readQuery(app.payload, `update imports set created_at = now() - interval '31 days' where id = $1`, [
      same.body.id,
    ])
    await pruneImports({ payload: app.payload })
    expect((await world.progress(same.body.id)).body.failure).toMatch(/30 days/)
    expect(await readQuery(app.payload, 'select data from import_rows where import_id = $1', [same.body.id])).toEqual([
      { data: null },
    ])
  })

  test('somebody who rents by now stays when the import is taken back', async () => {
    const { body } = await world.upload({
      kind: 'people',
      content: csvOf(
        ['Name', 'Phone', 'Roles'],
        ['Tatu', '+254712999100', 'tenant'],
        ['Nne', '+254712999101', 'owner'],
      ),
    })
    await world.commit(body.id)
    const lease = await world.upload({
      kind: 'leases',
      project: world.project,
      content: csvOf(['Unit', 'Phone', 'Start', 'Rent'], [`${world.code}-1`, '+254712999100', '2031-01-01', 100]),
    })
    expect(lease.body.problems).toEqual([])
    await world.commit(lease.body.id)
    const refused = await world.undo(body.id)
    expect([refused.status, refused.body.errors[0]?.path]).toEqual([409, 'contracts'])
    expect((await world.undo(lease.body.id)).body.status).toBe('undone')
    expect((await world.undo(body.id)).body.status).toBe('undone')
    expect(await world.count('people', `phone like '+2547129991%'`)).toBe(0)
  })
})

describe('leases', () => {
  const columns = ['Project', 'Unit', 'Tenant phone', 'Start', 'End', 'Rent', 'Deposit', 'Due day']

  test('come as drafts with numbers, by the code of the project and the identifier of the unit', async () => {
    const unit = `${world.code}-1`
    const content = csvOf(
      columns,
      [world.code.toUpperCase(), unit.toUpperCase(), '0712345678', '2032-01-01', '2032-12-31', '35,000', 35000, 1],
      [world.code, unit, '+254712345678', '2033-01-01', '', 36000, '', ''],
    )
    const { body } = await world.upload({ kind: 'leases', content })
    expect(body.problems).toEqual([])
    await world.commit(body.id)
    const rows = await readQuery<{ number: string }>(
      app.payload,
      `select number, status, start_date, end_date, rent_minor::int as rent, deposit_minor::int as deposit, due_day::int as due, currency
       from contracts where company_id = $1 and start_date >= '2032-01-01' order by start_date`,
      [world.company],
    )
    expect(rows).toEqual([
      expect.objectContaining({ status: 'draft', end_date: '2032-12-31', rent: 3_500_000, deposit: 3_500_000, due: 1 }),
      expect.objectContaining({
        status: 'draft',
        end_date: null,
        rent: 3_600_000,
        deposit: 0,
        due: 5,
        currency: 'KES',
      }),
    ])
    expect(new Set(rows.map(({ number }) => number)).size).toBe(2)
    const again = await world.upload({ kind: 'leases', content: `${content}\r\n` })
    expect(again.body).toMatchObject({ skippedRows: 2, wrongRows: 0 })
  })

  test('what a lease cannot be is a problem of its column', async () => {
    await makePerson(app.payload, { company: world.company, name: 'No tenant', phone: '+254712999200', isOwner: true })
    const unit = `${world.code}-1`
    const row = (changes: Partial<Record<string, string | number>>) =>
      columns.map(
        (name) =>
          changes[name] ??
          { Project: world.code, Unit: unit, 'Tenant phone': '0712345678', Start: '2035-01-01', Rent: 1 }[name] ??
          '',
      )
    const cases: [Partial<Record<string, string | number>>, string][] = [
      [{}, ''],
      [{ Unit: 'Nowhere' }, 'Unit'],
      [{ Project: 'NONE' }, 'Unit'],
      [{ 'Tenant phone': '+254712999999' }, 'Tenant phone'],
      [{ 'Tenant phone': '+254712999200' }, 'Tenant phone'],
      [{ 'Tenant phone': '' }, 'Tenant phone'],
      [{ Start: '2036-06-01', End: '2036-05-31' }, 'End'],
      [{ Start: '2036-02-30' }, 'Start'],
      [{ Start: '2037-01-01' }, 'Start'],
      [{ Rent: -1, Start: '2034-01-01' }, 'Rent'],
      [{ 'Due day': 31, Start: '2034-01-01' }, 'Due day'],
    ]
    const { body } = await world.upload({
      kind: 'leases',
      content: csvOf(columns, ...cases.map(([changes]) => row(changes))),
    })
    const found = new Map(body.problems.map(({ row: number, column }) => [number, column]))
    expect(cases.map((_case, index) => found.get(index + 2) ?? '')).toEqual(cases.map(([, column]) => column))
  })

  test('a unit for which we only bill services is not let', async () => {
    const name = 'Serviced'
    const made = await world.upload({
      project: world.project,
      content: csvOf(['Unit', 'Management'], [name, 'services only']),
    })
    await world.commit(made.body.id)
    const content = csvOf(['Unit', 'Tenant phone', 'Start', 'Rent'], [name, '0712345678', '2035-01-01', 1])
    const { body } = await world.upload({ kind: 'leases', project: world.project, content })
    expect(body.problems).toMatchObject([{ row: 2, column: 'Unit' }])
  })
})

import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createReq, readQuery } from '../../../src/db/transaction.ts'
import type { TestApp } from '../../helpers/app.ts'
import { password } from '../../helpers/factories.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { csvOf, type ImportWorld, makeImportWorld } from './import-world.ts'

let app: TestApp
let world: ImportWorld
let other: ImportWorld
let structure: string
let people: string

beforeAll(async () => {
  app = await startUnlimitedApp()
  world = await makeImportWorld(app, 'rights')
  other = await makeImportWorld(app, 'rights-other')
  structure = (await world.upload({ project: world.project, content: csvOf(['Unit'], ['X1']) })).body.id
  people = (await world.upload({ kind: 'people', content: csvOf(['Name'], ['Amina']) })).body.id
})
afterAll(() => app?.stop())

const listOf = async (token: string): Promise<string[]> => {
  const { status, body } = await app.api<{ docs: { id: string }[] }>('GET', '/imports?depth=0', { token })
  return status === 200 ? body.docs.map(({ id }) => id).sort() : [String(status)]
}

const rowsOf = async (token: string): Promise<number> => {
  const { body } = await app.api<{ totalDocs?: number }>('GET', '/import-rows?depth=0', { token })
  return body.totalDocs ?? 0
}

const graphqlOf = async (token: string): Promise<unknown> => {
  const query = '{ Imports { docs { id } } ImportRows { totalDocs } }'
  const { body } = await app.api<{ data?: Record<string, unknown> }>('POST', '/graphql', { token, body: { query } })
  return body.data
}

test('rows of a kind are seen by whoever may import that kind, through REST and GraphQL', async () => {
  const units = await world.hire('units', ['property.structure.import', 'property.units.view'])
  const clerks = await world.hire('clerks', ['people.people.import'])
  const viewer = await world.hire(
    'onlooker',
    world.allBut(
      'property.structure.import',
      'people.people.import',
      'contracts.leases.import',
      'property.readings.import',
      'finance.invoices.import',
      'finance.reconciliation.import',
      'finance.ledger.import',
    ),
  )
  expect(await listOf(world.boss.token)).toEqual([structure, people].sort())
  expect(await listOf(units.token)).toEqual([structure])
  expect(await listOf(clerks.token)).toEqual([people])
  expect(await listOf(viewer.token)).toEqual(['403'])
  expect(await listOf(other.boss.token)).toEqual([])
  expect([await rowsOf(units.token), await rowsOf(clerks.token), await rowsOf(viewer.token)]).toEqual([1, 1, 0])
  expect(await graphqlOf(clerks.token)).toEqual({ Imports: { docs: [{ id: people }] }, ImportRows: { totalDocs: 1 } })
  expect(JSON.stringify(await graphqlOf(viewer.token))).not.toContain(structure)

  for (const [method, path] of [
    ['GET', 'progress'],
    ['GET', 'errors.csv'],
    ['POST', 'commit'],
    ['POST', 'undo'],
  ] as const) {
    const ask = async (id: string, token: string) =>
      (await app.api(method, `/imports/${id}/${path}`, { token, ...(method === 'POST' && { body: {} }) })).status
    expect([path, await ask(structure, clerks.token), await ask(structure, other.boss.token)]).toEqual([path, 404, 404])
    expect([path, await ask(structure, viewer.token)]).toEqual([path, 403])
    expect([path, await ask('none', world.boss.token)]).toEqual([path, 404])
  }
  const refused = await Promise.all([
    world.upload({ content: csvOf(['Unit'], ['X1']), token: clerks.token }),
    world.upload({ kind: 'people', content: csvOf(['Name'], ['A']), token: units.token }),
    world.upload({ kind: 'leases', content: csvOf(['Name'], ['A']), token: units.token }),
    app.api('GET', '/imports/templates/people', { token: units.token }),
    app.api('GET', '/imports/templates/castles', { token: units.token }),
    app.api('POST', '/imports', { token: world.boss.token, body: {} }),
    app.api('POST', '/imports', { body: {} }),
  ])
  expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403, 404, 400, 401])
})

test('staff of some projects and portal users see none and import nothing', async () => {
  const limited = await world.hire('limited', world.allBut())
  await app.api('PATCH', `/staff/${limited.staff}`, {
    token: world.boss.token,
    body: { projectScope: 'assigned', projects: [world.project] },
  })
  const scope = await readQuery(app.payload, 'select project_scope from staff where id = $1', [limited.staff])
  expect(scope).toEqual([{ project_scope: 'assigned' }])
  const token = await app.login(limited.email, password)
  expect(await listOf(token)).toEqual(['403'])
  expect(await rowsOf(token)).toBe(0)
  expect((await world.upload({ project: world.project, content: csvOf(['Unit'], ['X9']), token })).status).toBe(403)
  expect((await world.commit(structure, {}, token)).status).toBe(403)

  await readQuery(app.payload, 'update people set user_id = $2 where id = $1', [world.person, other.boss.user])
  const { settleAccess } = await import('../../../src/access/access-cache.ts')
  await settleAccess(app.payload)
  const portal = await app.login(other.boss.email, password)
  expect(await listOf(portal)).toEqual([])
  expect((await world.progress(structure, portal)).status).toBe(404)
})

test('nobody writes an import or its rows by hand', async () => {
  const { token } = world.boss
  const attempts = await Promise.all([
    app.api('PATCH', `/imports/${structure}`, { token, body: { status: 'done' } }),
    app.api('DELETE', `/imports/${structure}`, { token }),
    app.api('POST', '/import-rows', { token, body: { import: structure, rowNumber: 9, company: world.company } }),
  ])
  expect(attempts.map(({ status }) => status)).toEqual([403, 403, 403])
  const req = await createReq(app.payload)
  const row = await app.payload.findByID({ collection: 'imports', id: structure, overrideAccess: true, req })
  expect(row.status).toBe('ready')
})

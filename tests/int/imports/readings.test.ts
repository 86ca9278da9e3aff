import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createReq, readQuery } from '../../../src/db/transaction.ts'
import type { TestApp } from '../../helpers/app.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { csvOf, type ImportWorld, makeImportWorld } from './import-world.ts'

let app: TestApp
let world: ImportWorld

beforeAll(async () => {
  app = await startUnlimitedApp()
  world = await makeImportWorld(app, 'readings')
  const req = await createReq(app.payload)
  for (const identifier of ['W-1', 'W-2'])
    await app.payload.create({
      collection: 'meters',
      data: {
        company: world.company,
        project: world.project,
        unit: world.unit,
        identifier,
        kind: 'water',
        measure: 'm3',
        installedOn: '2026-01-01',
        initialReading: 100,
        status: 'active',
      },
      overrideAccess: true,
      req,
    })
})
afterAll(() => app?.stop())

const columns = ['Meter', 'Date', 'Reading']
const metersNow = () =>
  readQuery(
    app.payload,
    `select identifier, last_reading::float8 as last, last_reading_date as date from meters where company_id = $1 order by identifier`,
    [world.company],
  )

test('readings come in by the number of the meter, are judged like entered ones, and go again', async () => {
  const before = await metersNow()
  const wrong = csvOf(
    columns,
    ['w-1', '2026-02-01', 110],
    ['W-9', '2026-02-01', 1],
    ['W-2', '2026-02-01', 90],
    ['W-2', '2999-01-01', 200],
    ['W-2', '2026-02-30', 200],
    ['W-2', '2026-03-01', 'full'],
  )
  const bad = await world.upload({ kind: 'readings', content: wrong })
  expect(bad.body.problems.map(({ row, column }) => [row, column])).toEqual([
    [3, 'Meter'],
    [4, 'Reading'],
    [5, 'Date'],
    [6, 'Date'],
    [7, 'Reading'],
  ])
  const content = csvOf(columns, ['w-1', '2026-02-01', 110], ['W-2', '2026-02-01', '120.5'], ['W-1', '2026-03-01', 121])
  const { body } = await world.upload({ kind: 'readings', content })
  expect(body).toMatchObject({ status: 'ready', summary: { counts: { readings: 3 } } })
  expect((await world.commit(body.id)).body).toMatchObject({ status: 'done', createdRows: 3 })
  expect(await metersNow()).toEqual([
    { identifier: 'W-1', last: 121, date: '2026-03-01' },
    { identifier: 'W-2', last: 120.5, date: '2026-02-01' },
  ])
  const [kept] = await readQuery(
    app.payload,
    `select count(*)::int as count from meter_readings where source = 'import'`,
  )
  expect(kept).toEqual({ count: 3 })
  expect((await world.undo(body.id)).body).toMatchObject({ status: 'undone' })
  expect(await metersNow()).toEqual(before)
})

import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { readQuery } from '../../../src/db/transaction.ts'
import { seedDemo } from '../../../src/seed/seed-demo.ts'
import { meterChecks } from '../../../src/services/meters/meter-checks.ts'
import { startTestApp, type TestApp } from '../../helpers/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
  await seedDemo({ payload: app.payload })
}, 180_000)
afterAll(() => app?.stop())

const found = async () => (await Promise.all(meterChecks.map(({ run }) => run(app.payload)))).flat()
const count = async (sql: string) =>
  Number((await readQuery<{ count: string }>(app.payload, `select count(*) as count from ${sql}`))[0]?.count)

test('the demo has a year of readings, some of them in doubt, and adds up', async () => {
  expect(await count('meter_readings')).toBeGreaterThan(400)
  expect(await count(`meter_readings where status = 'questioned'`)).toBeGreaterThan(1)
  expect(await count(`parking_assignments where status = 'active'`)).toBeGreaterThan(10)
  expect(await count(`project_services where status = 'pending_approval'`)).toBeGreaterThan(1)
  expect(await found()).toEqual([])
})

test('a last reading and a consumption that do not follow are found', async () => {
  await readQuery(app.payload, `update meters set last_reading = last_reading + 1 where identifier = 'W-40117'`)
  await readQuery(
    app.payload,
    `update meter_readings set consumption = 999.5 where id in
       (select id from meter_readings where status = 'accepted' order by reading_date, id limit 1)`,
  )
  const differences = await found()
  expect(differences.map(({ check }) => check).toSorted()).toEqual([
    'consumption of readings',
    ...differences.slice(1).map(() => 'last readings of meters'),
  ])
  expect(differences[0]?.subject).toMatch(/W-40117/)
})

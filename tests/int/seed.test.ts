import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { seedDemo } from '../../src/seed/seed-demo.ts'
import { checkLedger } from '../../src/services/ledger/check-ledger.ts'
import { startTestApp, type TestApp } from '../helpers/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

test('x', async () => {
  const t = Date.now()
  expect(await seedDemo({ payload: app.payload, step: async (title, work) => { const s = Date.now(); const r = await work(); console.log(title, Date.now() - s); return r } })).toBe('seeded')
  console.log('total', Date.now() - t)
  expect((await checkLedger(app.payload)).differences).toEqual([])
}, 120_000)

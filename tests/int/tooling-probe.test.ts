import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { startTestApp, type TestApp } from '../helpers/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(async () => {
  await app.stop()
  const { setTimeout: sleep } = await import('node:timers/promises')
  await sleep(300)
  console.log(process.getActiveResourcesInfo(), (process as any)._getActiveHandles().map((h: any) => [h.constructor.name, h.remotePort, h.fd, h.spawnargs, h.pid]))
})

test('answers', async () => {
  const { status, body } = await app.api('GET', '/users/me')
  console.log(status, body)
  expect(status).toBeLessThan(500)
})

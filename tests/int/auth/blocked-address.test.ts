import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { reloadIpBlocks } from '../../../src/access/ip-blocks.ts'
import { readQuery } from '../../../src/db/transaction.ts'
import { startTestApp, type TestApp } from '../../helpers/app.ts'
import { makeCompany, password } from '../../helpers/factories.ts'

let app: TestApp
let acacia: Awaited<ReturnType<typeof makeCompany>>
let baobab: Awaited<ReturnType<typeof makeCompany>>

beforeAll(async () => {
  app = await startTestApp({ env: { RATE_LIMITS: 'off' } })
  acacia = await makeCompany(app.payload, 'acacia')
  baobab = await makeCompany(app.payload, 'baobab')
})
afterAll(() => app.stop())

test('a company that blocks an address is closed from there, the others stay open', async () => {
  const token = await app.login(acacia.email('administrator'), password)
  const made = await app.api<{ doc: { id: string } }>('POST', '/blocked-ips', {
    token,
    body: { cidr: '198.51.100.0/24', reason: 'Guesses from there', company: acacia.id },
  })
  expect(made.status).toBe(201)
  const from = (ip: string, given: string) => app.api('GET', '/units', { ip, token: given })
  const other = await app.login(baobab.email('viewer'), password)
  expect((await from('198.51.100.7', token)).status).toBe(403)
  expect((await from('198.51.101.7', token)).status).toBe(200)
  expect((await from('198.51.100.7', other)).status).toBe(200)
  expect((await app.api('POST', `/blocked-ips/${made.body.doc.id}/lift`, { token: other })).status).toBe(404)
  expect((await app.api('POST', `/blocked-ips/${made.body.doc.id}/lift`, { token })).status).toBe(200)
  expect((await from('198.51.100.7', token)).status).toBe(200)
})

test('an address that fails over many accounts is blocked for a time; one user who mistypes blocks nobody', async () => {
  const attempt = (ip: string, email: string) =>
    app.api('POST', '/auth/login', { ip, body: { email, password: 'wrong' } })
  for (let count = 0; count < 12; count += 1) await attempt('81.2.69.9', acacia.email('viewer'))
  const login = (ip: string) =>
    app.api('POST', '/auth/login', { ip, body: { email: baobab.email('viewer'), password } })
  expect((await login('81.2.69.9')).status).toBe(200)

  for (let count = 0; count < 10; count += 1)
    expect((await attempt('81.2.69.10', `nobody-${count}@else.test`)).status).toBe(401)
  const blocks = () => readQuery(app.payload, `select source from blocked_ips where company_id is null`)
  for (let tries = 0; tries < 50 && (await blocks()).length === 0; tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 50))
  expect(await blocks()).toEqual([{ source: 'automatic' }])
  await reloadIpBlocks()
  expect((await login('81.2.69.10')).status).toBe(403)
  expect((await login('81.2.69.11')).status).toBe(200)
})

import { setTimeout as sleep } from 'node:timers/promises'
import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { onAccessChange, settleAccess, startAccessCache, type AccessChange } from '../../../src/access/access-cache.ts'
import { getPrincipal } from '../../../src/access/principal.ts'
import { createReq, readQuery } from '../../../src/db/transaction.ts'
import { startTestApp, type TestApp } from '../../helpers/app.ts'
import { makeCompany, password } from '../../helpers/factories.ts'

let app: TestApp
let company: Awaited<ReturnType<typeof makeCompany>>
let cache: ReturnType<typeof startAccessCache>
let token = ''

beforeAll(async () => {
  app = await startTestApp({ env: { RATE_LIMITS: 'off' } })
  company = await makeCompany(app.payload, 'acacia')
  cache = startAccessCache({ databaseUrl: app.databaseUrl })
  token = await app.login(company.email('viewer'), password)
  await connected()
})
afterAll(async () => {
  await cache.stop()
  await app.stop()
})

const pool = () => (app.payload.db as unknown as PostgresAdapter).pool

/** The listening connection is up when a second log-in asks nothing. */
const connected = async (): Promise<void> => {
  for (let tries = 0; tries < 100; tries += 1) {
    await authenticate()
    if ((await queriesOf(authenticate)) === 0) return
    await sleep(50)
  }
  throw new Error('The cache never came up.')
}

const authenticate = async () => {
  const { user } = await app.payload.auth({ headers: new Headers({ authorization: `Bearer ${token}` }) })
  return getPrincipal(await createReq(app.payload, { user: user ?? undefined }))
}

const queriesOf = async (work: () => Promise<unknown>): Promise<number> => {
  const client = pool()
  const { query } = client
  let count = 0
  client.query = ((...args: Parameters<typeof query>) => {
    count += 1
    return query.apply(client, args)
  }) as typeof query
  try {
    await work()
  } finally {
    client.query = query
  }
  return count
}

const may = async (code: string): Promise<boolean> =>
  Boolean((await authenticate())?.memberships[0]?.permissions.has(code as never))
const forget = () => readQuery(app.payload, `update users set name = name where email = $1`, [company.email('viewer')])

test('a log-in asks one query when it is cold and none when it is warm', async () => {
  await forget()
  await settleAccess(app.payload)
  expect(await queriesOf(authenticate)).toBe(1)
  expect(await queriesOf(authenticate)).toBe(0)
})

test('a permission that goes is gone on the next request, whoever took it', async () => {
  expect(await may('finance.invoices.view')).toBe(true)
  await readQuery(
    app.payload,
    `delete from roles_permissions where parent_id = $1 and value = 'finance.invoices.view'`,
    [company.roles.viewer],
  )
  await settleAccess(app.payload)
  expect(await may('finance.invoices.view')).toBe(false)
})

test.each([
  [
    'a suspended member',
    `update staff set status = 'suspended' where email = $1`,
    `update staff set status = 'active' where email = $1`,
  ],
  [
    'a suspended user',
    `update users set status = 'suspended' where email = $1`,
    `update users set status = 'active' where email = $1`,
  ],
  [
    'a suspended company',
    `update companies set status = 'suspended' where id = (select company_id from staff where email = $1)`,
    `update companies set status = 'active' where id = (select company_id from staff where email = $1)`,
  ],
  [
    'an extra denial',
    `insert into staff_denials ("order", parent_id, value) select 1, id, 'property.units.view' from staff where email = $1`,
    `delete from staff_denials where parent_id = (select id from staff where email = $1)`,
  ],
])('%s counts at once, and so does its end', async (_name, change, back) => {
  const values = [company.email('viewer')]
  expect(await may('property.units.view')).toBe(true)
  await readQuery(app.payload, change, values)
  await settleAccess(app.payload)
  expect(await may('property.units.view')).toBe(false)
  await readQuery(app.payload, back, values)
  await settleAccess(app.payload)
  expect(await may('property.units.view')).toBe(true)
})

test('other parts of the process hear what changed', async () => {
  const heard: AccessChange[] = []
  const stop = onAccessChange((change) => heard.push(change))
  await readQuery(app.payload, `update roles set name = name where id = $1`, [company.roles.viewer])
  await settleAccess(app.payload)
  stop()
  expect(heard).toContainEqual({ kind: 'company', id: company.id, user: undefined })
})

test('nothing is kept while the listening connection is away', async () => {
  await readQuery(
    app.payload,
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'freehold-access' and datname = current_database()`,
  )
  await sleep(60)
  await authenticate()
  expect(await queriesOf(authenticate)).toBe(1)
  await connected()
})

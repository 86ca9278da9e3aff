import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { pay } from '../../src/cli/demo-pay/pay.ts'
import { demoAccounts } from '../../src/cli/seed-accounts.ts'
import { readQuery } from '../../src/db/transaction.ts'
import { startSimulator, type Simulator } from '../../src/gateways/simulator/start-simulator.ts'
import { scaleCompany } from '../../src/seed/scale/scale-company.ts'
import { scaleInvoices } from '../../src/seed/scale/scale-invoices.ts'
import { isMagicEnding } from '../../src/seed/phones.ts'
import { seedDemo } from '../../src/seed/seed-demo.ts'
import { checkLedger } from '../../src/services/ledger/check-ledger.ts'
import { startTestApp, type TestApp } from '../helpers/app.ts'
import { drain } from '../helpers/drain.ts'
import { startTestWeb } from '../helpers/web.ts'

let app: TestApp
let simulator: Simulator
beforeAll(async () => {
  simulator = await startSimulator({ port: 0, delayMs: 5, lateMs: 30, retryMs: 50, seed: 'seed' })
  app = await startTestApp({ env: { SASAPAY_BASE_URL: simulator.url } })
  expect(await seedDemo({ payload: app.payload })).toBe('seeded')
}, 180_000)
afterAll(async () => {
  await simulator.close()
  await app.stop()
})

const rows = <Row>(sql: string, values: unknown[] = []): Promise<Row[]> => readQuery<Row>(app.payload, sql, values)
const value = async (sql: string): Promise<number> =>
  Number((await rows<{ value: string }>(`select (${sql}) as value`))[0]?.value)
const tables = [
  'companies',
  'people',
  'units',
  'contracts',
  'invoices',
  'payments',
  'ledger_entries',
  'users',
  'staff',
  'audit_log',
  'outbox',
]
const sizes = (): Promise<number[]> => Promise.all(tables.map((table) => value(`select count(*) from ${table}`)))
const noDifferences = async (): Promise<void> => expect((await checkLedger(app.payload)).differences).toEqual([])
const ofAcacia = `company_id = (select id from companies where slug = 'acacia')`

describe('the demo', () => {
  test('every balance follows from the books', noDifferences)

  test('a second run changes nothing', async () => {
    const before = await sizes()
    expect(await seedDemo({ payload: app.payload })).toBe('already there')
    expect(await seedDemo({ payload: app.payload, ifEmpty: true })).toBe('already there')
    expect(await sizes()).toEqual(before)
  })

  test('holds a believable company: 60 units, 52 let, a year of invoices, arrears, suspense', async () => {
    expect(await value(`select count(*) from units where ${ofAcacia}`)).toBe(60)
    expect(await value(`select count(*) from units where ${ofAcacia} and status = 'rented'`)).toBe(52)
    expect(await value(`select count(*) from units where ${ofAcacia} and status = 'owner_occupied'`)).toBe(1)
    expect(await value(`select count(*) from people where ${ofAcacia} and is_owner`)).toBe(8)
    expect(await value(`select count(distinct period) from invoices where ${ofAcacia}`)).toBe(12)
    expect(await value(`select count(*) from payments where ${ofAcacia}`)).toBeGreaterThan(400)
    const overdue = `select count(distinct contract_id) from invoices where ${ofAcacia} and balance_minor > 0 and period < to_char(now(), 'YYYY-MM')`
    expect(await value(overdue)).toBeGreaterThanOrEqual(8)
    const review = await rows(
      `select review_reason as reason from payments where ${ofAcacia} and review_reason is not null order by 1`,
    )
    expect(review).toEqual([{ reason: 'amount_mismatch' }, { reason: 'unknown_reference' }])
  })

  test('numbers have no gap and follow the dates', async () => {
    // What is entered by hand is numbered when it is entered, whenever the money came.
    for (const [table, date, isDated] of [
      ['invoices', 'issue_date', 'true'],
      ['payments', 'value_date', `origin = 'gateway'`],
    ] as const) {
      const gaps = await rows(
        `select * from (
           select number, lag(number) over w as before, ${isDated} and ${date} < max(${date}) filter (where ${isDated}) over (w rows unbounded preceding) as is_earlier,
                  right(number, 5)::int - lag(right(number, 5)::int) over w as step
           from ${table} where ${ofAcacia} and number is not null window w as (partition by left(number, 8) order by number)) n
         where step <> 1 or is_earlier`,
      )
      expect(gaps).toEqual([])
    }
  })

  test('no phone and no open amount steers the simulator by accident', async () => {
    const digits = await rows<{ digits: string }>(
      'select phone as digits from people where phone is not null union all select balance_minor::text from invoices where balance_minor > 0',
    )
    expect(digits.filter((row) => isMagicEnding(row.digits))).toEqual([])
  })

  test('history waits for no worker, and requests that are over are not asked about', async () => {
    expect(await value('select count(*) from outbox where dispatched_at is null')).toBe(0)
    expect(await value(`select count(*) from payment_intents where status not in ('succeeded', 'failed')`)).toBe(0)
  })

  test.each(demoAccounts)('$role logs in', async ({ role, email, password }) => {
    const token = await app.login(email, password)
    const me = await app.api<{ companies: { name: string }[] }>('GET', '/auth/me', { token })
    expect(me.body.companies.map(({ name }) => name)).toEqual(
      role === 'Both companies'
        ? ['Acacia Property Management', 'Baobab Estates']
        : [role === 'Other company' ? 'Baobab Estates' : 'Acacia Property Management'],
    )
  })

  test('the neighbour sees nothing of Acacia', async () => {
    const { email = '', password = '' } = demoAccounts.find(({ role }) => role === 'Other company') ?? {}
    const token = await app.login(email, password)
    const units = await app.api<{ docs: { identifier: string }[]; totalDocs: number }>('GET', '/units?limit=100', {
      token,
    })
    expect(units.body.totalDocs).toBe(10)
    const [foreign] = await rows<{ id: string }>(`select id from invoices where ${ofAcacia} limit 1`)
    expect((await app.api('GET', `/invoices/${foreign?.id}`, { token })).status).toBe(404)
  })
})

describe('demo:pay', () => {
  test.each(['success', 'wrong-amount', 'failure'] as const)(
    '%s, from the request to the owner',
    async (scenario) => {
      const web = await startTestWeb()
      // the worker's part
      const worker = setInterval(() => void drain(app.payload).catch(() => undefined), 50)
      const { email = '', password = '' } = demoAccounts.find(({ role }) => role === 'Accountant') ?? {}
      const lines: string[] = []
      const options = { url: web.url, simulatorUrl: simulator.url, scenario, email, password, timeoutMs: 30_000 }
      const code = await pay(options, (line) => void lines.push(line))
      clearInterval(worker)
      await web.close()
      expect({ code, faults: lines.filter((line) => line.startsWith('✗')) }).toEqual({ code: 0, faults: [] })
      expect(lines.some((line) => line.includes("owner's account"))).toBe(scenario === 'success')
      await noDifferences()
    },
    60_000,
  )
})

describe('scaled companies', () => {
  test('every unit has owners to the whole, a tenant and an active lease', async () => {
    const company = await scaleCompany({ payload: app.payload, units: 120, slug: 'many' })
    expect(company).toMatchObject({ slug: 'many', units: 120, currency: 'KES' })
    const [found] = await rows(
      `select count(*)::int as units, count(c.id)::int as leases, count(distinct c.person_id)::int as tenants, min(o.bps)::int as least, max(o.bps)::int as most,
              count(*) filter (where u.status = 'rented')::int as rented
       from units u left join contracts c on c.unit_id = u.id and c.status = 'active'
       left join (select unit_id, sum(share_bps) as bps from ownerships group by unit_id) o on o.unit_id = u.id where u.company_id = $1`,
      [company.id],
    )
    expect(found).toEqual({ units: 120, leases: 120, tenants: 120, least: 10_000, most: 10_000, rented: 120 })
    expect(await app.login(company.email, company.password)).toBeTruthy()
    await expect(scaleCompany({ payload: app.payload, units: 1, slug: 'many' })).rejects.toMatchObject({ status: 409 })
  })

  test('issued invoices in equal parts, all in the books', async () => {
    const companies = await scaleInvoices({ payload: app.payload, invoices: 400, companies: 4, slug: 'lists' })
    expect(companies.map(({ slug }) => slug)).toEqual(['lists-1', 'lists-2', 'lists-3', 'lists-4'])
    for (const { id } of companies)
      expect(await value(`select count(*) from invoices where company_id = '${id}' and status = 'issued'`)).toBe(100)
    const ids = companies.map(({ id }) => id)
    expect(await rows('select 1 from outbox where dispatched_at is null and company_id = any($1)', [ids])).toEqual([])
    await noDifferences()
  })
})

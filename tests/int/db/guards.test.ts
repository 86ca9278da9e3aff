import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import pg from 'pg'
import { createTestDatabase, type TestDatabase } from '../../helpers/database.ts'
import { insertFilled, insertThread, type Thread } from './fixtures.ts'

let database: TestDatabase
let pool: pg.Pool

beforeAll(async () => {
  database = await createTestDatabase({ template: 'migrated' })
  pool = new pg.Pool({ connectionString: database.url })
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

const refusedBy = (constraint: string) => expect.objectContaining({ constraint })

describe('companies are kept apart by the database', () => {
  test('every company table: company_id not null, and unique with the id', async () => {
    const { rows } = await pool.query(`
      select c.table_name from information_schema.columns c
      where c.table_schema = current_schema and c.column_name = 'company_id' and c.table_name not in ('outbox', 'job_runs', 'blocked_ips', 'audit_unsealed')
        and (c.is_nullable = 'YES' or (c.table_name <> 'users_companies'
             and not exists (select from pg_constraint where conname = c.table_name || '_company_id_key')))`)
    expect(rows).toEqual([])
  })

  test('no reference from one company table to another without the company, none that deletes or empties', async () => {
    const { rows } = await pool.query<{ name: string }>(`
      with companies as (select attrelid from pg_attribute where attname = 'company_id')
      select r.conname as name from pg_constraint r
      where r.contype = 'f' and r.connamespace = current_schema::regnamespace
        and r.conrelid::regclass::text !~ '^payload_' and (
          (r.conrelid in (table companies) and r.confrelid in (table companies) and cardinality(r.conkey) = 1)
          or (r.confdeltype <> 'r' and r.conname !~ 'parent'))`)
    expect(rows).toEqual([])
  })

  test("a unit in another company's project is refused", async () => {
    const [own, other] = [await insertThread(pool), await insertThread(pool)]
    const write = insertFilled(pool, 'units', { company_id: own.company, project_id: other.project })
    await expect(write).rejects.toEqual(refusedBy('units_in_project'))
  })
})

describe('one lease per unit and day', () => {
  let thread: Thread
  beforeAll(async () => {
    thread = await insertThread(pool)
    await lease({ start_date: '2026-01-01', end_date: '2026-06-30' })
  })
  const lease = (values: Record<string, unknown>) =>
    insertFilled(pool, 'contracts', {
      company_id: thread.company,
      unit_id: thread.unit,
      person_id: thread.person,
      project_id: thread.project,
      due_day: 5,
      status: 'active',
      ...values,
    })

  test.each([
    ['the same days', { start_date: '2026-01-01', end_date: '2026-06-30' }],
    ['the last day', { start_date: '2026-06-30', end_date: null }],
    ['open-ended from before', { start_date: '2025-01-01', end_date: null }],
    ['an ended lease counts too', { start_date: '2026-02-01', end_date: '2026-02-02', status: 'ended' }],
  ])('refused: %s', async (_, values) => {
    await expect(lease(values)).rejects.toEqual(refusedBy('contracts_one_lease_per_unit'))
  })

  test.each([
    ['a draft', { start_date: '2026-01-01', end_date: null, status: 'draft' }],
    ['one in the trash', { start_date: '2026-01-01', end_date: null, deleted_at: new Date() }],
    ['the day after', { start_date: '2026-07-01', end_date: '2026-07-31' }],
  ])('allowed: %s', async (_, values) => {
    await expect(lease(values)).resolves.toEqual(expect.any(String))
  })

  test('an end before the start is refused', async () => {
    await expect(lease({ start_date: '2027-02-02', end_date: '2027-02-01' })).rejects.toEqual(
      refusedBy('contracts_date_order_check'),
    )
  })
})

describe('shares of an owner', () => {
  const own = (
    { company, unit, person }: Thread,
    share: number,
    from: string,
    to: string | null,
    on: pg.Pool | pg.PoolClient = pool,
  ) =>
    insertFilled(on, 'ownerships', {
      company_id: company,
      unit_id: unit,
      person_id: person,
      share_bps: share,
      from_date: from,
      to_date: to,
    })

  test('at most the whole on every day', async () => {
    const thread = await insertThread(pool)
    await own(thread, 6_000, '2026-01-01', '2026-12-31')
    await own(thread, 4_000, '2026-01-01', null)
    await own(thread, 6_000, '2027-01-01', null)
    await expect(own(thread, 1, '2025-01-01', '2026-01-01')).rejects.toEqual(refusedBy('ownerships_at_most_whole'))
    await expect(own(thread, 1, '2030-01-01', null)).rejects.toEqual(refusedBy('ownerships_at_most_whole'))
    await expect(own(thread, 10_000, '2020-01-01', '2025-12-31')).resolves.toEqual(expect.any(String))
  })

  test('a change that would exceed the whole is refused', async () => {
    const thread = await insertThread(pool)
    const id = await own(thread, 5_000, '2026-01-01', null)
    await own(thread, 5_000, '2026-01-01', null)
    await expect(pool.query('update ownerships set share_bps = 5001 where id = $1', [id])).rejects.toEqual(
      refusedBy('ownerships_at_most_whole'),
    )
  })

  test('two at once: one wins', async () => {
    const thread = await insertThread(pool)
    const attempt = async () => {
      const client = await pool.connect()
      try {
        await client.query('begin')
        await own(thread, 6_000, '2026-01-01', null, client)
        await new Promise((resolve) => setTimeout(resolve, 50))
        await client.query('commit')
        return 'kept'
      } catch {
        await client.query('rollback')
        return 'refused'
      } finally {
        client.release()
      }
    }
    expect((await Promise.all([attempt(), attempt()])).sort()).toEqual(['kept', 'refused'])
  })
})

describe('the books', () => {
  let thread: Thread
  let account: string
  let dollars: string
  beforeAll(async () => {
    thread = await insertThread(pool)
    account = await insertFilled(pool, 'ledger_accounts', {
      company_id: thread.company,
      type: 'asset',
      currency: 'KES',
    })
    dollars = await insertFilled(pool, 'ledger_accounts', {
      company_id: thread.company,
      type: 'asset',
      currency: 'USD',
    })
  })
  const transaction = () => insertFilled(pool, 'ledger_transactions', { company_id: thread.company })
  const post = (id: string, entries: [number, string?, string?][]) =>
    pool.query(
      `insert into ledger_entries (company_id, transaction_id, account_id, posted_on, amount_minor, currency)
       select $1, $2, account, '2026-01-01', amount, currency
       from unnest($3::numeric[], $4::text[], $5::uuid[]) as t(amount, currency, account)`,
      [
        thread.company,
        id,
        entries.map(([amount]) => amount),
        entries.map(([, currency]) => currency ?? 'KES'),
        entries.map(([, , of]) => of ?? account),
      ],
    )

  test('entries that sum to zero are kept, in two currencies too', async () => {
    await expect(post(await transaction(), [[500], [-300], [-200]])).resolves.toHaveProperty('rowCount', 3)
    const both: [number, string?, string?][] = [[500], [-500], [7, 'USD', dollars], [-7, 'USD', dollars]]
    await expect(post(await transaction(), both)).resolves.toHaveProperty('rowCount', 4)
  })

  test.each<[string, [number, string?, string?][], string]>([
    ['a sum that is not zero', [[500], [-499]], 'ledger_entries_balanced'],
    ['a lone entry', [[500]], 'ledger_entries_balanced'],
    ['zero only over two currencies', [[500], [-500, 'USD']], 'ledger_entries_balanced'],
    ['an entry of nothing', [[0], [0]], 'ledger_entries_amount_check'],
  ])('refused: %s', async (_, entries, constraint) => {
    const filled = entries.map(([amount, currency]): [number, string?, string?] => [
      amount,
      currency,
      currency === 'USD' ? dollars : account,
    ])
    await expect(post(await transaction(), filled)).rejects.toEqual(refusedBy(constraint))
  })

  test('refused: an entry in another currency than its account, and a later one that unbalances', async () => {
    await expect(
      post(await transaction(), [
        [5, 'USD', account],
        [-5, 'USD', account],
      ]),
    ).rejects.toEqual(refusedBy('ledger_entries_currency'))
    const id = await transaction()
    await post(id, [[5], [-5]])
    await expect(post(id, [[1]])).rejects.toEqual(refusedBy('ledger_entries_balanced'))
  })

  test.each(['ledger_entries', 'ledger_transactions', 'audit_log'])('%s only grows', async (table) => {
    if (table === 'audit_log') await insertFilled(pool, table, { company_id: thread.company })
    else await post(await transaction(), [[5], [-5]])
    const statements = [`update ${table} set updated_at = now()`, `delete from ${table}`, `truncate ${table} cascade`]
    for (const statement of statements) await expect(pool.query(statement)).rejects.toEqual(refusedBy('append_only'))
  })
})

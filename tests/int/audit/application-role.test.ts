import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import pg from 'pg'
import { appendOnlyTables } from '../../../src/db/append-only.ts'
import { excessRights } from '../../../src/db/application-rights.ts'
import { prepareApplicationRole } from '../../../src/db/prepare-application-role.ts'
import { migrateQueues, openQueues } from '../../../src/jobs/queue-backend.ts'
import { makeApplicationRole, type ApplicationRole } from '../../helpers/application-role.ts'
import { createTestDatabase, type TestDatabase } from '../../helpers/database.ts'
import { insertFilled, insertThread } from '../db/fixtures.ts'

let database: TestDatabase
let role: ApplicationRole
let owner: pg.Pool
let application: pg.Pool

beforeAll(async () => {
  database = await createTestDatabase({ template: 'migrated' })
  await migrateQueues(database.url)
  role = await makeApplicationRole(database.url)
  owner = new pg.Pool({ connectionString: database.url })
  application = new pg.Pool({ connectionString: role.url })
})
afterAll(async () => {
  await Promise.all([owner.end(), application.end()])
  await database.drop()
  await role.drop()
})

const forbidden = { code: '42501' }

describe('the role of the application', () => {
  test('adds to the audit log and the books, and changes ordinary rows', async () => {
    const thread = await insertThread(application)
    await insertFilled(application, 'audit_log', { company_id: thread.company })
    const transaction = await insertFilled(application, 'ledger_transactions', { company_id: thread.company })
    const account = await insertFilled(application, 'ledger_accounts', {
      company_id: thread.company,
      type: 'asset',
      currency: 'KES',
    })
    await application.query(
      `insert into ledger_entries (company_id, transaction_id, account_id, posted_on, amount_minor, currency)
       select $1, $2, $3, '2026-01-01', amount, 'KES' from unnest(array[5, -5]) as amount`,
      [thread.company, transaction, account],
    )
    await expect(
      application.query(`update units set bedrooms = '3' where id = $1`, [thread.unit]),
    ).resolves.toHaveProperty('rowCount', 1)
    await expect(application.query('delete from ledger_accounts where id = $1', [account])).rejects.toMatchObject({
      code: expect.stringMatching(/^23(?:001|503)$/),
    })
  })

  test('seals through the function, and only so', async () => {
    const { company } = await insertThread(application)
    await insertFilled(application, 'audit_log', { company_id: company })
    await expect(application.query('select fh_seal_audit($1, 10) as count', [company])).resolves.toHaveProperty(
      'rows',
      [{ count: 1 }],
    )
    const values = { company_id: company, seq: 2, entry_id: company, hash: 'forged' }
    await expect(insertFilled(application, 'audit_seals', values)).rejects.toMatchObject(forbidden)
    await expect(application.query('delete from audit_unsealed')).rejects.toMatchObject(forbidden)
  })

  test('cannot lend the sealer another audit log by a temporary table', async () => {
    const { company } = await insertThread(application)
    const entry = await insertFilled(application, 'audit_log', { company_id: company, action: 'true' })
    const client = await application.connect()
    try {
      await client.query(`create temp table audit_log as select * from public.audit_log where false`)
      await client.query(`insert into pg_temp.audit_log (id, company_id, action) values ($1, $2, 'forged')`, [
        entry,
        company,
      ])
      await client.query(`create temp table audit_seals (like public.audit_seals)`)
      await client.query('select fh_seal_audit($1, 10)', [company])
      const { rows } = await client.query('select count(*)::int from pg_temp.audit_seals')
      expect(rows).toEqual([{ count: 0 }])
    } finally {
      client.release(true)
    }
    const { rows } = await owner.query(
      `select encode(sha256(convert_to(e'\\n' || fh_audit_text(e), 'UTF8')), 'hex') = s.hash as same
       from audit_seals s join audit_log e on e.id = s.entry_id where e.id = $1`,
      [entry],
    )
    expect(rows).toEqual([{ same: true }])
  })

  describe.each([...appendOnlyTables])('%s', (table) => {
    test.each([
      ['update', `update ${table} set created_at = now()`],
      ['update of nothing', `update ${table} set created_at = now() where false`],
      ['delete', `delete from ${table}`],
      ['truncate', `truncate ${table} cascade`],
      [
        'upsert',
        `insert into ${table} (id) values (gen_random_uuid()) on conflict (id) do update set created_at = now()`,
      ],
      ['merge', `merge into ${table} t using (select 1) s on true when matched then delete`],
      ['lock', `do 'begin lock table ${table} in access exclusive mode; end'`],
      ['trigger off', `alter table ${table} disable trigger all`],
      ['trigger off by name', `alter table ${table} disable trigger ${table}_append_only`],
      ['trigger gone', `drop trigger ${table}_append_only on ${table}`],
      [
        'trigger of its own',
        `create trigger own before insert on ${table} for each row execute function fh_append_only()`,
      ],
      ['rule', `create rule own as on insert to ${table} do instead nothing`],
      ['table gone', `drop table ${table} cascade`],
      ['table renamed', `alter table ${table} rename to other`],
      ['column', `alter table ${table} add column extra int`],
      ['owner', `alter table ${table} owner to current_user`],
      ['index', `create index on ${table} (created_at)`],
      ['statistics by a child', `create table child () inherits (${table})`],
    ])('refused: %s', async (_, statement) => {
      await expect(application.query(statement)).rejects.toMatchObject(forbidden)
    })
  })

  test.each([
    ['replication role, which switches triggers off', `set session_replication_role = replica`],
    ['replication role of a transaction', `begin; set local session_replication_role = replica`],
    ['the owner', `set role freehold`],
    ['session of the owner', `set session authorization freehold`],
    [
      'function that refuses',
      `create or replace function fh_append_only() returns trigger language plpgsql as 'begin return new; end'`,
    ],
    ['function of its own', `create function own() returns int language sql as 'select 1'`],
    [
      'function of the seals',
      `create or replace function fh_audit_text(entry audit_log) returns text language sql as $$ select '' $$`,
    ],
    ['table', `create table own (id int)`],
    ['table of the queue', `create table bullmq.own (id int)`],
    ['schema', `create schema own`],
    ['role', `create role other`],
    ['rights of its own role', `alter role current_user superuser`],
    ['extension', `create extension dblink`],
    ['a program of the server', `copy (select 1) to program 'true'`],
    ['a file of the server', `select pg_read_file('postgresql.conf')`],
    ['migrations', `delete from payload_migrations`],
  ])('refused: %s', async (_, statement) => {
    const client = await application.connect()
    try {
      await expect(client.query(statement)).rejects.toMatchObject({
        code: expect.stringMatching(/^(42501|22023|0A000|42P01)$/),
      })
    } finally {
      client.release(true)
    }
  })

  test('its queues work, in bulk too', async () => {
    const backend = openQueues({ databaseUrl: role.url })
    const job = { name: 'audit.seal', data: { data: {}, company: null } }
    await backend.queue('maintenance').add(job.name, job.data)
    await backend.queue('mail').addBulk([job, job, job])
    const counts = await Promise.all(
      (['maintenance', 'mail'] as const).map((name) => backend.queue(name).getJobCounts('waiting')),
    )
    await backend.close()
    expect(counts).toEqual([{ waiting: 1 }, { waiting: 3 }])
  })

  test('a table of a later migration is its own to fill after the next run', async () => {
    await owner.query('create table later (id int primary key)')
    await expect(application.query('insert into later values (1)')).rejects.toMatchObject(forbidden)
    await prepareApplicationRole({ databaseUrl: database.url, databaseAppUrl: role.url })
    await expect(application.query('insert into later values (1)')).resolves.toHaveProperty('rowCount', 1)
    await expect(application.query('drop table later')).rejects.toMatchObject(forbidden)
  })
})

describe('the check of rights', () => {
  test('finds nothing to complain of in the role', async () => {
    expect(await excessRights(application)).toEqual([])
  })

  test('complains of the owner, and of a right too many', async () => {
    expect(await excessRights(owner)).not.toEqual([])
    await owner.query(`grant truncate on ledger_entries to ${role.name}; grant create on schema public to ${role.name}`)
    expect(await excessRights(application)).toEqual([
      'it may change ledger_entries',
      'it may make tables in the schema public',
    ])
    await owner.query(`revoke create on schema public from ${role.name}`)
  })

  test('a run of the migrations takes the right too many back', async () => {
    await prepareApplicationRole({ databaseUrl: database.url, databaseAppUrl: role.url })
    expect(await excessRights(application)).toEqual([])
  })

  test('the owner as the role of the application is refused', async () => {
    await expect(prepareApplicationRole({ databaseUrl: database.url, databaseAppUrl: database.url })).rejects.toThrow(
      /could change the audit log or the books/,
    )
  })
})

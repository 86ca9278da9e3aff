import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import type { CollectionConfig, Field } from 'payload'
import pg from 'pg'
import { createReq } from '../../../src/db/transaction.ts'
import { startTestApp, type TestApp } from '../../helpers/app.ts'
import { makeCompany, makePerson, makeProperty } from '../../helpers/factories.ts'
import { companyKeys, keepKeysOnly, rowMaker, type CompanyKey } from './company-tables.ts'

let app: TestApp
let pool: pg.Pool
let client: pg.PoolClient
let keys: CompanyKey[]

beforeAll(async () => {
  app = await startTestApp()
  pool = new pg.Pool({ connectionString: app.databaseUrl })
  client = await pool.connect()
  keys = await companyKeys(client)
})
afterEach(() => client.query('rollback'))
afterAll(async () => {
  client.release()
  await pool.end()
  await app.stop()
})

/** Tables of rows that belong to a company, by the catalog: arrays and choices are parts of theirs. */
const companyTables = async (): Promise<string[]> => {
  const { rows } = await client.query<{ name: string }>(`
    select c.relname as name from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
       and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'company_id')
       and exists (select from pg_constraint r where r.conrelid = c.oid and r.conname = c.relname || '_company_id_key')`)
  return rows.map(({ name }) => name)
}

test('with access control switched off the database refuses a row of another company, on every key', async () => {
  expect(keys.length).toBeGreaterThan(30)
  await client.query('begin')
  const rowIn = rowMaker(client)
  const [own, other] = [randomUUID(), randomUUID()]
  const accepted: string[] = []
  await keepKeysOnly(client)
  for (const { name, table, column, target } of keys) {
    const [id, foreign] = [await rowIn(table, own), await rowIn(target, other)]
    const error = await refusal(`update ${table} set "${column}" = $1 where id = $2`, [foreign, id])
    if (error?.code !== '23503' || error.constraint !== name)
      accepted.push(`${name}: ${error ? `${error.code} ${error.constraint ?? error.message}` : 'accepted'}`)
  }
  expect(accepted).toEqual([])
})

test('an insert is refused like a change', async () => {
  await client.query('begin')
  await keepKeysOnly(client)
  const rowIn = rowMaker(client)
  const [own, other] = [randomUUID(), randomUUID()]
  await rowIn('companies', own)
  const foreign = await rowIn('projects', other)
  const error = await refusal(
    `insert into blocks (id, company_id, project_id, name, kind) values (gen_random_uuid(), $1, $2, 'A', 'block')`,
    [own, foreign],
  )
  expect(error).toMatchObject({ code: '23503', constraint: 'blocks_project_id_company_fk' })
})

test('lists of relations, which have no such key, refuse it by a trigger', async () => {
  const { rows: lists } = await client.query<{ table: string; column: string; target: string; own: string }>(`
    select r.conrelid::regclass::text as table, a.attname as column, r.confrelid::regclass::text as target,
           (select p.confrelid::regclass::text from pg_constraint p
             where p.conrelid = r.conrelid and p.contype = 'f' and p.conname = r.conrelid::regclass::text || '_parent_fk') as own
      from pg_constraint r join pg_attribute a on a.attrelid = r.conrelid and a.attnum = r.conkey[1]
     where r.contype = 'f' and r.conrelid::regclass::text ~ '_rels$' and r.conrelid::regclass::text !~ '^payload_'
       and a.attname <> 'parent_id' and r.confrelid in (select attrelid from pg_attribute where attname = 'company_id')`)
  expect(lists.map(({ table, column }) => `${table}.${column}`).sort()).toEqual(
    expect.arrayContaining(['positions_rels.roles_id', 'staff_rels.projects_id', 'staff_rels.roles_id']),
  )
  await client.query('begin')
  await keepKeysOnly(client)
  for (const { table } of lists) await client.query(`alter table ${table} enable trigger user`)
  const rowIn = rowMaker(client)
  const [own, other] = [randomUUID(), randomUUID()]
  for (const { table, column, target, own: owner } of lists) {
    const insert = `insert into ${table} (parent_id, "order", path, "${column}") values ($1, 1, 'list', $2)`
    const parent = await rowIn(owner, own)
    expect(await refusal(insert, [parent, await rowIn(target, own)])).toBeUndefined()
    expect(await refusal(insert, [parent, await rowIn(target, other)])).toMatchObject({ code: '23503' })
  }
})

test('no foreign key between two company tables goes without the company', async () => {
  const tables = new Set(await companyTables())
  const { rows } = await client.query<{ name: string; from: string; to: string }>(`
    select conname as name, conrelid::regclass::text as from, confrelid::regclass::text as to from pg_constraint
     where contype = 'f' and connamespace = 'public'::regnamespace and cardinality(conkey) = 1`)
  const covered = (name: string): boolean =>
    keys.some((key) => name === `${key.table}_${key.column}_${key.target}_id_fk`)
  const bare = rows.filter(({ name, from, to }) => tables.has(from) && tables.has(to) && !covered(name))
  expect(bare).toEqual([])
})

test('every relation of the collections to rows of a company has its key', async () => {
  const { collections } = app.payload.config
  const withCompany = new Set<string>(
    collections.filter((one) => one.fields.some(isNamed('company'))).map(({ slug }) => slug),
  )
  withCompany.delete('users')
  const missing = collections
    .filter(({ slug }) => withCompany.has(slug))
    .flatMap((collection) =>
      relationsOf(collection.fields)
        .filter(({ name, to }) => name !== 'company' && to.some((slug) => withCompany.has(slug)))
        .filter(
          ({ name }) => !keys.some((key) => key.table === snake(collection.slug) && key.column === `${snake(name)}_id`),
        )
        .map(({ name }) => `${collection.slug}.${name}`),
    )
  expect(missing).toEqual([])
})

test('the Local API without access control tells it in words', async () => {
  const [own, other] = [await makeCompany(app.payload, 'own'), await makeCompany(app.payload, 'other')]
  const { units } = await makeProperty(app.payload, { company: own.id, owners: [10_000] })
  const { project } = await makeProperty(app.payload, { company: other.id })
  const stranger = await makePerson(app.payload, { company: other.id })
  const req = await createReq(app.payload)
  await expect(
    app.payload.update({
      collection: 'units',
      id: units[0]?.id ?? '',
      data: { project: project.id },
      overrideAccess: true,
      req,
    }),
  ).rejects.toMatchObject({ status: expect.any(Number) })
  await expect(
    app.payload.create({
      collection: 'ownerships',
      data: {
        company: own.id,
        unit: units[0]?.id ?? '',
        person: stranger.id,
        shareBps: 1,
        fromDate: '2019-01-01',
        toDate: '2019-01-02',
      },
      overrideAccess: true,
      req: await createReq(app.payload),
    }),
  ).rejects.toMatchObject({ status: expect.any(Number) })
})

type Refusal = { code?: string; constraint?: string; message: string }

const refusal = async (sql: string, values: unknown[]): Promise<Refusal | undefined> => {
  await client.query('savepoint attempt')
  try {
    await client.query(sql, values)
    await client.query('set constraints all immediate')
    return undefined
  } catch (error) {
    return error as Refusal
  } finally {
    await client.query('rollback to savepoint attempt')
  }
}

const isNamed =
  (name: string) =>
  (field: Field): boolean =>
    'name' in field && field.name === name

/** Single relations, also inside rows and groups without a name; lists of relations live in tables of their own. */
const relationsOf = (fields: CollectionConfig['fields']): { name: string; to: string[] }[] =>
  fields.flatMap((field) => {
    if ((field.type === 'relationship' || field.type === 'upload') && !field.hasMany)
      return [{ name: field.name, to: [field.relationTo].flat() }]
    if (field.type === 'tabs') return field.tabs.flatMap((tab) => relationsOf(tab.fields))
    return 'fields' in field && !('name' in field && field.type === 'array') ? relationsOf(field.fields) : []
  })

const snake = (name: string): string =>
  name.replaceAll('-', '_').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

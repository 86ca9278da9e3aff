import { afterEach, describe, expect, test } from '@jest/globals'
import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { sql } from '@payloadcms/db-postgres'
import type { Field } from 'payload'
import { createMigration } from '../../../src/db/create-migration.ts'
import { migrateToLatest } from '../../../src/db/migrate.ts'
import type { Migration } from '../../../src/db/migration.ts'
import { createTestDatabase } from '../../helpers/database.ts'
import { startScratch, type Scratch } from './scratch.ts'

const cleanUp: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step()
})

const scratchWith = async (fields: Field[]): Promise<Scratch> => {
  const scratch = await startScratch({ adapter: 'hardened', collections: [{ slug: 'things', fields }] })
  cleanUp.push(scratch.stop)
  return scratch
}
const name: Field = { name: 'name', type: 'text' }

describe('two processes that migrate one database at once', () => {
  test('both succeed, the second finds nothing to do', async () => {
    const database = await createTestDatabase()
    cleanUp.push(database.drop)
    const migrate = () =>
      promisify(execFile)(process.execPath, ['--import', 'tsx', 'src/cli/migrate.ts'], {
        env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: database.url },
      })
    const outputs = (await Promise.all([migrate(), migrate()])).map(({ stdout }) => stdout)
    expect(outputs.filter((output) => /^0 migrations applied/m.test(output))).toHaveLength(1)
  }, 180_000)
})

describe('running migrations', () => {
  const step = (title: string, statement: string): Migration => ({
    name: title,
    up: async ({ db }) => void (await db.execute(sql.raw(statement))),
    down: () => Promise.resolve(),
  })

  test('each once; a failed one leaves nothing and says what the database said', async () => {
    const { payload, pool } = await scratchWith([name])
    const good = step('0001_good', 'create table good (id int)')
    const bad = step('0002_bad', 'create table half (id int); select 1 / 0')
    const failing = migrateToLatest({ payload, migrations: [good, bad], verify: false })
    await expect(failing).rejects.toThrow('The migration 0002_bad failed: division by zero')
    expect((await pool.query(`select to_regclass('half') as half, to_regclass('good') as good`)).rows).toEqual([
      { half: null, good: 'good' },
    ])

    const again = await migrateToLatest({ payload, migrations: [good, step('0002_bad', 'select 1')], verify: false })
    expect(again).toMatchObject({ applied: ['0002_bad'], present: ['0001_good'] })
  })

  test('a database that newer code migrated is refused', async () => {
    const { payload } = await scratchWith([name])
    await migrateToLatest({
      payload,
      migrations: [step('0001_now', 'select 1'), step('0002_next', 'select 1')],
      verify: false,
    })
    await expect(
      migrateToLatest({ payload, migrations: [step('0001_now', 'select 1')], verify: false }),
    ).rejects.toThrow('0002_next')
  })

  test.each([
    ['a column of another type', 'alter table things alter name type text', 'column things.name character varying'],
    ['a column that is missing', 'alter table things drop column name', 'missing: column things.name'],
    ['a column too many', 'alter table things add extra int', 'unexpected: column things.extra integer'],
    ['an index that is missing', 'drop index things_created_at_idx', 'missing: index things.things_created_at_idx'],
    ['a table that is missing', 'drop table payload_kv', 'missing: column payload_kv.key'],
  ])('the check afterwards finds %s', async (_, damage, finding) => {
    const { payload, pool } = await scratchWith([name])
    await migrateToLatest({ payload, migrations: [] })
    await pool.query(damage)
    await expect(migrateToLatest({ payload, migrations: [] })).rejects.toThrow(finding)
  })
})

describe('writing migrations', () => {
  const folder = (): string => {
    const path = mkdtempSync(join(tmpdir(), 'freehold-migrations-'))
    cleanUp.push(() => rmSync(path, { recursive: true }))
    return path
  }
  const adapterOf = async (fields: Field[]) => (await scratchWith(fields)).payload.db as unknown as PostgresAdapter

  test('the first, none without a change, the next with the difference', async () => {
    const path = folder()
    const adapter = await adapterOf([name])
    expect(await createMigration({ adapter, folder: path, name: 'first things' })).toBe('0001_first_things')
    expect(await createMigration({ adapter, folder: path, name: 'nothing' })).toBeUndefined()
    const wider = await adapterOf([name, { name: 'size', type: 'number' }])
    expect(await createMigration({ adapter: wider, folder: path, name: 'size' })).toBe('0002_size')
    expect(readFileSync(join(path, '0002_size.ts'), 'utf8')).toContain('ALTER TABLE "things" ADD COLUMN "size" numeric')
    expect(readFileSync(join(path, 'index.ts'), 'utf8')).toContain('[m0001, m0002]')
  })

  test('a choice that changes its list is a difference', async () => {
    const path = folder()
    const choice = (options: string[]): Field => ({ name: 'kind', type: 'select', options })
    await createMigration({ adapter: await adapterOf([choice(['a'])]), folder: path, name: 'first' })
    expect(await createMigration({ adapter: await adapterOf([choice(['a', 'b'])]), folder: path, name: 'more' })).toBe(
      '0002_more',
    )
    expect(readFileSync(join(path, '0002_more.ts'), 'utf8')).toContain(`in ('a', 'b')`)
  })

  test('what may be a rename is refused, not guessed, and nothing is written', async () => {
    const path = folder()
    await createMigration({ adapter: await adapterOf([name]), folder: path, name: 'first' })
    const renamed = createMigration({
      adapter: await adapterOf([{ name: 'title', type: 'text' }]),
      folder: path,
      name: 'renamed',
    })
    await expect(renamed).rejects.toThrow('may be a rename')
    expect(readdirSync(path).filter((file) => file.startsWith('0002'))).toEqual([])
  })
})

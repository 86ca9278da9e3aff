import { randomBytes } from 'node:crypto'

import { Client } from 'pg'

import { migratedTemplate } from './migrated-template.ts'

export type TestDatabase = {
  url: string
  /** Ends whatever is still connected and removes the database. */
  drop: () => Promise<void>
}

/**
 * A database of its own for one test file.
 * @param template `migrated` is a clone with every table in place; `empty` has nothing but PostgreSQL's own
 * @throws Error when the test was started outside the `database` project of jest.config.mjs
 */
export const createTestDatabase = async ({
  template = 'empty',
}: { template?: 'empty' | 'migrated' } = {}): Promise<TestDatabase> => {
  const runId = required('TEST_RUN_ID')
  const source =
    template === 'migrated' ? await migratedTemplate({ runId, dir: required('TEST_RUN_DIR') }) : 'template1'
  const name = `freehold_test_${runId}_${randomBytes(4).toString('hex')}`
  await asAdmin((admin) => cloneDatabase({ admin, name, source }))
  const url = new URL(required('TEST_PG_ADMIN_URL'))
  url.pathname = `/${name}`
  return {
    url: url.toString(),
    drop: () => asAdmin(async (admin) => void (await admin.query(`drop database if exists "${name}" with (force)`))),
  }
}

type CloneArgs = { admin: Client; name: string; source: string }

// Two clones of one template at the same moment exclude each other: PostgreSQL answers 55006 to the second.
const cloneDatabase = async ({ admin, name, source }: CloneArgs): Promise<void> => {
  await admin.query('select pg_advisory_lock(hashtext($1))', [`freehold clone ${source}`])
  await admin.query(`create database "${name}" template "${source}"`)
}

const asAdmin = async (work: (admin: Client) => Promise<void>): Promise<void> => {
  const admin = new Client({ connectionString: required('TEST_PG_ADMIN_URL') })
  await admin.connect()
  try {
    await work(admin)
  } finally {
    await admin.end()
  }
}

const required = (name: string): string => {
  const value = process.env[name]
  if (value) return value
  throw new Error(`${name} is not set: put tests that need a database under tests/int, tests/http or tests/faults.`)
}

import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { prepareApplicationRole } from '../../src/db/prepare-application-role.ts'

export type ApplicationRole = {
  name: string
  url: string
  /** Call it after the database is dropped: a role with rights cannot go. */
  drop: () => Promise<void>
}

/** A role of its own for a test database, with the rights of the application. */
export const makeApplicationRole = async (databaseUrl: string): Promise<ApplicationRole> => {
  const name = `freehold_app_${randomBytes(4).toString('hex')}`
  const password = randomBytes(12).toString('hex')
  const url = Object.assign(new URL(databaseUrl), { username: name, password }).toString()
  await prepareApplicationRole({ databaseUrl, databaseAppUrl: url })
  return { name, url, drop: () => dropRole(name) }
}

const dropRole = async (name: string): Promise<void> => {
  const admin = new Client({ connectionString: process.env.TEST_PG_ADMIN_URL })
  await admin.connect()
  try {
    await admin.query(`drop role if exists "${name}"`)
  } finally {
    await admin.end()
  }
}

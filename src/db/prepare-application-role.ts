import { Client } from 'pg'
import { excessRights } from './application-rights.ts'
import { ensureApplicationRole, grantToApplication } from './application-role.ts'

type PrepareArgs = { databaseUrl: string; databaseAppUrl: string }

/**
 * The last step of a migration: the role of the application exists, has its rights and no others, and can log in.
 * @throws Error that says what is wrong with it
 */
export const prepareApplicationRole = async ({ databaseUrl, databaseAppUrl }: PrepareArgs): Promise<void> => {
  const { username, password } = new URL(databaseAppUrl)
  const name = decodeURIComponent(username)
  await connected(databaseUrl, async (client) => {
    await ensureApplicationRole({ client, name, password: decodeURIComponent(password) })
    await grantToApplication({ client, name })
  })
  const problems = await connected(databaseAppUrl, excessRights).catch((cause: unknown) => {
    throw new Error(`The role of DATABASE_APP_URL cannot log in: ${(cause as Error).message}`, { cause })
  })
  if (problems.length > 0)
    throw new Error(
      `The role ${name} of DATABASE_APP_URL could change the audit log or the books: ${problems.join('; ')}.`,
    )
}

const connected = async <Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> => {
  const client = new Client({ connectionString: url, application_name: 'freehold migrate' })
  // a later loss of the connection is told by the query that fails
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

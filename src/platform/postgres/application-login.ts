import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { ensureLoginRole } from './login-role.ts'

const name = 'freehold_app'

/**
 * The second log-in of the embedded server, for web and worker: a role that owns nothing. Its password is made once and
 * kept beside the owner's.
 * @param url the server, as its owner
 * @returns the same database under that role; its rights come with the migrations
 */
export const applicationUrl = async ({ url, dataDir }: { url: string; dataDir: string }): Promise<string> => {
  const password = await keptPassword(join(dataDir, 'postgres-app-password'))
  const client = new Client({ connectionString: url })
  // a later loss of the connection is told by the query that fails
  client.on('error', () => undefined)
  await client.connect()
  try {
    await ensureLoginRole(client, { name, password })
  } finally {
    await client.end()
  }
  return Object.assign(new URL(url), { username: name, password }).toString()
}

const keptPassword = async (path: string): Promise<string> => {
  const known = await readFile(path, 'utf8').catch(() => '')
  if (known.trim()) return known.trim()
  const password = randomBytes(24).toString('base64url')
  await writeFile(path, `${password}\n`, { mode: 0o600 })
  return password
}

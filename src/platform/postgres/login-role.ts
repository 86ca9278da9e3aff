import { escapeIdentifier, escapeLiteral, type Client } from 'pg'

/**
 * Makes a role that may log in and nothing else, or gives it this password.
 * @throws the server's error 42501 when the connection may not make or change roles
 */
export const ensureLoginRole = async (
  client: Client,
  { name, password }: { name: string; password: string },
): Promise<void> => {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name])
  const verb = rowCount === 0 ? 'create' : 'alter'
  await client.query(`${verb} role ${escapeIdentifier(name)} login password ${escapeLiteral(password)}`)
}

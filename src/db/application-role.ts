import { escapeIdentifier, type Client } from 'pg'
import { ensureLoginRole } from '../platform/postgres/login-role.ts'
import { appendOnlyTables } from './append-only.ts'

type RoleArgs = {
  /** connected as the owner of the tables */
  client: Client
  name: string
  password: string
}

/** Tables that the application reads and only the database's own functions or the migrations write. */
const readOnlyTables = ['audit_seals', 'audit_unsealed', 'payload_migrations']
const callable = ['fh_seal_audit(uuid, integer)']
const schemas = ['public', 'bullmq']

/**
 * Makes the role under which web and worker connect, or gives it the password of its URL again.
 * @throws Error when it is missing and this connection may not make roles
 */
export const ensureApplicationRole = async ({ client, name, password }: RoleArgs): Promise<void> => {
  try {
    await ensureLoginRole(client, { name, password })
  } catch (error) {
    if (!isForbidden(error)) throw error
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name])
    // whoever made it gave it its password: logging in with it tells
    if (rowCount !== 0) return
    throw new Error(
      `The role ${name} of DATABASE_APP_URL does not exist, and DATABASE_URL may not make it. ` +
        `Let an administrator of the server run: create role ${escapeIdentifier(name)} login password '…'`,
      { cause: error },
    )
  }
}

/**
 * Gives the role exactly what the application needs: rows of ordinary tables, new rows of those that only grow, jobs;
 * no table of its own and no change of any. Repeated after every migration, so that new tables have it too.
 */
export const grantToApplication = async ({ client, name }: Omit<RoleArgs, 'password'>): Promise<void> => {
  const role = escapeIdentifier(name)
  const relations = await ownRelations(client)
  const sequences = relations.filter(({ isSequence }) => isSequence)
  const tables = relations.filter(({ isSequence }) => !isSequence)
  const isOneOf = (names: readonly string[]) => (table: Relation) =>
    table.schema === 'public' && names.includes(table.name)
  const readOnly = tables.filter(isOneOf(readOnlyTables))
  const growing = tables.filter((table) => isOneOf(appendOnlyTables)(table) && !readOnly.includes(table))
  const ordinary = tables.filter((table) => !readOnly.includes(table) && !growing.includes(table))
  const grant = (rights: string, on: Relation[]): string =>
    on.length > 0 ? `grant ${rights} on ${pathsOf(on)} to ${role};` : ''
  const own = schemas.filter((schema) => tables.some((table) => table.schema === schema))
  await client.query(`
    begin;
    revoke create on schema public from public;
    ${tables.length > 0 ? `revoke all on ${pathsOf(tables)} from ${role};` : ''}
    ${own.map((schema) => `grant usage on schema ${schema} to ${role};`).join('\n')}
    ${grant('select, insert, update, delete', ordinary)}
    ${grant('select, insert', growing)}
    ${grant('select', readOnly)}
    ${sequences.length > 0 ? `grant usage, select on sequence ${pathsOf(sequences)} to ${role};` : ''}
    ${callable.map((signature) => `grant execute on function ${signature} to ${role};`).join('\n')}
    commit`)
}

type Relation = { schema: string; name: string; path: string; isSequence: boolean }

const pathsOf = (relations: Relation[]): string => relations.map(({ path }) => path).join(', ')

/** Those of extensions keep what their makers gave them. */
const ownRelations = async (client: Client): Promise<Relation[]> => {
  const { rows } = await client.query<Relation>(
    `select n.nspname as schema, c.relname as name, format('%I.%I', n.nspname, c.relname) as path, c.relkind = 'S' as "isSequence"
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = any($1) and c.relkind in ('r', 'p', 'v', 'm', 'S')
        and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
      order by 1, 2`,
    [schemas],
  )
  return rows
}

const isForbidden = (error: unknown): boolean => (error as { code?: string }).code === '42501'

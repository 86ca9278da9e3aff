import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import type { Client, Pool } from 'pg'
import { logger } from '../platform/logger.ts'
import { appendOnlyTables } from './append-only.ts'

type Rights = { attributes: string[]; owned: string | null; changeable: string[]; mayCreate: boolean }

/**
 * What the connected role could do to the audit log and the books beyond adding to them, in words.
 * @returns empty when it can do nothing of the kind
 */
export const excessRights = async (on: Client | Pool): Promise<string[]> => {
  const { rows } = await (on as Pool).query<Rights>(query, [[...appendOnlyTables]])
  const { attributes, owned, changeable, mayCreate } = rows[0] as Rights
  return [
    ...attributes.map((attribute) => `it is ${attribute}`),
    ...(owned ? [`it owns ${owned}, or is a member of the role that does`] : []),
    ...changeable.map((table) => `it may change ${table}`),
    ...(mayCreate ? ['it may make tables in the schema public'] : []),
  ]
}

/** Says once, at the start of web and worker, what to set when the application could do more than it should. */
export const warnOfExcessRights = async (payload: Payload): Promise<void> => {
  const { pool } = payload.db as unknown as PostgresAdapter
  const problems = await excessRights(pool as unknown as Pool)
  if (problems.length === 0) return
  logger.warn(
    { problems },
    'The application connects to the database as a role that could change the audit log and the books. ' +
      'Set DATABASE_APP_URL to a role of its own and run the migrations once more; they give it its rights.',
  )
}

// pg_has_role with 'member' counts a role that could take on the rights with SET ROLE
const query = `
  select array_remove(array[
           case when r.rolsuper then 'a superuser' end,
           case when r.rolcreaterole then 'allowed to make roles' end,
           case when r.rolreplication then 'allowed to replicate' end], null) as attributes,
         (select min(c.relname::text) from pg_class c
           where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and pg_has_role(r.oid, c.relowner, 'member')
             and not r.rolsuper) as owned,
         array(select t.name from unnest($1::text[]) as t(name)
                where to_regclass('public.' || t.name) is not null
                  and has_table_privilege(r.oid, 'public.' || t.name, 'update, delete, truncate, trigger')) as changeable,
         has_schema_privilege(r.oid, 'public', 'create') as "mayCreate"
    from pg_roles r where r.rolname = current_user`

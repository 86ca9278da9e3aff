import type { Pool, PoolClient } from 'pg'
import { earth, geography, geoSupport, point, type GeoSupport } from './geo.ts'
import { quoteIdentifier } from './quote-identifier.ts'

/**
 * Makes what the searches by place need: PostGIS where the server has it, else cube and earthdistance, and GiST indexes
 * on every table with a location. Safe to repeat and to run twice at once.
 */
export const ensureGeoIndexes = async (pool: Pool): Promise<GeoSupport> => {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('set local statement_timeout = 0')
    await client.query(`select pg_advisory_xact_lock(hashtextextended('freehold geo', 0))`)
    await createExtensions(client)
    const support = await geoSupport(client as unknown as Pool)
    for (const table of await tablesWithLocation(client)) await createIndexes(client, table, support)
    await client.query('commit')
    client.release()
    return support
  } catch (error) {
    // ends the transaction on the server as well
    client.release(true)
    throw error
  }
}

const createExtensions = async (client: PoolClient): Promise<void> => {
  if (await tryExtension(client, 'postgis')) return
  for (const name of ['cube', 'earthdistance']) {
    if (!(await tryExtension(client, name))) {
      throw new Error(
        `The database has neither PostGIS nor ${name}. Install PostGIS or the contrib modules, as a superuser.`,
      )
    }
  }
}

/** PostGIS may be there and yet not ours to create. */
const tryExtension = async (client: PoolClient, name: string): Promise<boolean> => {
  const { rows } = await client.query('select installed_version from pg_available_extensions where name = $1', [name])
  if (rows.length === 0) return false
  if (rows[0].installed_version !== null) return true
  await client.query('savepoint extension')
  try {
    await client.query(`create extension ${name}`)
    return true
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error
    await client.query('rollback to savepoint extension')
    return false
  }
}

const tablesWithLocation = async (client: PoolClient): Promise<string[]> => {
  const { rows } = await client.query<{ table_name: string }>(`
    select table_name from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema = current_schema and table_type = 'BASE TABLE' and column_name in ('location_lat', 'location_lng')
    group by table_name having count(*) = 2 order by 1`)
  return rows.map(({ table_name }) => table_name)
}

const createIndexes = async (client: PoolClient, table: string, support: GeoSupport): Promise<void> => {
  const indexes = {
    location_point: point,
    ...(support === 'postgis' ? { location_geography: geography } : { location_earth: earth }),
  }
  for (const [suffix, expression] of Object.entries(indexes)) {
    await client.query(
      `create index if not exists ${quoteIdentifier(`${table}_${suffix}`)} on ${quoteIdentifier(table)}` +
        ` using gist ((${expression})) where location_lat is not null and location_lng is not null`,
    )
  }
}

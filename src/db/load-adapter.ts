import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { BasePayload } from 'payload'

/** The adapter with the schema of the product's collections, without a database. */
export const loadAdapter = async (): Promise<PostgresAdapter> => {
  process.env.FREEHOLD_BUILD ??= '1'
  const { default: config } = await import('@payload-config')
  const payload = await new BasePayload().init({ config, disableDBConnect: true, disableOnInit: true })
  return payload.db as unknown as PostgresAdapter
}

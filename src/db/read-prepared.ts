import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { toAppError } from './errors.ts'

export type Prepared = {
  /** unique to the text */
  name: string
  text: string
  values: unknown[]
}

/**
 * A statement of every request, outside any transaction: each connection parses and plans it once.
 * @throws AppError when the database refuses
 */
export const readPrepared = async <Row = Record<string, unknown>>(
  payload: Payload,
  statement: Prepared,
): Promise<Row[]> => {
  const { pool } = payload.db as unknown as PostgresAdapter
  try {
    return (await pool.query(statement)).rows as Row[]
  } catch (error) {
    throw toAppError(error) ?? error
  }
}

import { notFound } from '../platform/errors.ts'
import { quoteIdentifier } from './quote-identifier.ts'
import type { Tx } from './transaction.ts'

/**
 * Locks one row until the end of the transaction and returns it as it is now.
 * @throws AppError NOT_FOUND
 */
export const lockRow = async <Row = Record<string, unknown>>(tx: Tx, table: string, id: string): Promise<Row> => {
  const [row] = await tx.query<Row>(`select * from ${quoteIdentifier(table)} where id = $1 for update`, [id])
  if (!row) throw notFound()
  return row
}

/** A lock by name until the end of the transaction; the keys together are the name. */
export const advisoryLock = async (tx: Tx, ...keys: string[]): Promise<void> => {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [keys.join('\u001f')])
}

import type { Tx } from '../../db/transaction.ts'
import { AppError, notFound } from '../../platform/errors.ts'

export type RowError = { path: string; message: string }

/** @throws 400 with all of the errors; nothing without any */
export const refuseRows = (errors: readonly RowError[]): void => {
  const [first] = errors
  if (!first) return
  const message = errors.length === 1 ? first.message : `${errors.length} rows are not right: ${first.message}`
  throw new AppError({ status: 400, code: 'VALIDATION', message, data: { errors: [...errors] } })
}

/**
 * Keeps the structure of a project from changing elsewhere until we are done.
 * @returns the currency of its company
 * @throws 404 when it is in the trash
 */
export const lockProject = async (tx: Tx, project: string): Promise<{ currency: string }> => {
  const [row] = await tx.query<{ currency: string }>(
    `select c.currency from projects p join companies c on c.id = p.company_id
     where p.id = $1 and p.deleted_at is null for update of p`,
    [project],
  )
  if (!row) throw notFound()
  return row
}

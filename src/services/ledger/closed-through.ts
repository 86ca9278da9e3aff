import type { Tx } from '../../db/transaction.ts'
import type { Period } from '../../domain/calendar.ts'

/**
 * The last closed month of a company, null while all are open. The months stay as they are until the transaction ends:
 * whoever closes one waits.
 */
export const closedThrough = async (tx: Tx, company: string): Promise<Period | null> => {
  const [row] = await tx.query<{ period: Period | null }>('select fh_closed_through($1) as period', [company])
  return row?.period ?? null
}

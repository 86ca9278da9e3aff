import type { Tx } from '../../db/transaction.ts'
import { insertRows } from '../../db/insert-rows.ts'
import type { CreditPart } from '../../domain/refund.ts'
import { conflict } from '../../platform/errors.ts'
import type { LockedRefund } from './refund.ts'

/** What a refund takes from which payment. */
export const partsOf = async (tx: Tx, refund: string): Promise<CreditPart[]> => {
  const rows = await tx.query<{ payment: string; amount: string }>(
    'select payment_id as payment, amount_minor as amount from refund_lines where refund_id = $1 order by payment_id',
    [refund],
  )
  return rows.map(({ payment, amount }) => ({ payment, amount: BigInt(amount) }))
}

/** Writes down anew which payments a refund uses: credit may have been spent since it was proposed. */
export const storeParts = async (tx: Tx, refund: LockedRefund, parts: readonly CreditPart[]): Promise<void> => {
  await tx.query('delete from refund_lines where refund_id = $1', [refund.id])
  await insertRows(
    tx,
    'refund_lines',
    parts.map(({ payment, amount }) => ({
      company_id: refund.company,
      refund_id: refund.id,
      payment_id: payment,
      amount_minor: amount,
      currency: refund.currency,
    })),
  )
}

/**
 * Moves the parts of a refund between a payment's credit and what is refunded of it.
 * @param direction `out` when it is approved, `back` when it is cancelled
 * @throws 409 when a payment no longer holds it
 */
export const moveCredit = async (tx: Tx, refund: LockedRefund, direction: 'out' | 'back'): Promise<void> => {
  const sign = direction === 'out' ? 1 : -1
  const [result] = await tx.query<{ moved: string; wanted: string }>(
    `with moved as (
       update payments p set refunded_minor = p.refunded_minor + $2::int * l.amount_minor,
         unallocated_minor = p.unallocated_minor - $2::int * l.amount_minor, updated_at = now()
       from refund_lines l
       where l.refund_id = $1 and p.id = l.payment_id and p.status = 'received'
         and p.unallocated_minor - $2::int * l.amount_minor >= 0 and p.refunded_minor + $2::int * l.amount_minor >= 0
       returning l.amount_minor)
     select coalesce((select sum(amount_minor) from moved), 0) as moved, coalesce(sum(amount_minor), 0) as wanted
     from refund_lines where refund_id = $1`,
    [refund.id, sign],
  )
  if (!result || result.moved !== result.wanted) throw conflict('The credit of this refund has been used meanwhile.')
}

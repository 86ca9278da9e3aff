import type { Tx } from '../../db/transaction.ts'

/** Closes a batch once nothing in it waits for anybody. */
export const closeBatch = async (tx: Tx, batch: string | null): Promise<void> => {
  if (!batch) return
  await tx.query(
    `update payout_batches b set status = 'closed', updated_at = now() where b.id = $1 and b.status <> 'closed'
       and not exists (select from payouts p where p.batch_id = b.id and p.status not in ('paid', 'cancelled'))`,
    [batch],
  )
}

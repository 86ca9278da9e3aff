import type { Tx } from '../../db/transaction.ts'
import { idempotencyMismatch } from '../../platform/errors.ts'

type Idempotency = { key: string; requestHash: string }

/** Names a request in the keys of its postings, so that its repetition is found among them. */
export const operationOf = ({ key, requestHash }: Idempotency): string => `${key}#${requestHash}`

type Asked = {
  tx: Tx
  company: string
  /** the payments that the request could have moved */
  payments: readonly string[]
  idempotency: Idempotency
}

/**
 * Whether a request that moves money between invoices and credit was answered before.
 * @throws 409 when its key came with another body
 */
export const doneBefore = async ({ tx, company, payments, idempotency }: Asked): Promise<boolean> => {
  const [row] = await tx.query<{ key: string }>(
    `select idempotency_key as key from ledger_transactions
     where company_id = $1 and source_type = 'payments' and source_id = any($2::text[])
       and position($3 in idempotency_key) > 0 limit 1`,
    [company, payments, `:${idempotency.key}#`],
  )
  if (!row) return false
  if (!row.key.endsWith(`#${idempotency.requestHash}`)) throw idempotencyMismatch()
  return true
}

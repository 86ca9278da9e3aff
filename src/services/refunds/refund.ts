import { lockRow } from '../../db/locks.ts'
import type { Tx } from '../../db/transaction.ts'
import type { RefundStatus } from '../../domain/refund.ts'

export type MoneyOutMethod = 'cash' | 'bank' | 'mobile' | 'paybill' | 'till'

type Row = {
  id: string
  company_id: string
  number: string
  person_id: string
  amount_minor: string
  currency: string
  method: MoneyOutMethod
  account_id: string | null
  status: RefundStatus
  proposed_by_id: string | null
}

export type LockedRefund = {
  id: string
  company: string
  number: string
  person: string
  amount: bigint
  currency: string
  method: MoneyOutMethod
  account: string | null
  status: RefundStatus
  proposedBy: string | null
}

/** The refund, locked until the transaction ends. @throws 404 */
export const lockRefund = async (tx: Tx, id: string): Promise<LockedRefund> => {
  const row = await lockRow<Row>(tx, 'refunds', id)
  return {
    id: row.id,
    company: row.company_id,
    number: row.number,
    person: row.person_id,
    amount: BigInt(row.amount_minor),
    currency: row.currency,
    method: row.method,
    account: row.account_id,
    status: row.status,
    proposedBy: row.proposed_by_id,
  }
}

import { lockRow } from '../../db/locks.ts'
import type { Tx } from '../../db/transaction.ts'
import type { DisbursementStatus, ReviewReason } from '../../domain/disbursement.ts'
import type { PayingAccount } from '../../domain/ledger/money-out-postings.ts'
import { notFound } from '../../platform/errors.ts'
import type { DisbursementKind, DisbursementMethod, OpenSubject } from './subject.ts'
import { subjects } from './subjects.ts'

type Row = Record<'id' | 'company_id' | 'reference' | 'amount_minor' | 'currency', string> & {
  kind: DisbursementKind
  method: DisbursementMethod
  status: DisbursementStatus
  review_reason: ReviewReason | null
} & Record<
    | 'payout_id'
    | 'expense_id'
    | 'refund_id'
    | 'gateway_account_id'
    | 'bank_account_id'
    | 'gateway_request_id'
    | 'gateway_reference',
    string | null
  >

export type Attempt = {
  id: string
  company: string
  kind: DisbursementKind
  /** the document */
  subject: string
  reference: string
  method: DisbursementMethod
  amount: bigint
  currency: string
  status: DisbursementStatus
  review: ReviewReason | null
  gatewayAccount: string | null
  bankAccount: string | null
  gatewayRequestId: string | null
  gatewayReference: string | null
}

/** An attempt as it is at this moment, without a lock. */
export const findAttempt = async (tx: Tx, id: string): Promise<Attempt | undefined> => {
  const [row] = await tx.query<Row>('select * from disbursements where id = $1', [id])
  return row && toAttempt(row)
}

/**
 * The document first, then its attempt, as every payment does: no two of them wait for each other.
 * @throws 404
 */
export const lockAttempt = async (tx: Tx, id: string): Promise<{ attempt: Attempt; subject: OpenSubject }> => {
  const found = await findAttempt(tx, id)
  if (!found) throw notFound()
  const subject = await subjects[found.kind].lock({ tx, company: found.company, id: found.subject })
  return { attempt: toAttempt(await lockRow<Row>(tx, 'disbursements', id)), subject }
}

/** Which account of ours the money of an attempt leaves. */
export const paysFrom = ({
  method,
  gatewayAccount,
  bankAccount,
}: Pick<Attempt, 'method' | 'gatewayAccount' | 'bankAccount'>): PayingAccount => {
  if (gatewayAccount) return { account: 'gateway_clearing', subject: gatewayAccount }
  if (method === 'bank') return { account: 'bank', ...(bankAccount && { subject: bankAccount }) }
  return { account: 'cash' }
}

const toAttempt = (row: Row): Attempt => ({
  id: row.id,
  company: row.company_id,
  kind: row.kind,
  subject: row[`${row.kind}_id`] ?? '',
  reference: row.reference,
  method: row.method,
  amount: BigInt(row.amount_minor),
  currency: row.currency,
  status: row.status,
  review: row.review_reason,
  gatewayAccount: row.gateway_account_id,
  bankAccount: row.bank_account_id,
  gatewayRequestId: row.gateway_request_id,
  gatewayReference: row.gateway_reference,
})

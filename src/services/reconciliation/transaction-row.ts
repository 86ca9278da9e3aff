import { advisoryLock } from '../../db/locks.ts'
import type { Tx } from '../../db/transaction.ts'
import type { CalendarDate } from '../../domain/calendar.ts'
import type { BankTransactionStatus } from '../../domain/reconciliation/bank-transaction.ts'
import { notFound } from '../../platform/errors.ts'

/** A transaction as it is stored; amounts in minor units, out below zero. */
export type BankTransaction = {
  id: string
  reference: string
  source: 'notification' | 'import' | 'gateway'
  bookedOn: CalendarDate
  amount: bigint
  matched: bigint
  currency: string
  gatewayAccount: string | null
  bankAccount: string | null
  payerName: string | null
  payerPhone: string | null
  billReference: string | null
  description: string | null
  channel: string | null
  payment: string | null
  disbursement: string | null
  status: BankTransactionStatus
  idempotencyKey: string | null
  requestHash: string | null
  /** of the payment that it is in the books with */
  paid: { status: string; origin: string; number: string; refunded: bigint } | null
}

type Row = Omit<BankTransaction, 'amount' | 'matched' | 'paid'> & {
  amount: string
  matched: string
  paid: { status: string; origin: string; number: string; refunded: string } | null
}

const SELECT = `
  select b.id, b.reference, b.source, b.booked_on as "bookedOn", b.amount_minor as amount, b.matched_minor as matched, b.currency,
    b.gateway_account_id as "gatewayAccount", b.bank_account_id as "bankAccount", b.payer_name as "payerName",
    b.payer_phone as "payerPhone", b.bill_reference as "billReference", b.description, b.channel, b.payment_id as payment,
    b.disbursement_id as disbursement, b.status, b.idempotency_key as "idempotencyKey", b.request_hash as "requestHash",
    case when p.id is not null then json_build_object(
      'status', p.status, 'origin', p.origin, 'number', p.number, 'refunded', p.refunded_minor::text) end as paid
  from bank_transactions b left join payments p on p.id = b.payment_id
  where b.company_id = $1 and b.id = $2`

type Which = { tx: Pick<Tx, 'query'>; company: string; id: string }

/** @throws 404 */
export const findTransaction = async ({ tx, company, id }: Which): Promise<BankTransaction> => {
  const [row] = await tx.query<Row>(SELECT, [company, id])
  if (!row) throw notFound()
  const { paid } = row
  return {
    ...row,
    amount: BigInt(row.amount),
    matched: BigInt(row.matched),
    paid: paid && { ...paid, refunded: BigInt(paid.refunded) },
  }
}

/**
 * The transaction, kept for this caller until the database transaction ends: of twenty who match it at once, one finds
 * it open. By name and not by row, because whoever moves its payment updates the row after the payment.
 * @throws 404
 */
export const holdTransaction = async ({ tx, company, id }: Which & { tx: Tx }): Promise<BankTransaction> => {
  await advisoryLock(tx, 'bank-transaction', id)
  return findTransaction({ tx, company, id })
}

import type { Tx } from '../../db/transaction.ts'
import type { CalendarDate } from '../../domain/calendar.ts'
import type { PaymentStatus } from '../../domain/payment.ts'
import { notFound } from '../../platform/errors.ts'
import type { ReceivedMoney, ReviewReason } from './received-money.ts'

/** A payment on file; amounts in minor units. */
export type StoredPayment = {
  id: string
  number: string
  method: ReceivedMoney['method']
  status: PaymentStatus
  valueDate: CalendarDate
  amount: bigint
  unallocated: bigint
  refunded: bigint
  currency: string
  person: string | null
  payerName: string | null
  reviewReason: ReviewReason | null
  bankAccount: string | null
  clearedOn: CalendarDate | null
  reversalReason: string | null
  planned: { automatic?: boolean; targets?: { invoiceId: string; amountMinor: number }[] } | null
}

type Row = Omit<StoredPayment, 'amount' | 'unallocated' | 'refunded'> &
  Record<'amount' | 'unallocated' | 'refunded', string>

const SELECT = `
  select id, number, method, status, value_date as "valueDate", amount_minor as amount, unallocated_minor as unallocated,
         refunded_minor as refunded, currency, person_id as person, payer_name as "payerName", review_reason as "reviewReason",
         bank_account_id as "bankAccount", cleared_on as "clearedOn", reversal_reason as "reversalReason", planned_allocations as planned
  from payments where company_id = $1 and id = any($2::uuid[]) order by id`

type Which = { tx: Tx; company: string; ids: readonly string[] }

/** Payments as they are, in the order of their ids; those of other companies do not exist. */
const findPayments = async ({ tx, company, ids }: Which): Promise<StoredPayment[]> =>
  (await tx.query<Row>(SELECT, [company, ids])).map(paymentOf)

/** Locks payments until the end of the transaction. Lock the invoices first: that is the order everywhere. */
export const lockPayments = async ({ tx, company, ids }: Which): Promise<StoredPayment[]> =>
  (await tx.query<Row>(`${SELECT} for update`, [company, ids])).map(paymentOf)

/** @throws 404 */
export const findPayment = async ({ tx, company, id }: Omit<Which, 'ids'> & { id: string }): Promise<StoredPayment> => {
  const [payment] = await findPayments({ tx, company, ids: [id] })
  if (!payment) throw notFound()
  return payment
}

/** @throws 404 */
export const lockPayment = async ({ tx, company, id }: Omit<Which, 'ids'> & { id: string }): Promise<StoredPayment> => {
  const [payment] = await lockPayments({ tx, company, ids: [id] })
  if (!payment) throw notFound()
  return payment
}

/** Money that was received and is flagged, or of nobody known, stands in suspense; else what is left is the payer's credit. */
export const isInSuspense = ({ person, reviewReason }: Pick<StoredPayment, 'person' | 'reviewReason'>): boolean =>
  person === null || reviewReason !== null

const paymentOf = (row: Row): StoredPayment => ({
  ...row,
  amount: BigInt(row.amount),
  unallocated: BigInt(row.unallocated),
  refunded: BigInt(row.refunded),
})

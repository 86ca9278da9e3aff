import type { PayloadRequest } from 'payload'
import type { Tx } from '../../db/transaction.ts'
import { conflict } from '../../platform/errors.ts'
import type { CompanySettings } from '../companies.ts'
import { recordPayment } from '../payments/record-payment.ts'
import type { BankTransaction } from './transaction-row.ts'

type Book = { req: PayloadRequest; tx: Tx; company: CompanySettings; transaction: BankTransaction }

/**
 * Puts money that a statement shows into the books: received in full, in suspense until somebody says whose it is.
 * @returns the payment
 * @throws 409 for money that went out, is in the books, or is set aside
 */
export const bookTransaction = async ({ req, tx, company, transaction }: Book): Promise<string> => {
  const { id, reference, amount, currency, gatewayAccount, bankAccount, payerName, payerPhone, billReference } =
    transaction
  requireBookable(transaction)
  const payment = await recordPayment({
    req,
    tx,
    company,
    amount,
    currency,
    method: gatewayAccount ? 'mobile' : 'bank',
    money: gatewayAccount
      ? { account: 'gateway_clearing', subject: gatewayAccount }
      : { account: 'bank', subject: bankAccount ?? undefined },
    valueDate: transaction.bookedOn,
    payer: { person: null, name: payerName, phone: payerPhone },
    invoices: [],
    reviewReason: 'unknown_reference',
    origin: 'statement',
    bankAccount: bankAccount ?? undefined,
    source: {
      gatewayAccount,
      receipt: gatewayAccount ? reference : null,
      reference: gatewayAccount ? billReference : reference,
      intent: null,
      inbox: null,
    },
  })
  await tx.query('update bank_transactions set payment_id = $2, updated_at = now() where id = $1', [id, payment])
  return payment
}

const requireBookable = ({ amount, payment, paid, status }: BankTransaction): void => {
  if (amount < 0n) throw conflict('This money went out: match it with a payment of yours, or set it aside.')
  if (status === 'ignored') throw conflict('This transaction is set aside: undo that first.')
  if (payment && paid?.status === 'received') throw conflict(`This money is in the books already as ${paid.number}.`)
  if (payment)
    throw conflict(`Payment ${paid?.number ?? ''} of this transaction was taken back: set it aside with the reason.`)
}

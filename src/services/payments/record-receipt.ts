import type { PayloadRequest } from 'payload'
import { readQuery, withTransaction } from '../../db/transaction.ts'
import type { MoneyAccount } from '../../domain/ledger/payment-postings.ts'
import { companySettings } from '../companies.ts'
import { assertSameRequest } from '../idempotency.ts'
import { checkReceipt, type ReceiptRequest } from './check-receipt.ts'
import { openInvoiceIds } from './open-invoice-ids.ts'
import { paymentView, type PaymentView, readPayment } from './payment-view.ts'
import type { ReceivedMoney } from './received-money.ts'
import { recordCheque } from './record-cheque.ts'
import { recordPayment } from './record-payment.ts'

type Recording = {
  req: PayloadRequest
  company: string
  receipt: ReceiptRequest
  idempotency: { key: string; requestHash: string }
}

/**
 * Records money that somebody took or saw on an account: cash and bank at once, a cheque waits for the bank. The same key
 * answers the payment that it made.
 * @throws 400 with the path of what is wrong, 403 for one's own payment, 409 for a closed month or another body
 */
export const recordReceipt = async ({ req, company: id, receipt, idempotency }: Recording): Promise<PaymentView> => {
  const answer = async (): Promise<PaymentView | undefined> => {
    const known = await knownPayment(req, id, idempotency)
    return known ? readPayment({ payload: req.payload, company: id, payment: known }) : undefined
  }
  try {
    const company = await companySettings(req.payload, id)
    const valueDate = receipt.valueDate ?? company.today
    const payer = await checkReceipt({ req, company, receipt, valueDate })
    return await withTransaction(req, async (tx) => {
      const { person, currency } = receipt
      const received: ReceivedMoney = {
        amount: BigInt(receipt.amountMinor),
        currency,
        method: receipt.method,
        money: moneyOf(receipt),
        valueDate,
        payer: { person, name: payer.name, phone: payer.phone },
        invoices: receipt.allocations
          ? []
          : await openInvoiceIds({ tx, company: company.id, persons: [person], currency }),
        allocations: receipt.allocations?.map(({ invoice, amountMinor }) => ({
          invoiceId: invoice,
          amount: BigInt(amountMinor),
        })),
        reviewReason: null,
        source: {
          gatewayAccount: null,
          receipt: null,
          reference: receipt.reference?.trim() || null,
          intent: null,
          inbox: null,
        },
        origin: 'manual',
        cheque: receipt.cheque && {
          number: receipt.cheque.number,
          bank: receipt.cheque.bank?.trim() || null,
          date: receipt.cheque.date ?? null,
        },
        bankAccount: receipt.bankAccount,
        notes: receipt.notes?.trim() || undefined,
        idempotency,
      }
      const payment =
        received.method === 'cheque'
          ? await recordCheque({ req, tx, company, valueDate, received })
          : await recordPayment({ req, tx, company, ...received })
      return paymentView({ tx, company: id, payment })
    })
  } catch (error) {
    // A twin that came second finds the invoices paid, or the key taken: the first one is its answer.
    const first = await answer()
    if (first) return first
    throw error
  }
}

/** Where money by hand lies. */
const moneyOf = ({ method, bankAccount }: Pick<ReceiptRequest, 'method' | 'bankAccount'>): MoneyAccount =>
  method === 'cash' ? { account: 'cash' } : { account: 'bank', subject: bankAccount }

/** @throws 409 when the key came with another request */
const knownPayment = async (
  req: PayloadRequest,
  company: string,
  { key, requestHash }: Recording['idempotency'],
): Promise<string | undefined> => {
  const [row] = await readQuery<{ id: string; hash: string | null }>(
    req.payload,
    'select id, request_hash as hash from payments where company_id = $1 and idempotency_key = $2',
    [company, key],
  )
  if (row) assertSameRequest(row.hash, requestHash)
  return row?.id
}

import type { CalendarDate } from '../../domain/calendar.ts'
import type { MoneyAccount } from '../../domain/ledger/payment-postings.ts'

/** Why a payment waits for a person; such money stands in suspense. */
export type ReviewReason = 'amount_mismatch' | 'currency_mismatch' | 'unknown_reference' | 'second_payment'

/** How much of a payment a person puts on an invoice, minor units above zero. */
export type InvoiceTarget = { invoiceId: string; amount: bigint }

export type Cheque = { number: string; bank: string | null; date: CalendarDate | null }

export type ReceivedMoney = {
  amount: bigint
  currency: string
  method: 'cash' | 'cheque' | 'bank' | 'mobile' | 'card' | 'deposit'
  money: MoneyAccount
  /** the moment, or the company's calendar day; null = now */
  valueDate: Date | CalendarDate | null
  payer: { person: string | null; name: string | null; phone: string | null }
  /** Paid oldest due date first; what they do not take becomes the payer's credit. */
  invoices: string[]
  /** Instead of `invoices`: exactly this much on each of them, all of one payer. */
  allocations?: InvoiceTarget[]
  reviewReason: ReviewReason | null
  source: {
    gatewayAccount: string | null
    receipt: string | null
    reference: string | null
    intent: string | null
    inbox: string | null
  }
  /** default: the gateway */
  origin?: 'gateway' | 'manual' | 'statement' | 'deposit' | 'import'
  cheque?: Cheque
  /** the company's own account that it came into */
  bankAccount?: string
  /** the lease whose deposit it is */
  contract?: string
  notes?: string
  idempotency?: { key: string; requestHash: string }
}

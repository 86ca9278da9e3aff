import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { insertRows } from '../../db/insert-rows.ts'
import type { Tx } from '../../db/transaction.ts'
import { allocatePayment } from '../../domain/allocation.ts'
import { todayIn } from '../../domain/calendar.ts'
import type { MoneyAccount } from '../../domain/ledger/payment-postings.ts'
import { sumMinor } from '../../domain/money.ts'
import { now } from '../../platform/clock.ts'
import { recordAudit } from '../audit.ts'
import type { CompanySettings } from '../companies.ts'
import { takeNumbers } from '../numbers.ts'
import { emitMany } from '../outbox.ts'
import { applyAllocations } from './apply-allocations.ts'
import { lockOpenLines } from './open-lines.ts'
import { postPayment } from './post-payment.ts'

/** Why a payment waits for a person; such money stands in suspense. */
export type ReviewReason = 'amount_mismatch' | 'currency_mismatch' | 'unknown_reference' | 'second_payment'

export type ReceivedMoney = {
  amount: bigint
  currency: string
  method: 'cash' | 'cheque' | 'bank' | 'mobile' | 'card'
  money: MoneyAccount
  valueDate: Date | null
  payer: { person: string | null; name: string | null; phone: string | null }
  /** Paid oldest due date first; what they do not take becomes the payer's credit. */
  invoices: string[]
  reviewReason: ReviewReason | null
  source: {
    gatewayAccount: string | null
    receipt: string | null
    reference: string | null
    intent: string | null
    inbox: string | null
  }
}

type Recording = ReceivedMoney & { req: PayloadRequest; tx: Tx; company: CompanySettings }

/** Writes received money and all that follows from it. Every amount is kept in full, matched or not. @returns the payment's id */
export const recordPayment = async ({ req, tx, company, ...received }: Recording): Promise<string> => {
  const id = randomUUID()
  const lines = await lockOpenLines(tx, company.id, received.invoices, received.currency)
  const { allocations, remainder } = allocatePayment({ amount: received.amount, lines })
  const valueDate = todayIn(company.timezone, received.valueDate ?? now())
  const [number = ''] = await takeNumbers(tx, {
    company: company.id,
    docType: 'payment',
    year: Number(valueDate.slice(0, 4)),
  })

  await insertRows(tx, 'payments', [
    { id, ...paymentRow({ company: company.id, number, valueDate, received, remainder }) },
  ])
  const touched = await applyAllocations({
    tx,
    company: company.id,
    payment: id,
    currency: received.currency,
    allocations,
  })
  await postPayment({
    tx,
    company: company.id,
    payment: { id, number, valueDate },
    received,
    lines,
    allocations,
    remainder,
  })
  await recordAudit({
    req,
    rows: [
      {
        action: 'payment.receive',
        entity: 'payments',
        entityId: id,
        company: company.id,
        after: {
          number,
          amountMinor: Number(received.amount),
          currency: received.currency,
          receipt: received.source.receipt,
          reviewReason: received.reviewReason,
        },
      },
    ],
  })
  // Ids only: what a screen shows it reads under its user's own rights.
  const base = { company: company.id }
  await emitMany(tx, [
    {
      topic: 'payment.received',
      company: company.id,
      payload: { ...base, id, person: received.payer.person, invoices: touched },
    },
    ...touched.map((invoice) => ({
      topic: 'invoice.updated' as const,
      company: company.id,
      payload: { ...base, ...invoice },
    })),
  ])
  return id
}

type RowArgs = { company: string; number: string; valueDate: string; received: ReceivedMoney; remainder: bigint }

const paymentRow = ({ company, number, valueDate, received, remainder }: RowArgs): Record<string, unknown> => ({
  company_id: company,
  number,
  method: received.method,
  value_date: valueDate,
  received_at: now().toISOString(),
  amount_minor: received.amount,
  allocated_minor: sumMinor([received.amount, -remainder]),
  unallocated_minor: remainder,
  currency: received.currency,
  person_id: received.payer.person,
  payer_name: received.payer.name,
  payer_phone: received.payer.phone,
  reference: received.source.reference,
  gateway_account_id: received.source.gatewayAccount,
  gateway_reference: received.source.receipt,
  intent_id: received.source.intent,
  callback_id: received.source.inbox,
  status: 'received',
  review_reason: received.reviewReason,
})

import type { CalendarDate } from '../../domain/calendar.ts'
import { now } from '../../platform/clock.ts'
import type { ReceivedMoney } from './received-money.ts'

type PaymentRow = {
  id: string
  company: string
  number: string
  valueDate: CalendarDate
  recordedBy: string | null
  received: ReceivedMoney
} & ({ status: 'received'; remainder: bigint } | { status: 'pending'; planned: object })

/** The row of a payment. Money that waits for the bank is nowhere yet: neither allocated nor left. */
export const paymentRow = (row: PaymentRow): Record<string, unknown> => {
  const { id, company, number, valueDate, recordedBy, received } = row
  const { source, cheque, idempotency } = received
  const isReceived = row.status === 'received'
  return {
    id,
    company_id: company,
    number,
    method: received.method,
    value_date: valueDate,
    received_at: now().toISOString(),
    amount_minor: received.amount,
    allocated_minor: isReceived ? received.amount - row.remainder : 0n,
    unallocated_minor: isReceived ? row.remainder : 0n,
    refunded_minor: 0n,
    currency: received.currency,
    person_id: received.payer.person,
    payer_name: received.payer.name,
    payer_phone: received.payer.phone,
    reference: source.reference,
    gateway_account_id: source.gatewayAccount,
    gateway_reference: source.receipt,
    intent_id: source.intent,
    callback_id: source.inbox,
    cheque_number: cheque?.number ?? null,
    cheque_bank: cheque?.bank ?? null,
    cheque_date: cheque?.date ?? null,
    bank_account_id: received.bankAccount ?? null,
    contract_id: received.contract ?? null,
    notes: received.notes ?? null,
    planned_allocations: isReceived ? null : row.planned,
    recorded_by_id: recordedBy,
    origin: received.origin ?? 'gateway',
    idempotency_key: idempotency?.key ?? null,
    request_hash: idempotency?.requestHash ?? null,
    status: row.status,
    review_reason: received.reviewReason,
    created_at: now().toISOString(),
    updated_at: now().toISOString(),
  }
}

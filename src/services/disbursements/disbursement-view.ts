import type { PayloadRequest } from 'payload'
import { withTransaction } from '../../db/transaction.ts'
import { notFound } from '../../platform/errors.ts'
import type { DisbursementKind, DisbursementMethod } from './subject.ts'

export type DisbursementView = {
  id: string
  kind: DisbursementKind
  reference: string
  attempt: number
  method: DisbursementMethod
  status: string
  amountMinor: number
  chargeMinor: number
  currency: string
  payout: string | null
  expense: string | null
  refund: string | null
  person: string | null
  recipientName: string | null
  failureReason: string | null
  reviewReason: string | null
  gatewayReference: string | null
  createdAt: string
  settledAt: string | null
}

/** An attempt as API clients see it. @throws 404 outside the company */
export const disbursementView = async (req: PayloadRequest, company: string, id: string): Promise<DisbursementView> => {
  const [row] = await withTransaction(req, (tx) => tx.query<DisbursementView>(SELECT, [id, company]))
  if (!row) throw notFound()
  return {
    ...row,
    attempt: Number(row.attempt),
    amountMinor: Number(row.amountMinor),
    chargeMinor: Number(row.chargeMinor),
  }
}

const SELECT = `
  select id, kind, reference, attempt, method, status, amount_minor as "amountMinor", charge_minor as "chargeMinor",
         currency, payout_id as payout, expense_id as expense, refund_id as refund, person_id as person,
         recipient_name as "recipientName", failure_reason as "failureReason", review_reason as "reviewReason",
         gateway_reference as "gatewayReference", created_at as "createdAt", settled_at as "settledAt"
  from disbursements where id = $1 and company_id = $2`

import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { notFound } from '../../platform/errors.ts'

export type IntentView = {
  id: string
  reference: string
  status: string
  amountMinor: number
  currency: string
  phone: string
  invoices: string[]
  failureReason: string | null
  payment: string | null
  createdAt: string
  settledAt: string | null
}

/** A payment request as API clients see it. @throws 404 outside the companies */
export const intentView = async (payload: Payload, id: string, companies: string[]): Promise<IntentView> => {
  const [row] = await readQuery<IntentView & { amountMinor: string }>(
    payload,
    `select id, reference, status, amount_minor as "amountMinor", currency, phone, invoices, failure_reason as "failureReason",
            payment_id as payment, created_at as "createdAt", settled_at as "settledAt"
     from payment_intents where id = $1 and company_id = any($2::uuid[])`,
    [id, companies],
  )
  if (!row) throw notFound()
  return { ...row, amountMinor: Number(row.amountMinor) }
}

import type { PayloadRequest } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { notFound } from '../../platform/errors.ts'
import { startDisbursement } from '../disbursements/start-disbursement.ts'
import type { MoneyOutMethod } from './refund.ts'

type Pay = {
  req: PayloadRequest
  company: string
  id: string
  /** as proposed, unless it says something else */
  payment: { method?: MoneyOutMethod; account?: string; gatewayAccount?: string; bankAccount?: string }
  idempotency: { key: string; requestHash: string }
}

/** Pays a refund as a whole, or pays it again after a failure. @throws 400, 403, 409 as `startDisbursement` does */
export const payRefund = async ({ req, company, id, payment, idempotency }: Pay): Promise<void> => {
  const [refund] = await readQuery<{ method: MoneyOutMethod; account: string | null }>(
    req.payload,
    'select method, account_id as account from refunds where company_id = $1 and id = $2',
    [company, id],
  )
  if (!refund) throw notFound()
  const method = payment.method ?? refund.method
  const proposed = method === refund.method ? (refund.account ?? undefined) : undefined
  const account = payment.account ?? proposed
  await startDisbursement({ req, company, kind: 'refund', id, ...payment, method, account, idempotency })
}

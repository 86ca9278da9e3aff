import type { PayloadRequest } from 'payload'
import { readQuery, withTransaction } from '../../db/transaction.ts'
import { conflict } from '../../platform/errors.ts'
import { startDisbursement } from '../disbursements/start-disbursement.ts'
import type { DisbursementMethod } from '../disbursements/subject.ts'
import type { BatchPayment } from './start-batch.ts'

type Pay = {
  req: PayloadRequest
  company: string
  id: string
  payment: BatchPayment & { amountMinor?: number; account?: string }
  idempotency: { key: string; requestHash: string }
}

/**
 * Pays a statement, or pays it again after a failure. Without an account it goes to the owner's usual one, which also says
 * how; by hand needs neither.
 * @throws 400 for an account that nothing may be paid to, 403 beyond the limit, 409 unless it is approved, failed or partly paid
 */
export const payPayout = async ({ req, company, id, payment, idempotency }: Pay): Promise<void> => {
  const usual = payment.account || isByHand(payment.method) ? undefined : await usualAccount(req, id)
  const account = payment.account ?? usual?.id
  const method = payment.method ?? usual?.kind
  if (!method) throw conflict('The owner has no usual payment account. Add and verify one, or say how it is paid.')
  // A transfer to a bank is by hand unless a gateway makes it; nobody said here that it was made.
  const isUnsaid = payment.method === undefined && method === 'bank' && !payment.bankAccount
  const gatewayAccount = payment.gatewayAccount ?? (isUnsaid ? (usual?.gateway ?? undefined) : undefined)
  if (isUnsaid && !gatewayAccount)
    throw conflict('No gateway makes bank transfers in this currency. Pay this one by itself, and say how.')
  await startDisbursement({
    req,
    company,
    kind: 'payout',
    id,
    ...payment,
    method,
    account,
    gatewayAccount,
    idempotency,
  })
  await withTransaction(req, (tx) =>
    tx.query('update payouts set method = $2, account_id = coalesce($3, account_id) where id = $1', [
      id,
      method,
      account ?? null,
    ]),
  )
}

const isByHand = (method: DisbursementMethod | undefined): boolean => method === 'cash' || method === 'bank'

type UsualAccount = { id: string; kind: DisbursementMethod; gateway: string | null }

const usualAccount = async (req: PayloadRequest, payout: string): Promise<UsualAccount | undefined> => {
  const [account] = await readQuery<UsualAccount>(
    req.payload,
    `select a.id, a.kind, (select g.id from gateway_accounts g where g.company_id = p.company_id and g.currency = p.currency
                             and g.status = 'active' order by g.created_at, g.id limit 1) as gateway
     from payouts p
     join payment_accounts a on a.company_id = p.company_id and a.person_id = p.person_id
     where p.id = $1 and a.is_default and a.is_active and a.deleted_at is null`,
    [payout],
  )
  return account
}

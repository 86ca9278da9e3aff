import type { PayloadRequest } from 'payload'
import { type Tx, withTransaction } from '../../db/transaction.ts'
import { now } from '../../platform/clock.ts'
import { conflict } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { type CompanySettings, companySettings } from '../companies.ts'
import { assertSameRequest } from '../idempotency.ts'
import { releaseAllocations } from '../payments/release-allocations.ts'
import { reversePayment } from '../payments/reverse-payment.ts'
import { type BankTransaction, findTransaction, holdTransaction } from './transaction-row.ts'

type Undo = {
  req: PayloadRequest
  company: string
  id: string
  reason: string
  idempotency: { key: string; requestHash: string }
}

/**
 * Takes back what was decided about a transaction. Money of a gateway goes back to suspense, because it came all the
 * same; a payment that was booked from a statement is taken back; a payment that somebody recorded stays and is only
 * let go; what was set aside waits again. Everything by opposite rows.
 * @throws 404, 409 when there is nothing to undo or a part was refunded
 */
export const undoMatch = async ({ req, company: companyId, id, reason, idempotency }: Undo): Promise<void> => {
  const company = await companySettings(req.payload, companyId)
  await withTransaction(req, async (tx) => {
    const transaction = await holdTransaction({ tx, company: companyId, id })
    if (transaction.idempotencyKey === idempotency.key)
      return assertSameRequest(transaction.requestHash, idempotency.requestHash)
    await undo({ req, tx, company, transaction, reason })
    await tx.query(
      `update bank_transactions set ignored_reason = null, decided_by_id = $2, decided_at = $3, idempotency_key = $4, request_hash = $5,
         updated_at = now() where id = $1`,
      [id, req.user?.id ?? null, now().toISOString(), idempotency.key, idempotency.requestHash],
    )
    const after = await findTransaction({ tx, company: companyId, id })
    await recordAudit({
      req,
      rows: [
        {
          action: 'transaction.undo',
          entity: 'bank-transactions',
          entityId: id,
          company: companyId,
          before: { status: transaction.status, payment: transaction.payment, disbursement: transaction.disbursement },
          after: { status: after.status, payment: after.payment, disbursement: after.disbursement },
          reason,
        },
      ],
    })
  })
}

type Step = {
  req: PayloadRequest
  tx: Tx
  company: CompanySettings & { today: string }
  transaction: BankTransaction
  reason: string
}

const undo = async ({ req, tx, company, transaction, reason }: Step): Promise<void> => {
  const { id, payment, disbursement, paid, status, source } = transaction
  if (status === 'ignored' || disbursement) return letGo(tx, id)
  if (!payment || !paid) throw conflict('Nothing was decided about this transaction.')
  if (paid.status !== 'received') return source === 'import' ? letGo(tx, id) : refuseTakenBack(paid.number)
  if (paid.refunded > 0n) throw conflict('A part of this money was refunded: take the refund back first.')
  const step = { req, company, payment, reason }
  if (paid.origin === 'statement') {
    await reversePayment({ ...step, on: company.today < transaction.bookedOn ? transaction.bookedOn : company.today })
    return letGo(tx, id)
  }
  if (source === 'import' && paid.origin !== 'gateway') return letGo(tx, id)
  if (status === 'unmatched') throw conflict('This money is in suspense: there is nothing to undo.')
  await releaseAllocations({ ...step, tx, effectiveOn: company.today, toSuspense: 'unknown_reference' })
}

const refuseTakenBack = (number: string): never => {
  throw conflict(`Payment ${number} of this transaction was taken back: there is nothing to undo.`)
}

const letGo = async (tx: Tx, id: string): Promise<void> => {
  await tx.query(
    `update bank_transactions set status = 'unmatched', matched_minor = 0, disbursement_id = null,
       payment_id = case when status = 'ignored' then payment_id end, updated_at = now() where id = $1`,
    [id],
  )
}

import type { PayloadRequest } from 'payload'
import { type Tx, withTransaction } from '../../db/transaction.ts'
import { now } from '../../platform/clock.ts'
import { conflict, validationError } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { type CompanySettings, companySettings } from '../companies.ts'
import { assertSameRequest } from '../idempotency.ts'
import { allocateHeld } from '../payments/allocate-held.ts'
import { allocatePart } from './allocate-part.ts'
import { bookTransaction } from './book-transaction.ts'
import { linkDisbursement, linkPayment } from './link-transaction.ts'
import { requireNotOwn } from './require-not-own.ts'
import { type BankTransaction, findTransaction, holdTransaction } from './transaction-row.ts'

export type MatchInput = {
  /** how much goes on which invoices, minor units */
  allocations?: { invoice: string; amountMinor: number }[]
  /** whose money it is */
  person?: string
  /** on all that he owes, the oldest first */
  automatic?: boolean
  /** what no invoice takes: the payer's credit, or it goes on waiting; default: credit when a payer is named */
  rest?: 'credit' | 'wait'
  /** a payment that is recorded already */
  payment?: string
  /** money that we sent */
  disbursement?: string
}

type Match = {
  req: PayloadRequest
  company: string
  id: string
  match: MatchInput | 'book'
  idempotency: { key: string; requestHash: string }
}

/**
 * Says what a transaction is: the payment of invoices, a payer's credit, a payment that is on file, money that we sent;
 * or only puts it into the books (`book`). One of many at the same time wins.
 * @throws 404; 400 with the path of what cannot be; 409 when it is matched, set aside or used up
 */
export const matchTransaction = async ({ req, company: companyId, id, match, idempotency }: Match): Promise<void> => {
  const company = await companySettings(req.payload, companyId)
  await withTransaction(req, async (tx) => {
    const transaction = await holdTransaction({ tx, company: companyId, id })
    if (transaction.idempotencyKey === idempotency.key)
      return assertSameRequest(transaction.requestHash, idempotency.requestHash)
    const step = { req, tx, company, transaction }
    const isBooking = match === 'book'
    if (match === 'book') await bookTransaction(step)
    else await apply(step, match, idempotency.key)
    await tx.query(
      `update bank_transactions set decided_by_id = $2, decided_at = $3, idempotency_key = $4, request_hash = $5, updated_at = now()
       where id = $1`,
      [id, req.user?.id ?? null, now().toISOString(), idempotency.key, idempotency.requestHash],
    )
    const after = await findTransaction({ tx, company: companyId, id })
    await recordAudit({
      req,
      rows: [
        {
          action: isBooking ? 'transaction.book' : 'transaction.match',
          entity: 'bank-transactions',
          entityId: id,
          company: companyId,
          before: stateOf(transaction),
          after: { ...stateOf(after), reference: after.reference, ...(isBooking ? {} : { match }) },
        },
      ],
    })
  })
}

const stateOf = ({ status, matched, payment, disbursement }: BankTransaction) => ({
  status,
  matchedMinor: Number(matched),
  payment,
  disbursement,
})

type Step = { req: PayloadRequest; tx: Tx; company: CompanySettings & { today: string }; transaction: BankTransaction }

const apply = async (step: Step, match: MatchInput, operation: string): Promise<void> => {
  requireOpen(step.transaction)
  if (match.disbursement) return linkDisbursement(step, match.disbursement)
  if (match.payment) return linkPayment(step, match.payment)
  if (step.transaction.amount < 0n)
    throw validationError('This money went out: match it with money that you sent.', 'disbursement')
  const { req, tx, company, transaction } = step
  const targets = match.allocations?.map(({ invoice, amountMinor }) => ({
    invoiceId: invoice,
    amount: BigInt(amountMinor),
  }))
  await requireNotOwn({
    req,
    tx,
    company: company.id,
    person: match.person,
    invoices: targets?.map(({ invoiceId }) => invoiceId),
  })
  const payment =
    transaction.payment && transaction.paid?.status === 'received' ? transaction.payment : await bookTransaction(step)
  const held = { req, tx, company, payment, effectiveOn: company.today, operation }
  const toCredit = match.rest === 'credit' || (match.rest === undefined && match.person !== undefined)
  if (match.automatic) await allocateHeld({ ...held, person: match.person, automatic: true })
  else if (toCredit) await allocateHeld({ ...held, person: match.person, targets: targets ?? [] })
  else await allocatePart({ ...held, targets: targets ?? [] })
}

const requireOpen = ({ status, paid }: BankTransaction): void => {
  if (status === 'matched') throw conflict('This transaction is matched already: undo that first.')
  if (status === 'ignored') throw conflict('This transaction is set aside: undo that first.')
  if (status === 'refunded') throw conflict('This money was refunded.')
  if (paid && paid.status !== 'received') throw conflict(`Payment ${paid.number} of this transaction was taken back.`)
}

import type { PayloadRequest } from 'payload'
import type { Tx } from '../../db/transaction.ts'
import { withTransaction } from '../../db/transaction.ts'
import { type CalendarDate, compareDates } from '../../domain/calendar.ts'
import { postings } from '../../domain/ledger/postings.ts'
import { type PaymentStatus, paymentTransitions } from '../../domain/payment.ts'
import { now } from '../../platform/clock.ts'
import { conflict, validationError } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import type { CompanySettings } from '../companies.ts'
import { postToLedger } from '../ledger/post.ts'
import { requireTransition } from '../transition.ts'
import { announceMoves } from './announce-moves.ts'
import { findPayment, type StoredPayment } from './lock-payments.ts'
import { type LockedPlaces, lockPlaced } from './lock-placed.ts'
import { moveAllocations } from './move-allocations.ts'
import { postedEntries } from './posted-entries.ts'
import { trackLines } from './track-lines.ts'

type Reverse = {
  req: PayloadRequest
  company: CompanySettings
  payment: string
  reason: string
  /** the day of the books; never before the payment */
  on: CalendarDate
  /** a returned cheque is `bounced` */
  to?: 'reversed' | 'bounced'
}

/**
 * Takes a payment back: opposite rows for all that it did, so that its invoices owe again as if it had never come. Money
 * that waits for the bank is only marked. The same again, with the same reason, changes nothing.
 * @returns the payment as it was
 * @throws 404, 400 for a day before the payment, 409 when it is final already or part of it was refunded
 */
export const reversePayment = (reverse: Reverse): Promise<StoredPayment> =>
  withTransaction(reverse.req, async (tx) => {
    const { req, company, reason, on, to = 'reversed' } = reverse
    const { currency } = await findPayment({ tx, company: company.id, id: reverse.payment })
    const places = await lockPlaced({ tx, company: company.id, currency, payment: reverse.payment })
    const payment = places.payments.find(({ id }) => id === reverse.payment)
    if (!payment) throw conflict('The payment changed in the meantime. Try again.')
    if (payment.status === to && payment.reversalReason === reason) return payment
    requireTransition(paymentTransitions, payment.status, to)
    if (payment.refunded > 0n)
      throw conflict('A part of this payment was refunded, so it cannot be taken back. Take the refund back first.')
    if (compareDates(on, payment.valueDate) < 0)
      throw validationError('A payment cannot be taken back before it came.', 'date')
    if (payment.status === 'received') await takeBack(tx, reverse, payment, places)
    await close(tx, payment.id, to, reason)
    await recordAudit({
      req,
      rows: [
        {
          action: to === 'bounced' ? 'payment.bounce' : 'payment.reverse',
          entity: 'payments',
          entityId: payment.id,
          company: company.id,
          before: { status: payment.status },
          after: { status: to, amountMinor: Number(payment.amount), currency },
          reason,
        },
      ],
    })
    return payment
  })

const takeBack = async (
  tx: Tx,
  { company, reason, on, to = 'reversed' }: Reverse,
  payment: StoredPayment,
  { live, lines }: LockedPlaces,
): Promise<void> => {
  const posted = await postedEntries(tx, company.id, payment.id)
  const moves = live.map(({ lineId, amount }) => ({ lineId, amount: -amount }))
  const { collected } = trackLines(lines)(moves)
  const touched = await moveAllocations({
    tx,
    company: company.id,
    moves: live.map(({ id, invoiceId, lineId, amount, effectiveOn }) => ({
      payment: payment.id,
      invoice: invoiceId,
      line: lineId,
      amount: -amount,
      currency: payment.currency,
      // It never was there: what is worked out by day is worked out without it.
      effectiveOn,
      reason,
      reverses: id,
    })),
  })
  await postToLedger(tx, company.id, [
    {
      event: to === 'bounced' ? 'payment.bounced' : 'payment.reversed',
      postedOn: on,
      description: `Payment ${payment.number} ${to === 'bounced' ? 'returned by the bank' : 'taken back'}: ${reason}`,
      idempotencyKey: `payment:${payment.id}:${to}`,
      sourceType: 'payments',
      sourceId: payment.id,
      currency: payment.currency,
      entries: postings.paymentReversed({ payment: payment.id, posted, lines: collected }),
    },
  ])
  await announceMoves({
    tx,
    company: company.id,
    received: { id: payment.id, person: payment.person },
    touched,
    lines,
    moved: live.map(({ lineId }) => lineId),
  })
}

const close = async (tx: Tx, payment: string, status: PaymentStatus, reason: string): Promise<void> => {
  await tx.query(
    `update payments set status = $2, allocated_minor = 0, unallocated_minor = 0, reversal_reason = $3, reversed_at = $4,
       updated_at = now() where id = $1`,
    [payment, status, reason, now().toISOString()],
  )
}

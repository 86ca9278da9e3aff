import type { PayloadRequest } from 'payload'
import { type Tx, withTransaction } from '../../db/transaction.ts'
import { type CalendarDate, compareDates } from '../../domain/calendar.ts'
import { minMinor, sumMinor } from '../../domain/money.ts'
import { paymentTransitions } from '../../domain/payment.ts'
import { validationError } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { settingsIn } from '../companies.ts'
import { requireTransition } from '../transition.ts'
import { announceMoves } from './announce-moves.ts'
import { findPayment, lockPayment, type StoredPayment } from './lock-payments.ts'
import { moveAllocations } from './move-allocations.ts'
import { openInvoiceIds } from './open-invoice-ids.ts'
import { type LockedLine, lockLines } from './open-lines.ts'
import { paymentView, type PaymentView } from './payment-view.ts'
import { postPayment } from './post-payment.ts'
import type { InvoiceTarget } from './received-money.ts'
import { refuseOwnMoney } from './refuse-own.ts'
import { shareOut } from './share-out.ts'

type Clear = {
  req: PayloadRequest
  company: string
  payment: string
  /** the day on which the bank gave the money; default: today */
  on?: CalendarDate
}

/**
 * The bank paid a cheque: from this day it counts, and pays what was planned when it came in. What those invoices no
 * longer owe becomes the payer's credit. The same day again answers as before.
 * @throws 404, 400 for a wrong day, 403 for one's own, 409 when it does not wait for the bank
 */
export const clearCheque = ({ req, company: id, payment: paymentId, on: given }: Clear): Promise<PaymentView> => {
  return withTransaction(req, async (tx) => {
    const company = await settingsIn(tx, id)
    const on = given ?? company.today
    const known = await findPayment({ tx, company: id, id: paymentId })
    await refuseOwnMoney(tx, req, { company: id, persons: [known.person] })
    if (compareDates(on, company.today) > 0) throw validationError('This day is in the future.', 'date')
    if (compareDates(on, known.valueDate) < 0) throw validationError('A cheque cannot clear before it came in.', 'date')
    const lines = await lockLines(tx, id, await invoicesOf(tx, id, known), known.currency)
    const payment = await lockPayment({ tx, company: id, id: paymentId })
    if (payment.status === 'received' && payment.clearedOn === on)
      return paymentView({ tx, company: id, payment: paymentId })
    requireTransition(paymentTransitions, payment.status, 'received')
    const { allocations, remainder } = shareOut({
      company,
      person: payment.person,
      amount: payment.amount,
      lines,
      targets: targetsOf(payment, lines),
    })
    await tx.query(
      `update payments set status = 'received', cleared_on = $2, unallocated_minor = amount_minor, planned_allocations = null,
         updated_at = now() where id = $1`,
      [payment.id, on],
    )
    const { currency } = payment
    const touched = await moveAllocations({
      tx,
      company: id,
      moves: allocations.map(({ lineId, invoiceId, amount }) => ({
        payment: payment.id,
        invoice: invoiceId,
        line: lineId,
        amount,
        currency,
        effectiveOn: on,
      })),
    })
    await postPayment({
      tx,
      company: id,
      payment,
      postedOn: on,
      received: {
        amount: payment.amount,
        currency,
        money: { account: 'bank', subject: payment.bankAccount ?? undefined },
        payer: { person: payment.person, name: payment.payerName, phone: null },
        reviewReason: payment.reviewReason,
      },
      lines,
      allocations,
      remainder,
    })
    await recordAudit({
      req,
      rows: [
        {
          action: 'payment.clear',
          entity: 'payments',
          entityId: payment.id,
          company: id,
          before: { status: payment.status },
          after: { status: 'received', clearedOn: on },
        },
      ],
    })
    await announceMoves({
      tx,
      company: id,
      received: { id: payment.id, person: payment.person },
      touched,
      lines,
      moved: allocations.map(({ lineId }) => lineId),
    })
    return paymentView({ tx, company: id, payment: paymentId })
  })
}

const invoicesOf = async (tx: Tx, company: string, { planned, person, currency }: StoredPayment): Promise<string[]> => {
  if (planned?.targets) return planned.targets.map(({ invoiceId }) => invoiceId)
  return openInvoiceIds({ tx, company, persons: person ? [person] : [], currency })
}

/** What was planned, as far as it is still owed. */
const targetsOf = ({ planned }: StoredPayment, lines: readonly LockedLine[]): InvoiceTarget[] | undefined =>
  planned?.targets?.flatMap(({ invoiceId, amountMinor }) => {
    const owed = sumMinor(lines.filter((line) => line.invoiceId === invoiceId).map(({ balance }) => balance))
    const amount = minMinor(BigInt(amountMinor), owed)
    return amount > 0n ? [{ invoiceId, amount }] : []
  })

import type { PayloadRequest } from 'payload'
import { advisoryLock } from '../../db/locks.ts'
import { type Tx, withTransaction } from '../../db/transaction.ts'
import { type CalendarDate, compareDates } from '../../domain/calendar.ts'
import { validationError } from '../../platform/errors.ts'
import { type CompanySettings, settingsIn } from '../companies.ts'
import { allocateHeld } from './allocate-held.ts'
import { doneBefore, operationOf } from './done-before.ts'
import { findPayment, isInSuspense, type StoredPayment } from './lock-payments.ts'
import { paymentView, type PaymentView } from './payment-view.ts'
import type { InvoiceTarget } from './received-money.ts'
import { refuseOwnMoney } from './refuse-own.ts'
import { releaseAllocations } from './release-allocations.ts'

type Wish = { invoice: string; amountMinor: number }

type Request = {
  req: PayloadRequest
  company: string
  payment: string
  idempotency: { key: string; requestHash: string }
  /** the day of the books; default: today */
  date?: CalendarDate
}

type Allocation = { person?: string; allocations?: Wish[]; reason?: string }

/** Puts what is left of a payment on invoices. @throws as `allocateHeld`, and 403 for one's own */
export const allocatePaymentTo = (request: Request & Allocation): Promise<PaymentView> =>
  once(request, async ({ tx, company, on, operation }) => {
    const { req, payment, reason } = request
    await allocateHeld({ req, tx, company, payment, effectiveOn: on, reason, operation, ...wishOf(request) })
  })

/** Takes a payment off its invoices, or off some: it becomes the payer's credit. @throws as `releaseAllocations` */
export const releasePayment = (request: Request & { invoices?: string[]; reason: string }): Promise<PaymentView> =>
  once(request, async ({ tx, company, on, operation }) => {
    const { req, payment, invoices, reason } = request
    await releaseAllocations({ req, tx, company, payment, invoices, effectiveOn: on, reason, operation })
  })

/** Takes a payment off all its invoices and puts it on others, in one step. @throws as both of them */
export const reallocatePayment = (request: Request & Allocation & { reason: string }): Promise<PaymentView> =>
  once(request, async ({ tx, company, on, operation }) => {
    const { req, payment, reason } = request
    const moving = { req, tx, company, payment, effectiveOn: on, reason, operation }
    await releaseAllocations(moving)
    await allocateHeld({ ...moving, ...wishOf(request) })
  })

type Work = { tx: Tx; company: CompanySettings; on: CalendarDate; operation: string }

/** One transaction, and once per key. */
const once = (
  { req, company: id, payment, idempotency, date, person }: Request & Allocation,
  work: (work: Work) => Promise<void>,
): Promise<PaymentView> =>
  withTransaction(req, async (tx) => {
    const company = await settingsIn(tx, id)
    const on = date ?? company.today
    const answer = () => paymentView({ tx, company: id, payment })
    // Two of one key come one after the other.
    await advisoryLock(tx, 'payment-request', id, idempotency.key)
    if (await doneBefore({ tx, company: id, payments: [payment], idempotency })) return answer()
    const known = await findPayment({ tx, company: id, id: payment })
    requireDay(company.today, on, known)
    await refuseOwnMoney(tx, req, { company: id, persons: [known.person, person] })
    await work({ tx, company, on, operation: operationOf(idempotency) })
    return answer()
  })

/** @throws 400 */
const requireDay = (today: CalendarDate, on: CalendarDate, payment: StoredPayment): void => {
  if (compareDates(on, today) > 0) throw validationError('This day is in the future.', 'date')
  if (compareDates(on, payment.valueDate) < 0 && !isInSuspense(payment))
    throw validationError('The money had not come yet on this day.', 'date')
}

type Target = { person?: string } & ({ automatic: true } | { targets: InvoiceTarget[] })

const wishOf = ({ person, allocations }: Allocation): Target =>
  allocations
    ? {
        person,
        targets: allocations.map(({ invoice, amountMinor }) => ({ invoiceId: invoice, amount: BigInt(amountMinor) })),
      }
    : { person, automatic: true }

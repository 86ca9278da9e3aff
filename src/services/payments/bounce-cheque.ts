import type { PayloadRequest } from 'payload'
import { type Tx, withTransaction } from '../../db/transaction.ts'
import { addDays, type CalendarDate, compareDates } from '../../domain/calendar.ts'
import { conflict, validationError } from '../../platform/errors.ts'
import { type CompanySettings, settingsIn } from '../companies.ts'
import { writeInvoices } from '../invoices/write-invoices.ts'
import { findPayment, type StoredPayment } from './lock-payments.ts'
import { paymentView, type PaymentView } from './payment-view.ts'
import { refuseOwnMoney } from './refuse-own.ts'
import { reversePayment } from './reverse-payment.ts'

type Bounce = {
  req: PayloadRequest
  company: string
  payment: string
  reason: string
  /** default: today */
  on?: CalendarDate
  /** default: the company's fee for a returned cheque, when it has one */
  chargesFee?: boolean
}

/**
 * The bank returned a cheque, before or after it cleared: what it paid is owed again, and the payer is billed the
 * company's fee. The same again, with the same reason, answers as before.
 * @throws 404, 400 for a wrong day, 403 for one's own, 409 for what is no cheque or is final already
 */
export const bounceCheque = (bounce: Bounce): Promise<PaymentView> => {
  const { req, company: id, payment: paymentId, reason, chargesFee = true } = bounce
  return withTransaction(req, async (tx) => {
    const company = await settingsIn(tx, id)
    const on = bounce.on ?? company.today
    const known = await findPayment({ tx, company: id, id: paymentId })
    await refuseOwnMoney(tx, req, { company: id, persons: [known.person] })
    if (known.method !== 'cheque') throw conflict('Only a cheque can be returned by the bank. Reverse this payment.')
    if (compareDates(on, company.today) > 0) throw validationError('This day is in the future.', 'date')
    const before = await reversePayment({ req, company, payment: paymentId, reason, on, to: 'bounced' })
    const isNew = before.status !== 'bounced'
    if (isNew && chargesFee && company.money.bounceFee > 0n && before.person)
      await billFee(tx, { req, company, payment: before, person: before.person })
    return paymentView({ tx, company: id, payment: paymentId })
  })
}

type Fee = {
  req: PayloadRequest
  company: CompanySettings & { today: CalendarDate }
  payment: StoredPayment
  person: string
}

/** In the company's currency, which is the fee's, whatever the cheque was in. */
const billFee = async (tx: Tx, { req, company, payment, person }: Fee): Promise<void> => {
  // Bills are dated the day they are written, whenever the bank returned the cheque: their numbers follow their dates.
  const { today } = company
  const [invoice] = await writeInvoices({
    req,
    tx,
    company,
    status: 'issued',
    invoices: [
      {
        kind: 'manual',
        person,
        ...(await placeOf(tx, payment.id)),
        issueDate: today,
        dueDate: addDays(today, company.money.invoiceDueDays),
        currency: company.currency,
        notes: `The bank returned the cheque of payment ${payment.number}.`,
        lines: [
          {
            kind: 'fee',
            description: `Returned cheque, payment ${payment.number}`,
            quantity: 1,
            unitAmountMinor: company.money.bounceFee,
            taxRateBps: 0,
            chargeKey: `payment:${payment.id}:bounced`,
          },
        ],
      },
    ],
  })
  await tx.query('update payments set bounce_invoice_id = $2, updated_at = now() where id = $1', [
    payment.id,
    invoice?.id ?? null,
  ])
}

type Place = { unit: string | null; contract: string | null; project: string | null }

/** Where the cheque's invoice was, so that the fee shows at the same place; none when it had paid nothing yet. */
const placeOf = async (tx: Tx, payment: string): Promise<Place> => {
  const [place] = await tx.query<Place>(
    `select i.unit_id as unit, i.contract_id as contract, i.project_id as project
     from allocations a join invoices i on i.id = a.invoice_id where a.payment_id = $1 order by a.created_at limit 1`,
    [payment],
  )
  return place ?? { unit: null, contract: null, project: null }
}

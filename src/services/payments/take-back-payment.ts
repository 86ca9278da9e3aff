import type { PayloadRequest } from 'payload'
import { withTransaction } from '../../db/transaction.ts'
import { type CalendarDate, compareDates } from '../../domain/calendar.ts'
import { validationError } from '../../platform/errors.ts'
import { settingsIn } from '../companies.ts'
import { findPayment } from './lock-payments.ts'
import { paymentView, type PaymentView } from './payment-view.ts'
import { refuseOwnMoney } from './refuse-own.ts'
import { reversePayment } from './reverse-payment.ts'

type TakeBack = {
  req: PayloadRequest
  company: string
  payment: string
  reason: string
  /** default: today */
  on?: CalendarDate
}

/** A person takes a payment back. @throws as `reversePayment`, 400 for a day to come, 403 for one's own */
export const takeBackPayment = ({ req, company: id, payment, reason, on }: TakeBack): Promise<PaymentView> =>
  withTransaction(req, async (tx) => {
    const company = await settingsIn(tx, id)
    const day = on ?? company.today
    if (compareDates(day, company.today) > 0) throw validationError('This day is in the future.', 'date')
    const { person } = await findPayment({ tx, company: id, id: payment })
    await refuseOwnMoney(tx, req, { company: id, persons: [person] })
    await reversePayment({ req, company, payment, reason, on: day })
    return paymentView({ tx, company: id, payment })
  })

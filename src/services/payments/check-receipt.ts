import type { PayloadRequest } from 'payload'
import { type CalendarDate, compareDates, monthOf } from '../../domain/calendar.ts'
import { isCurrency } from '../../domain/currency.ts'
import { readQuery } from '../../db/transaction.ts'
import { AppError, validationError } from '../../platform/errors.ts'
import { refuseOwn } from './refuse-own.ts'

export type ReceiptRequest = {
  person: string
  method: 'cash' | 'cheque' | 'bank'
  /** minor units above zero */
  amountMinor: number
  currency: string
  /** default: today */
  valueDate?: CalendarDate
  reference?: string
  notes?: string
  cheque?: { number: string; bank?: string; date?: CalendarDate }
  /** the company's own account that the money came into */
  bankAccount?: string
  /** without it by the company's order over all that the payer owes; empty: all of it stays as his credit */
  allocations?: { invoice: string; amountMinor: number }[]
}

export type Payer = { id: string; name: string; phone: string | null }

type Facts = {
  id: string
  name: string
  phone: string | null
  user: string | null
  account: string | null
  closed: boolean
}

type Check = {
  req: PayloadRequest
  company: { id: string; today: CalendarDate }
  receipt: ReceiptRequest
  valueDate: CalendarDate
}

/**
 * Holds what somebody enters against what the company knows, by one query.
 * @returns the payer
 * @throws 400 with the path of what is wrong, 403 for one's own payment, 409 for a closed month
 */
export const checkReceipt = async ({ req, company, receipt, valueDate }: Check): Promise<Payer> => {
  const { method, bankAccount, cheque } = receipt
  if (!isCurrency(receipt.currency)) throw validationError('Choose a currency of ISO 4217, such as KES.', 'currency')
  if (compareDates(valueDate, company.today) > 0)
    throw validationError('The money has not come yet: this day is in the future.', 'valueDate')
  if (method === 'cheque' && !cheque) throw validationError('Enter the number of the cheque.', 'cheque.number')
  if (method !== 'cheque' && cheque) throw validationError('Only a cheque has these details.', 'cheque')
  if (method === 'cash' && bankAccount) throw validationError('Cash is not paid into an account.', 'bankAccount')

  const [facts] = await readQuery<Facts>(req.payload, FACTS, [
    company.id,
    receipt.person,
    bankAccount ?? null,
    monthOf(valueDate),
  ])
  if (!facts) throw validationError('This payer does not exist.', 'person')
  if (bankAccount && !facts.account) throw validationError('This is no account of the company.', 'bankAccount')
  refuseOwn(req, facts)
  // A cheque is posted on the day it clears.
  if (facts.closed && method !== 'cheque') throw periodClosed()
  return facts
}

const periodClosed = (): AppError =>
  new AppError({
    status: 409,
    code: 'CONFLICT',
    message: 'This month of the books is closed. Choose a day of an open month.',
    path: 'valueDate',
  })

const FACTS = `
  select p.id, p.name, p.phone, p.user_id as user,
    (select a.id from payment_accounts a
     where a.company_id = $1 and a.id = $3 and a.person_id is null and a.deleted_at is null) as account,
    exists (select 1 from accounting_periods m where m.company_id = $1 and m.period >= $4 and m.status = 'closed') as closed
  from people p where p.company_id = $1 and p.id = $2 and p.deleted_at is null`

import type { PayloadRequest } from 'payload'
import { withTransaction } from '../../db/transaction.ts'
import { compareDates, isCalendarDate } from '../../domain/calendar.ts'
import { isCurrency } from '../../domain/currency.ts'
import { expenseTotals, isOpenExpense, type ExpenseStatus } from '../../domain/expense.ts'
import { FULL_BPS } from '../../domain/money.ts'
import { conflict, validationError } from '../../platform/errors.ts'
import { settingsIn } from '../companies.ts'
import { idOf } from '../id-of.ts'
import { takeNumbers } from '../numbers.ts'

type Data = Record<string, unknown>

type Check = { req: PayloadRequest; data: Data; original: Data | undefined }

const frozen = [
  ...(['vendor', 'category', 'project', 'block', 'unit', 'description', 'amountMinor', 'taxRateBps'] as const),
  ...(['currency', 'invoiceDate', 'dueDate', 'chargedTo', 'service', 'maintenanceRequest', 'vendorReference'] as const),
]

/**
 * What a bill of a supplier has to fulfil, and what is worked out of it: tax and total follow from amount and rate
 * whatever was sent, the number from the company's sequence. A refused bill that is changed waits for approval again.
 * @returns the fields to add
 * @throws 400, 409 for terms of a bill that is in the books
 */
export const checkExpense = async ({ req, data, original }: Check): Promise<Data> => {
  const status = (original?.status as ExpenseStatus | undefined) ?? 'waiting_for_approval'
  if (original && !isOpenExpense(status)) {
    refuseChanged(data, original)
    return {}
  }
  const whole = { ...original, ...data }
  const amount = whole.amountMinor
  if (typeof amount !== 'number' || !Number.isSafeInteger(amount) || amount <= 0)
    throw validationError('The amount must be above zero.', 'amountMinor')
  if (typeof whole.currency !== 'string' || !isCurrency(whole.currency))
    throw validationError('Enter the code of a currency, such as KES.', 'currency')
  const taxRateBps = Number(whole.taxRateBps ?? 0)
  if (!Number.isInteger(taxRateBps) || taxRateBps < 0 || taxRateBps > FULL_BPS)
    throw validationError('Enter whole basis points from 0 to 10000 (100 = 1 %).', 'taxRateBps')
  const { tax, total } = expenseTotals({ amount: BigInt(amount), taxRateBps })
  if (total > BigInt(Number.MAX_SAFE_INTEGER)) throw validationError('The amount is too large.', 'amountMinor')
  return withTransaction(req, async (tx) => {
    const company = await settingsIn(tx, String(idOf(whole.company)))
    const { invoiceDate, dueDate } = whole
    if (!isDate(invoiceDate)) throw validationError('Enter the date of the bill.', 'invoiceDate')
    if (!isDate(dueDate)) throw validationError('Enter the day on which it is due.', 'dueDate')
    if (compareDates(invoiceDate, company.today) > 0)
      throw validationError('The date of the bill lies in the future.', 'invoiceDate')
    if (compareDates(dueDate, invoiceDate) < 0) throw validationError('A bill is not due before its date.', 'dueDate')
    await refuseUnfit(tx, { company: company.id, whole, original })
    const worked = { taxMinor: Number(tax), totalMinor: Number(total) }
    if (original) return { ...worked, status: 'waiting_for_approval', ...(status === 'rejected' && reopened(req)) }
    const year = Number(company.today.slice(0, 4))
    const [number] = await takeNumbers(tx, { company: company.id, docType: 'payment_voucher', year })
    return { ...worked, number, paidMinor: 0, status: 'waiting_for_approval', proposedBy: req.user?.id ?? null }
  })
}

const isDate = (value: unknown): value is string => typeof value === 'string' && isCalendarDate(value)

// Who changes a refused bill proposes it anew.
const reopened = (req: PayloadRequest) => ({
  proposedBy: req.user?.id ?? null,
  decidedBy: null,
  decidedAt: null,
  decisionReason: null,
})

const refuseChanged = (data: Data, original: Data): void => {
  const changed = frozen.find((name) => name in data && (idOf(data[name]) ?? null) !== (idOf(original[name]) ?? null))
  if (changed)
    throw conflict('This expense is in the books and stays as it is. Cancel it and enter it anew.', { path: changed })
}

type Fit = { company: string; whole: Data; original: Data | undefined }

/** A supplier, a category in use; what is chosen already is not looked at again. @throws 400 */
const refuseUnfit = async (
  tx: Parameters<Parameters<typeof withTransaction>[1]>[0],
  { company, whole, original }: Fit,
): Promise<void> => {
  const isNew = (name: string): boolean => idOf(whole[name]) !== idOf(original?.[name])
  const [row] = await tx.query<{ vendor: boolean | null; category: boolean | null }>(
    `select (select is_vendor from people where id::text = $2 and company_id = $1) as vendor,
            (select is_active from expense_categories where id::text = $3 and company_id = $1) as category`,
    [company, String(idOf(whole.vendor)), String(idOf(whole.category))],
  )
  if (isNew('vendor') && row?.vendor === false)
    throw validationError('This person is no supplier. Mark the person as one first.', 'vendor')
  if (isNew('category') && row?.category === false)
    throw validationError('This category is not in use any more.', 'category')
}

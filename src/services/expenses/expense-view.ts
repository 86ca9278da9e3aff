import type { PayloadRequest } from 'payload'
import { withTransaction } from '../../db/transaction.ts'
import type { ExpenseStatus } from '../../domain/expense.ts'
import { notFound } from '../../platform/errors.ts'

export type ExpenseView = {
  id: string
  number: string
  status: ExpenseStatus
  totalMinor: number
  paidMinor: number
  leftMinor: number
  currency: string
  vendor: string
  /** an attempt to pay it that has no result yet */
  underWay: string | null
  decisionReason: string | null
}

/** An expense as its actions answer with it. @throws 404 */
export const expenseView = async (req: PayloadRequest, id: string): Promise<ExpenseView> => {
  const [row] = await withTransaction(req, (tx) => tx.query<ExpenseView>(SELECT, [id]))
  if (!row) throw notFound()
  return row
}

const SELECT = `
  select id, number, status, total_minor::float8 as "totalMinor", paid_minor::float8 as "paidMinor",
            case when status in ('approved', 'partial') then total_minor - paid_minor else 0 end::float8 as "leftMinor",
            currency, vendor_id as vendor, decision_reason as "decisionReason",
            (select d.id from disbursements d where d.expense_id = e.id
               and d.status in ('created', 'submitting', 'submitted', 'unknown') limit 1) as "underWay"
     from expenses e where id = $1`

import type { Tx } from '../../db/transaction.ts'
import { notFound } from '../../platform/errors.ts'

/** What the routes of an invoice answer; minor units. */
export type InvoiceAnswer = {
  id: string
  number: string | null
  status: 'draft' | 'issued' | 'void'
  kind: string
  issueDate: string
  dueDate: string
  currency: string
  subtotalMinor: number
  discountMinor: number
  taxMinor: number
  totalMinor: number
  paidMinor: number
  creditedMinor: number
  balanceMinor: number
  paymentState: string
  /** sent back with the next change of a draft */
  changeToken: number
}

/** The invoice as it stands in the transaction. @throws 404 */
export const readInvoice = async (tx: Pick<Tx, 'query'>, company: string, id: string): Promise<InvoiceAnswer> => {
  const [row] = await tx.query<InvoiceAnswer>(
    `select id, number, status, kind, issue_date as "issueDate", due_date as "dueDate", currency,
            subtotal_minor::float8 as "subtotalMinor", discount_minor::float8 as "discountMinor",
            tax_minor::float8 as "taxMinor", total_minor::float8 as "totalMinor", paid_minor::float8 as "paidMinor",
            credited_minor::float8 as "creditedMinor", balance_minor::float8 as "balanceMinor",
            payment_state as "paymentState", coalesce(change_token, 0)::int as "changeToken"
     from invoices where company_id = $1 and id = $2`,
    [company, id],
  )
  if (!row) throw notFound()
  return row
}

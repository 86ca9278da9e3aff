import { lockRow } from '../../db/locks.ts'
import type { Tx } from '../../db/transaction.ts'
import type { ExpenseStatus } from '../../domain/expense.ts'
import type { OwnerShare } from '../../domain/owner-shares.ts'
import { notFound } from '../../platform/errors.ts'

type Row = Record<
  'id' | 'company_id' | 'vendor_id' | 'category_id' | 'project_id' | 'number' | 'currency' | 'invoice_date',
  string
> &
  Record<'amount_minor' | 'tax_minor' | 'total_minor' | 'paid_minor', string> & {
    unit_id: string | null
    block_id: string | null
    charged_to: 'company' | 'owner'
    status: ExpenseStatus
    owner_shares: OwnerShare[] | null
    proposed_by_id: string | null
  }

export type LockedExpense = {
  id: string
  company: string
  number: string
  vendor: string
  category: string
  project: string
  block: string | null
  unit: string | null
  net: bigint
  tax: bigint
  total: bigint
  paid: bigint
  currency: string
  invoiceDate: string
  chargedTo: 'company' | 'owner'
  status: ExpenseStatus
  ownerShares: OwnerShare[] | null
  proposedBy: string | null
}

/** The expense, locked until the transaction ends. @throws 404, also for one of another company */
export const lockExpense = async (tx: Tx, company: string, id: string): Promise<LockedExpense> => {
  const row = await lockRow<Row>(tx, 'expenses', id)
  if (row.company_id !== company) throw notFound()
  return {
    id: row.id,
    company: row.company_id,
    number: row.number,
    vendor: row.vendor_id,
    category: row.category_id,
    project: row.project_id,
    block: row.block_id,
    unit: row.unit_id,
    net: BigInt(row.amount_minor),
    tax: BigInt(row.tax_minor),
    total: BigInt(row.total_minor),
    paid: BigInt(row.paid_minor),
    currency: row.currency,
    invoiceDate: row.invoice_date,
    chargedTo: row.charged_to,
    status: row.status,
    ownerShares: row.owner_shares,
    proposedBy: row.proposed_by_id,
  }
}

/** What its entries are about; the supplier is the person. */
export const placeOf = ({ id, vendor, project, unit }: LockedExpense) => ({
  expense: id,
  person: vendor,
  project,
  ...(unit && { unit }),
})

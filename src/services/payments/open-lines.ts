import type { Tx } from '../../db/transaction.ts'
import type { OpenLine } from '../../domain/allocation.ts'
import type { InvoiceLineKind } from '../../domain/invoice.ts'
import type { CollectedLine } from '../../domain/ledger/payment-postings.ts'
import type { OwnerShare } from '../../domain/owner-shares.ts'

type Row = {
  id: string
  invoice_id: string
  due_date: string
  issue_date: string
  kind: InvoiceLineKind
  position: string
  net_minor: string
  discount_minor: string
  tax_minor: string
  total_minor: string
  paid_minor: string
  owner_shares: OwnerShare[] | null
  person_id: string
  unit_id: string | null
  contract_id: string | null
  project_id: string | null
}

export type LockedLine = OpenLine & { collected: Omit<CollectedLine, 'paidAfter'> }

/** The lines of issued invoices that still owe, their invoices locked in one order so that two payments never deadlock. */
export const lockOpenLines = async (
  tx: Tx,
  company: string,
  invoices: string[],
  currency: string,
): Promise<LockedLine[]> => {
  if (invoices.length === 0) return []
  await tx.query(
    `select id from invoices where company_id = $1 and id = any($2::uuid[]) and status = 'issued' and currency = $3 order by id for update`,
    [company, invoices, currency],
  )
  const rows = await tx.query<Row>(
    `select l.*, i.due_date, i.issue_date, i.person_id, i.unit_id, i.contract_id, i.project_id
     from invoice_lines l join invoices i on i.id = l.invoice_id
     where i.company_id = $1 and i.id = any($2::uuid[]) and i.status = 'issued' and i.currency = $3 and l.total_minor > l.paid_minor`,
    [company, invoices, currency],
  )
  return rows.map(lineOf)
}

const lineOf = (row: Row): LockedLine => ({
  id: row.id,
  invoiceId: row.invoice_id,
  dueDate: row.due_date,
  issuedOn: row.issue_date,
  kind: row.kind,
  position: Number(row.position),
  balance: BigInt(row.total_minor) - BigInt(row.paid_minor),
  collected: {
    kind: row.kind,
    net: BigInt(row.net_minor),
    discount: BigInt(row.discount_minor),
    tax: BigInt(row.tax_minor),
    ownerShares: row.owner_shares ?? [],
    invoice: row.invoice_id,
    person: row.person_id,
    unit: row.unit_id ?? undefined,
    contract: row.contract_id ?? undefined,
    project: row.project_id ?? undefined,
    paidBefore: BigInt(row.paid_minor),
  },
})

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
  credited_minor: string
  owner_shares: OwnerShare[] | null
  person_id: string
  unit_id: string | null
  contract_id: string | null
  project_id: string | null
}

/** A line of a locked invoice: what it still owes, and what its postings need. */
export type LockedLine = OpenLine & { collected: Omit<CollectedLine, 'paidAfter'> & { credited: bigint } }

/** Every line of issued invoices, their invoices locked in one order so that two payments never deadlock. */
export const lockLines = async (
  tx: Tx,
  company: string,
  invoices: readonly string[],
  currency: string,
): Promise<LockedLine[]> => {
  if (invoices.length === 0) return []
  // Both are locked, so that PostgreSQL hands out the rows as they are once a wait for the lock is over.
  const rows = await tx.query<Row>(
    `select l.*, i.due_date, i.issue_date, i.person_id, i.unit_id, i.contract_id, i.project_id
     from invoices i join invoice_lines l on l.invoice_id = i.id
     where i.company_id = $1 and i.id = any($2::uuid[]) and i.status = 'issued' and i.currency = $3
     order by i.id, l.id for update of i, l`,
    [company, invoices, currency],
  )
  return rows.map(lineOf)
}

/** The lines of issued invoices that still owe (total − paid − credited), locked as by `lockLines`. */
export const lockOpenLines = async (
  tx: Tx,
  company: string,
  invoices: readonly string[],
  currency: string,
): Promise<LockedLine[]> => (await lockLines(tx, company, invoices, currency)).filter(({ balance }) => balance > 0n)

const lineOf = (row: Row): LockedLine => ({
  id: row.id,
  invoiceId: row.invoice_id,
  dueDate: row.due_date,
  issuedOn: row.issue_date,
  kind: row.kind,
  position: Number(row.position),
  balance: BigInt(row.total_minor) - BigInt(row.paid_minor) - BigInt(row.credited_minor),
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
    credited: BigInt(row.credited_minor),
  },
})

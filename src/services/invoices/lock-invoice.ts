import type { Tx } from '../../db/transaction.ts'
import type { InvoiceLineKind, InvoiceStatus } from '../../domain/invoice.ts'
import type { OwnerShare } from '../../domain/owner-shares.ts'
import { notFound } from '../../platform/errors.ts'

export type LockedInvoice = {
  id: string
  number: string | null
  status: InvoiceStatus
  kind: string
  person: string
  unit: string | null
  contract: string | null
  project: string | null
  period: string | null
  issueDate: string
  dueDate: string
  currency: string
  totalMinor: bigint
  paidMinor: bigint
  creditedMinor: bigint
  changeToken: number
}

export type StoredLine = {
  id: string
  invoice: string
  position: number
  kind: InvoiceLineKind
  description: string
  net: bigint
  discount: bigint
  tax: bigint
  total: bigint
  paid: bigint
  credited: bigint
  ownerShares?: OwnerShare[]
}

/** The invoices of a company, locked in one order; those that are not there are left out. */
export const lockInvoices = async (tx: Tx, company: string, ids: readonly string[]): Promise<LockedInvoice[]> => {
  const rows = await tx.query<Record<string, string | null>>(
    `select id, number, status, kind, person_id as person, unit_id as unit, contract_id as contract,
            project_id as project, period, issue_date as "issueDate", due_date as "dueDate", currency,
            total_minor as "totalMinor", paid_minor as "paidMinor", credited_minor as "creditedMinor",
            coalesce(change_token, 0) as "changeToken"
     from invoices where company_id = $1 and id = any($2::uuid[]) order by id for update`,
    [company, ids],
  )
  return rows.map(
    (row) =>
      ({
        ...row,
        totalMinor: BigInt(row.totalMinor ?? 0),
        paidMinor: BigInt(row.paidMinor ?? 0),
        creditedMinor: BigInt(row.creditedMinor ?? 0),
        changeToken: Number(row.changeToken),
      }) as LockedInvoice,
  )
}

/** @throws 404 */
export const lockInvoice = async (tx: Tx, company: string, id: string): Promise<LockedInvoice> => {
  const [invoice] = await lockInvoices(tx, company, [id])
  if (!invoice) throw notFound()
  return invoice
}

/** Lines of invoices that the caller has locked, by invoice and position. */
export const linesOf = async (tx: Tx, company: string, invoices: readonly string[]): Promise<StoredLine[]> => {
  const rows = await tx.query<Record<keyof StoredLine, string> & { ownerShares: OwnerShare[] | null }>(
    `select id, invoice_id as invoice, position, kind, description, net_minor as net, discount_minor as discount,
            tax_minor as tax, total_minor as total, paid_minor as paid, credited_minor as credited,
            owner_shares as "ownerShares"
     from invoice_lines where company_id = $1 and invoice_id = any($2::uuid[]) order by invoice_id, position`,
    [company, invoices],
  )
  return rows.map((row) => ({
    ...row,
    kind: row.kind as InvoiceLineKind,
    position: Number(row.position),
    net: BigInt(row.net),
    discount: BigInt(row.discount),
    tax: BigInt(row.tax),
    total: BigInt(row.total),
    paid: BigInt(row.paid),
    credited: BigInt(row.credited),
    ownerShares: row.ownerShares ?? undefined,
  }))
}

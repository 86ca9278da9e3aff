import type { PayloadRequest } from 'payload'
import type { Tx } from '../../db/transaction.ts'
import type { CompanySettings } from '../companies.ts'
import { writeInvoices } from '../invoices/write-invoices.ts'
import { conflict } from '../../platform/errors.ts'
import type { LeaseRow } from '../leases/lease-row.ts'

/** What is kept for damage; minor units without tax, above zero. */
export type Deduction = { description: string; amountMinor: number; taxRateBps?: number }

type Invoicing = {
  req: PayloadRequest
  tx: Tx
  company: CompanySettings
  lease: LeaseRow
  settledOn: string
  deductions: Deduction[] | undefined
}

/** The invoice over what is kept for damage; undefined when nothing is. @throws 409 while the inspection is not completed */
export const invoiceDeductions = async ({
  req,
  tx,
  company,
  lease,
  settledOn,
  deductions,
}: Invoicing): Promise<{ id: string; totalMinor: bigint } | undefined> => {
  const wanted = deductions ?? (await inspected(tx, lease.id))
  if (wanted.length === 0) return undefined
  const [place] = await tx.query<{ project: string }>('select project_id as project from units where id = $1', [
    lease.unit_id,
  ])
  const [invoice] = await writeInvoices({
    req,
    tx,
    company,
    status: 'issued',
    invoices: [
      {
        kind: 'deposit',
        person: lease.person_id,
        unit: lease.unit_id,
        contract: lease.id,
        project: place?.project,
        issueDate: settledOn,
        dueDate: settledOn,
        currency: lease.currency,
        notes: `Kept from the deposit of lease ${lease.number}`,
        lines: wanted.map(({ description, amountMinor, taxRateBps = 0 }) => ({
          kind: 'other',
          description,
          quantity: 1,
          unitAmountMinor: BigInt(amountMinor),
          taxRateBps,
        })),
      },
    ],
  })
  return invoice
}

/** What the inspection at moving out found. */
const inspected = async (tx: Tx, lease: string): Promise<Deduction[]> => {
  const [inspection] = await tx.query<{ id: string; status: string }>(
    `select id, status from inspections where contract_id = $1 and kind = 'move_out'`,
    [lease],
  )
  if (!inspection) return []
  if (inspection.status !== 'completed')
    throw conflict('Complete the inspection at moving out first, or enter the deductions.', { path: 'deductions' })
  const rows = await tx.query<{ area: string; note: string | null; deduction: string }>(
    `select area, note, deduction_minor as deduction from inspections_items
     where _parent_id = $1 and deduction_minor > 0 order by _order`,
    [inspection.id],
  )
  return rows.map(({ area, note, deduction }) => ({
    description: note ? `${area}: ${note}` : area,
    amountMinor: Number(deduction),
  }))
}

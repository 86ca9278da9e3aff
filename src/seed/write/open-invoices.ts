import type { Tx } from '../../db/transaction.ts'
import type { Period } from '../../domain/calendar.ts'

export type OpenInvoice = { id: string; number: string; total: bigint; left: bigint }

export const invoiceKey = (lease: string, period: Period): string => `${lease} ${period}`

/** The invoices that a billing run has just written, by lease and month. */
export const readInvoices = async (tx: Tx, company: string, period: Period): Promise<Map<string, OpenInvoice>> => {
  const rows = await tx.query<{ id: string; number: string; contract_id: string; total_minor: string }>(
    'select id, number, contract_id, total_minor from invoices where company_id = $1 and period = $2',
    [company, period],
  )
  return new Map(
    rows.map((row) => [
      invoiceKey(row.contract_id, period),
      { id: row.id, number: row.number, total: BigInt(row.total_minor), left: BigInt(row.total_minor) },
    ]),
  )
}

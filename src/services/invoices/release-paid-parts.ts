import type { PayloadRequest } from 'payload'
import type { Tx } from '../../db/transaction.ts'
import type { CompanySettings } from '../companies.ts'
import { releaseAllocations } from '../payments/release-allocations.ts'
import { openOf, type WantedCredit } from './credit-lines.ts'
import { linesOf, type LockedInvoice } from './lock-invoice.ts'

type Release = {
  req: PayloadRequest
  tx: Tx
  company: CompanySettings & { today: string }
  invoice: LockedInvoice
  wanted: readonly WantedCredit[]
}

/** Makes room for a credit on lines that are paid: what is paid above the rest becomes the payer's credit. */
export const releasePaidParts = async ({ req, tx, company, invoice, wanted }: Release): Promise<void> => {
  const lines = new Map((await linesOf(tx, company.id, [invoice.id])).map((line) => [line.id, line]))
  const paid = wanted.flatMap(({ line: id, amountMinor }) => {
    const line = lines.get(id)
    const above = line ? amountMinor - openOf(line) : 0n
    return line && above > 0n && above <= line.paid ? [{ line: id, amount: above }] : []
  })
  if (paid.length === 0) return
  await releaseAllocations({
    req,
    tx,
    company,
    lines: paid,
    currency: invoice.currency,
    effectiveOn: company.today,
    reason: 'Credited',
  })
}

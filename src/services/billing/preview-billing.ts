import type { PayloadRequest } from 'payload'
import { withTransaction } from '../../db/transaction.ts'
import type { Period } from '../../domain/calendar.ts'
import { minorToNumber, sumMinor } from '../../domain/money.ts'
import { companySettings } from '../companies.ts'
import { billableLeases, firstLease } from './billable-leases.ts'
import { planBilling, type PlannedInvoice } from './plan-billing.ts'

const leasesPerBatch = 2_000

type Preview = { req: PayloadRequest; company: string; period: Period; page: number; limit: number }

/** What a billing run of the period would bill now, and why it would skip the rest. Writes nothing. */
export const previewBilling = async ({ req, company, period, page, limit }: Preview) => {
  const { today, currency } = await companySettings(req.payload, company)
  const totals = new Map<string, bigint>([[currency, 0n]])
  const skipped: Record<string, number> = {}
  const docs: PlannedInvoice[] = []
  let leases = 0
  let invoices = 0
  await withTransaction(req, async (tx) => {
    for (let after: string | undefined = firstLease; after !== undefined;) {
      const batch = await billableLeases(tx, { company, period, issueDate: today, after, limit: leasesPerBatch })
      const plan = planBilling({ leases: batch, period, issueDate: today })
      for (const invoice of plan.invoices) {
        if (invoices >= (page - 1) * limit && docs.length < limit) docs.push(invoice)
        totals.set(invoice.lease.currency, sumMinor([totals.get(invoice.lease.currency) ?? 0n, invoice.totalMinor]))
        invoices += 1
      }
      for (const [reason, count] of Object.entries(plan.skipped)) skipped[reason] = (skipped[reason] ?? 0) + count
      leases += batch.length
      after = batch.length < leasesPerBatch ? undefined : batch.at(-1)?.id
    }
  })
  return {
    dryRun: true,
    period,
    summary: {
      leases,
      invoices,
      currency,
      totalMinor: minorToNumber(totals.get(currency) ?? 0n),
      totals: [...totals].map(([code, total]) => ({ currency: code, totalMinor: minorToNumber(total) })),
      skipped: Object.entries(skipped).map(([reason, count]) => ({ reason, count })),
    },
    docs: docs.map(previewOf),
    totalDocs: invoices,
    page,
    limit,
    totalPages: Math.max(1, Math.ceil(invoices / limit)),
  }
}

const previewOf = ({ lease, dueDate, charges, totalMinor }: PlannedInvoice) => ({
  contract: lease.id,
  number: lease.number,
  unit: lease.unit,
  person: lease.person,
  dueDate,
  currency: lease.currency,
  lines: charges.map(({ kind, description, amountMinor }) => ({
    kind,
    description,
    amountMinor: minorToNumber(amountMinor),
  })),
  totalMinor: minorToNumber(totalMinor),
})

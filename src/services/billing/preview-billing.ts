import type { PayloadRequest } from 'payload'
import { type Tx, withTransaction } from '../../db/transaction.ts'
import type { Period } from '../../domain/calendar.ts'
import { minorToNumber } from '../../domain/money.ts'
import { type CompanySettings, companySettings } from '../companies.ts'
import { totalInvoice } from '../invoices/total-invoice.ts'
import { type BillingScope, firstId } from './billable-leases.ts'
import { planLeases } from './plan-leases.ts'
import { planOwners } from './plan-owners.ts'
import { type BillingPlan, netOf, type PlannedInvoice, type PlannedSkip } from './planned.ts'
import { toldSkips } from './record-skips.ts'

const perBatch = 1_000

type Preview = {
  req: PayloadRequest
  company: string
  period: Period
  scope: BillingScope
  page: number
  limit: number
}

type Found = {
  invoices: number
  leases: number
  units: number
  totals: Map<string, bigint>
  skipped: Map<string, number>
  docs: PlannedInvoice[]
  skips: PlannedSkip[]
}

/** What a billing run of the period would bill now, and why it would leave out the rest. Writes nothing. */
export const previewBilling = async ({ req, company: id, period, scope, page, limit }: Preview) => {
  const company = await companySettings(req.payload, id)
  const found: Found = {
    invoices: 0,
    leases: 0,
    units: 0,
    totals: new Map([[company.currency, 0n]]),
    skipped: new Map(),
    docs: [],
    skips: [],
  }
  await eachPlan({ req, company, period, scope, issueDate: company.today }, (stage, plan) => {
    found[stage] += plan.looked
    const skips = toldSkips(plan)
    for (const { reason } of skips) found.skipped.set(reason, (found.skipped.get(reason) ?? 0) + 1)
    found.skips.push(...skips.slice(0, Math.max(0, limit - found.skips.length)))
    for (const invoice of plan.invoices) {
      const { currency } = invoice.invoice
      found.totals.set(currency, (found.totals.get(currency) ?? 0n) + totalInvoice(invoice.invoice).total)
      if (found.invoices >= (page - 1) * limit && found.docs.length < limit) found.docs.push(invoice)
      found.invoices += 1
    }
  })
  const { leases, units, invoices, totals, skipped } = found
  return {
    dryRun: true,
    period,
    summary: {
      leases,
      units,
      invoices,
      currency: company.currency,
      totalMinor: minorToNumber(totals.get(company.currency) ?? 0n),
      totals: [...totals].map(([currency, total]) => ({ currency, totalMinor: minorToNumber(total) })),
      skipped: [...skipped].map(([reason, count]) => ({ reason, count })),
    },
    docs: found.docs.map(proposalOf),
    /** the first of what is left out, with the reasons */
    skips: found.skips.map(skipOf),
    totalDocs: invoices,
    page,
    limit,
    totalPages: Math.max(1, Math.ceil(invoices / limit)),
  }
}

type Plans = {
  req: PayloadRequest
  company: CompanySettings
  period: Period
  issueDate: string
  scope: BillingScope
}

/** Every batch in a transaction of its own: a look at a large company holds nothing for long. */
const eachPlan = async (
  { req, company, ...rest }: Plans,
  take: (stage: 'leases' | 'units', plan: BillingPlan) => void,
): Promise<void> => {
  const { invoiceDueDays: dueDays } = company.money
  const batch = (tx: Tx, after: string) => ({ ...rest, tx, company: company.id, after, limit: perBatch })
  for (let after: string | undefined = firstId; after !== undefined;) {
    const from: string = after
    const plan = await withTransaction(req, (tx) => planLeases(batch(tx, from)))
    take('leases', plan)
    after = plan.next
  }
  for (let after: string | undefined = firstId; after !== undefined;) {
    const from: string = after
    const plan = await withTransaction(req, (tx) => planOwners({ ...batch(tx, from), dueDays }))
    take('units', plan)
    after = plan.next
  }
}

const proposalOf = ({ subject, contract, ownership, names, invoice, reasons }: PlannedInvoice) => {
  const totals = totalInvoice(invoice)
  return {
    subject,
    contract,
    ownership,
    ...names,
    payer: invoice.person,
    kind: invoice.kind,
    dueDate: invoice.dueDate,
    currency: invoice.currency,
    lines: invoice.lines.map((line, index) => ({
      kind: line.kind,
      description: line.description,
      quantity: line.quantity,
      unitAmountMinor: minorToNumber(line.unitAmountMinor),
      taxRateBps: line.taxRateBps,
      amountMinor: minorToNumber(netOf(line)),
      totalMinor: minorToNumber(totals.lines[index]?.total ?? 0n),
      reason: reasons[index] ?? '',
    })),
    taxMinor: minorToNumber(totals.tax),
    totalMinor: minorToNumber(totals.total),
  }
}

export type BillingProposal = ReturnType<typeof proposalOf>

const skipOf = ({ subject, contract, names, unit: unitId, reason, detail }: PlannedSkip) => ({
  subject,
  contract,
  unitId,
  ...names,
  reason,
  detail,
})

export type ProposedSkip = ReturnType<typeof skipOf>

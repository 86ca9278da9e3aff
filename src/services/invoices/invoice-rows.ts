import type { InvoiceTotals } from '../../domain/invoice-totals.ts'
import { paymentState } from '../../domain/payment-state.ts'
import { now } from '../../platform/clock.ts'
import type { NewInvoice, NewLine } from './new-invoice.ts'

/** A new invoice with all that its rows need. */
export type Priced = {
  id: string
  number: string | null
  lineIds: string[]
  invoice: NewInvoice
  totals: InvoiceTotals
}

/** The row of `invoices`. */
export const invoiceRow = (company: string, { id, number, invoice, totals }: Priced): Record<string, unknown> => ({
  id,
  company_id: company,
  number,
  kind: invoice.kind,
  period: invoice.period ?? null,
  person_id: invoice.person,
  unit_id: invoice.unit ?? null,
  contract_id: invoice.contract ?? null,
  project_id: invoice.project ?? null,
  issue_date: invoice.issueDate,
  due_date: invoice.dueDate,
  currency: invoice.currency,
  ...totalColumns(invoice, totals),
  notes: invoice.notes ?? null,
  corrects_id: invoice.corrects ?? null,
  recurring_id: invoice.recurring ?? null,
  recurring_date: invoice.recurringDate ?? null,
  billing_run_id: invoice.billingRun ?? null,
  import_reference: invoice.importReference ?? null,
  idempotency_key: invoice.idempotency?.key ?? null,
  request_hash: invoice.idempotency?.requestHash ?? null,
  status: number === null ? 'draft' : 'issued',
  issued_at: number === null ? null : now().toISOString(),
  change_token: 0,
})

/** The columns that follow from the lines, of an invoice on which nothing is paid yet. */
export const totalColumns = (
  { discount }: Pick<NewInvoice, 'discount'>,
  { subtotal, discount: discounted, tax, total }: InvoiceTotals,
) => ({
  discount_bps: discount && 'bps' in discount ? discount.bps : null,
  discount_fixed_minor: discount && 'amountMinor' in discount ? discount.amountMinor : null,
  subtotal_minor: subtotal,
  discount_minor: discounted,
  tax_minor: tax,
  total_minor: total,
  paid_minor: 0,
  credited_minor: 0,
  balance_minor: total,
  payment_state: paymentState({ total, balance: total }),
})

/** The rows of `invoice_lines`. */
export const lineRows = (company: string, { id, lineIds, invoice, totals }: Priced): Record<string, unknown>[] =>
  invoice.lines.map((line, index) => {
    const { net = 0n, discount = 0n, tax = 0n, total = 0n } = totals.lines[index] ?? {}
    return {
      id: lineIds[index],
      company_id: company,
      invoice_id: id,
      position: index + 1,
      ...ownColumns(line),
      net_minor: net,
      discount_minor: discount,
      tax_minor: tax,
      total_minor: total,
      paid_minor: 0,
      credited_minor: 0,
      currency: invoice.currency,
    }
  })

const ownColumns = (line: NewLine): Record<string, unknown> => ({
  kind: line.kind,
  description: line.description,
  quantity: line.quantity,
  unit_amount_minor: line.unitAmountMinor,
  tax_rate_bps: line.taxRateBps,
  charge_key: line.chargeKey ?? null,
  project_service_id: line.projectService ?? null,
  meter_reading_id: line.meterReading ?? null,
  penalty_id: line.penalty ?? null,
  owner_shares: line.ownerShares?.length ? line.ownerShares : null,
})

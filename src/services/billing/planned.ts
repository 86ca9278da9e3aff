import type { BilledCharge, LeftOut } from '../../domain/billing/billed-charge.ts'
import { multiply } from '../../domain/money.ts'
import type { NewInvoice, NewLine } from '../invoices/new-invoice.ts'
import type { PendingPenalty } from '../penalties/take-pending-penalties.ts'

/** Whom and what a charge is about, with the names that people know. */
export type BillingSubject = {
  subject: 'lease' | 'ownership'
  contract: string | null
  ownership: string | null
  unit: string
  person: string | null
  names: { number: string | null; unit: string; person: string | null }
}

export type PlannedInvoice = BillingSubject & { invoice: NewInvoice; reasons: string[] }

export type PlannedSkip = BillingSubject & LeftOut

/** What a batch bills and leaves out, before anything is written. */
export type BillingPlan = {
  /** how many leases or units were looked at */
  looked: number
  invoices: PlannedInvoice[]
  skips: PlannedSkip[]
  /** the next batch begins after this id; undefined after the last one */
  next: string | undefined
}

export const chargeLine = (charge: BilledCharge): NewLine => ({
  kind: charge.kind,
  description: charge.description,
  quantity: Number(charge.quantity),
  unitAmountMinor: charge.unitAmountMinor,
  taxRateBps: charge.taxRateBps,
  chargeKey: charge.chargeKey,
  projectService: charge.projectService,
  meterReading: charge.meterReading,
})

export const penaltyLine = ({ id, amountMinor, description }: PendingPenalty): NewLine => ({
  kind: 'penalty',
  description,
  quantity: 1,
  unitAmountMinor: amountMinor,
  taxRateBps: 0,
  penalty: id,
})

/** What a line comes to without tax. */
export const netOf = ({ unitAmountMinor, quantity }: Pick<NewLine, 'unitAmountMinor' | 'quantity'>): bigint =>
  multiply(unitAmountMinor, quantity)

/** An invoice is about the first of these that stands on it. */
export const kindOf = (lines: readonly NewLine[]): NewInvoice['kind'] => {
  const has = (kind: NewLine['kind']): boolean => lines.some((line) => line.kind === kind)
  if (has('rent')) return 'rent'
  if (has('deposit')) return 'deposit'
  return has('service') ? 'service' : 'penalty'
}

import type { CalendarDate, Period } from '../../domain/calendar.ts'
import type { InvoiceLineKind } from '../../domain/invoice.ts'
import type { OwnerShare } from '../../domain/owner-shares.ts'

export type InvoiceKind = 'rent' | 'manual' | 'service' | 'debit_note' | 'deposit' | 'penalty' | 'opening'

/** A line before its totals are worked out; minor units without tax. */
export type NewLine = {
  kind: InvoiceLineKind
  description: string
  /** above zero; up to four decimals */
  quantity: number
  unitAmountMinor: bigint
  taxRateBps: number
  /** unique per company while the invoice is not void */
  chargeKey?: string | null
  /** whose rent it is; left out, a rent line takes the owners of the unit on the day of issue */
  ownerShares?: OwnerShare[] | null
  projectService?: string | null
  meterReading?: string | null
  /** the penalty that the line charges: it becomes `applied` */
  penalty?: string | null
}

/** An invoice before it has an id and a number. */
export type NewInvoice = {
  kind: InvoiceKind
  person: string
  unit?: string | null
  contract?: string | null
  project?: string | null
  period?: Period | null
  issueDate: CalendarDate
  dueDate: CalendarDate
  currency: string
  discount?: NewDiscount | null
  notes?: string | null
  /** the issued invoice that a debit note adds to */
  corrects?: string | null
  recurring?: string | null
  recurringDate?: CalendarDate | null
  billingRun?: string | null
  importReference?: string | null
  /** key and fingerprint of the request that made it */
  idempotency?: { key: string; requestHash: string } | null
  lines: NewLine[]
}

export type NewDiscount = { bps: number } | { amountMinor: bigint }

export type WrittenInvoice = {
  id: string
  /** null for a draft */
  number: string | null
  totalMinor: bigint
  /** ids in the order of the lines given */
  lines: string[]
}

import type { CalendarDate, Period } from '../calendar.ts'
import type { Minor } from '../money.ts'

/** One line that a period bills, before tax; net = round(unit × quantity). */
export type BilledCharge = {
  kind: 'rent' | 'deposit' | 'service'
  description: string
  /** exact, at most three decimals */
  quantity: string
  unitAmountMinor: Minor
  netMinor: Minor
  taxRateBps: number
  currency: string
  /** unique per company in the database, so that nothing is billed twice */
  chargeKey: string
  projectService?: string
  meterReading?: string
  /** how the amount came about, for a person */
  reason: string
}

/** Why something is not billed. `nothing_due`: there is nothing at all to bill. */
export type LeftOutReason =
  | 'already_billed'
  | 'zero_rent'
  | 'not_due'
  | 'not_started'
  | 'ended'
  | 'paused'
  | 'not_approved'
  | 'no_price'
  | 'no_rent'
  | 'no_reading'
  | 'no_consumption'
  | 'below_billed'
  | 'free'
  | 'no_owner'

/** What a period leaves out, and why. */
export type LeftOut = { reason: LeftOutReason; detail: string; chargeKey?: string }

export type Billed = { charges: BilledCharge[]; leftOut: LeftOut[] }

/** The days that a subject (a lease, an ownership) can be charged for; `to` null = open. */
export type SubjectTerm = { from: CalendarDate; to: CalendarDate | null }

export type ChargeFor = {
  /** first part of the charge keys, e.g. `lease:<id>` */
  keyPrefix: string
  term: SubjectTerm
  period: Period
}

/** Takes out what is billed already, so that billing twice is billing once. @param isBilled drafts count, void invoices do not */
export const withoutBilled = <Charge extends BilledCharge>(
  { charges, leftOut }: { charges: readonly Charge[]; leftOut: readonly LeftOut[] },
  isBilled: (chargeKey: string) => boolean,
): { charges: Charge[]; leftOut: LeftOut[] } => ({
  charges: charges.filter(({ chargeKey }) => !isBilled(chargeKey)),
  leftOut: [
    ...leftOut,
    ...charges
      .filter(({ chargeKey }) => isBilled(chargeKey))
      .map(({ description, chargeKey }): LeftOut => ({
        reason: 'already_billed',
        detail: `${description}: billed already`,
        chargeKey,
      })),
  ],
})

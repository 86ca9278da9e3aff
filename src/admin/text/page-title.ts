import { amountText } from './amount.ts'
import { dateText, instantText } from './date.ts'
import { percentText } from './percent.ts'
import { words } from './words.ts'

type Row = Record<string, unknown>

const titles: Record<string, (row: Row) => string> = {
  allocations: ({ amountMinor, currency }) => `Allocation of ${amountText(amountMinor, currency)}`,
  'audit-log': ({ action, at }) => `${words(action)}, ${instantText(at)}`,
  'callback-inbox': ({ receivedAt }) => `Callback of ${instantText(receivedAt)}`,
  'job-runs': ({ kind }) => words(kind),
  'ledger-entries': ({ amountMinor, currency }) =>
    typeof amountMinor === 'number'
      ? `${amountMinor < 0 ? 'Credit' : 'Debit'} of ${amountText(Math.abs(amountMinor), currency)}`
      : '',
  'contract-amendments': ({ kind, effectiveDate }) => `${words(kind)} from ${dateText(effectiveDate)}`,
  inspections: ({ kind, date }) => `${words(kind)} on ${dateText(date)}`,
  'project-services': ({ startDate }) => `Charged from ${dateText(startDate)}`,
  'meter-readings': ({ readingDate, value }) => `${String(value ?? '')} on ${dateText(readingDate)}`,
  'parking-assignments': ({ fromDate }) => `Parking from ${dateText(fromDate)}`,
  'project-ownerships': ({ shareBps, fromDate }) => `${percentText(shareBps)} from ${dateText(fromDate)}`,
  budgets: ({ year, amountMinor, currency }) => `Budget of ${String(year ?? '')}: ${amountText(amountMinor, currency)}`,
  'credit-note-lines': ({ amountMinor, currency }) => `Credit of ${amountText(amountMinor, currency)}`,
  'refund-lines': ({ amountMinor, currency }) => `Refund of ${amountText(amountMinor, currency)}`,
  'penalty-waivers': ({ amountMinor, currency }) => `Waiver of ${amountText(amountMinor, currency)}`,
  'penalty-pauses': ({ fromDate }) => `Pause from ${dateText(fromDate)}`,
  'penalty-policy-versions': ({ version, validFrom }) => `Version ${String(version ?? '')} from ${dateText(validFrom)}`,
  'deposit-settlements': ({ settledOn }) => `Deposit settled on ${dateText(settledOn)}`,
  'clearing-closings': ({ day }) => `Closing of ${dateText(day)}`,
  'payment-promises': ({ promisedOn }) => `Promise for ${dateText(promisedOn)}`,
  reminders: ({ sentAt }) => `Reminder of ${instantText(sentAt)}`,
  'billing-skips': ({ period }) => `Left out of ${String(period ?? '')}`,
  'exchange-rates': ({ currency, quote, validFrom }) =>
    `${String(currency ?? '')} in ${String(quote ?? '')} from ${dateText(validFrom)}`,
  ownerships: ({ shareBps, fromDate }) => `${percentText(shareBps)} from ${dateText(fromDate)}`,
}

/** The heading of a page whose rows have no name of their own; undefined where they have one. */
export const pageTitle = (collection: string | undefined, row: Row): string | undefined =>
  (collection && titles[collection]?.(row)) || undefined

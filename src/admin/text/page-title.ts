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
  ownerships: ({ shareBps, fromDate }) => `${percentText(shareBps)} from ${dateText(fromDate)}`,
}

/** The heading of a page whose rows have no name of their own; undefined where they have one. */
export const pageTitle = (collection: string | undefined, row: Row): string | undefined =>
  (collection && titles[collection]?.(row)) || undefined

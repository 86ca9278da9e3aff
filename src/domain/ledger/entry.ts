import { type Minor, sumMinor } from '../money.ts'
import type { LedgerKey } from './accounts.ts'

/** What an entry is about; every one of them is a filter of statements and reports. */
export type Dimensions = {
  /** The tenant on receivables, deposits and credit; the owner on owner accounts. */
  person?: string
  unit?: string
  contract?: string
  invoice?: string
  payment?: string
  project?: string
  payout?: string
  expense?: string
}

export type Entry = Dimensions & {
  account: LedgerKey
  /** The gateway account of `gateway_clearing`, the category of `expense`, the code of `custom`. */
  subject?: string
  /** Signed minor units: debit above zero, credit below. */
  amountMinor: Minor
}

export const debit = (account: LedgerKey, amount: Minor, dimensions: Dimensions & { subject?: string } = {}): Entry =>
  entryOf(account, amount, dimensions)

export const credit = (account: LedgerKey, amount: Minor, dimensions: Dimensions & { subject?: string } = {}): Entry =>
  entryOf(account, -amount, dimensions)

/**
 * A posting ready to be stored: entries of equal dimensions merged, zeros dropped, order of appearance kept.
 * @throws RangeError when the entries do not sum to zero
 */
export const toPosting = (...lists: readonly (readonly Entry[])[]): Entry[] => {
  const merged = new Map<string, Entry>()
  for (const entry of lists.flat()) {
    const key = entryKey(entry)
    const known = merged.get(key)
    merged.set(key, known ? { ...entry, amountMinor: known.amountMinor + entry.amountMinor } : entry)
  }
  const entries = [...merged.values()].filter(({ amountMinor }) => amountMinor !== 0n)
  const difference = sumMinor(entries.map(({ amountMinor }) => amountMinor))
  if (difference !== 0n) throw new RangeError(`Posting out of balance by ${difference} minor units`)
  return entries
}

/** Account and dimensions as one text: equal for entries that may be merged. Ids hold no separator. */
export const entryKey = (entry: Entry): string => {
  const { account, subject, person, unit, contract, invoice, payment, project, payout, expense } = entry
  const parts = [account, subject, person, unit, contract, invoice, payment, project]
  // Keys of before are part of stored hashes: what came later is only added where it is set.
  const later = payout || expense ? [payout, expense] : []
  return [...parts, ...later].map((part) => part ?? '').join('|')
}

/** The same entries on the other side: what takes a posting back without touching it. */
export const opposite = (entries: readonly Entry[]): Entry[] =>
  entries.map((entry) => ({ ...entry, amountMinor: -entry.amountMinor }))

// Only known dimensions, so that a caller's wider object leaves nothing behind in an entry.
const entryOf = (account: LedgerKey, amountMinor: Minor, dimensions: Dimensions & { subject?: string }): Entry => ({
  account,
  subject: dimensions.subject,
  amountMinor,
  person: dimensions.person,
  unit: dimensions.unit,
  contract: dimensions.contract,
  invoice: dimensions.invoice,
  payment: dimensions.payment,
  project: dimensions.project,
  payout: dimensions.payout,
  expense: dimensions.expense,
})

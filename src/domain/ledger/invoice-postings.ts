import type { InvoiceLineKind } from '../invoice.ts'
import type { Minor } from '../money.ts'
import { type OwnerShare, splitByShares } from '../owner-shares.ts'
import type { AccountKey } from './accounts.ts'
import { credit, debit, type Dimensions, type Entry, opposite, toPosting } from './entry.ts'

/** Amounts of an invoice line, minor units: total = net − discount + tax. */
export type PostedLine = {
  kind: InvoiceLineKind
  net: Minor
  discount?: Minor
  tax: Minor
  /** Rent of a managed unit: its owners. Empty = the company's own. */
  ownerShares?: readonly OwnerShare[]
  /** Owed since before the books began: income that was booked elsewhere is not income again. */
  isOpening?: boolean
}

/** The invoice and whom and what it is about; `person` is the debtor. */
export type InvoiceSubject = Dimensions & { invoice: string; person: string }

/**
 * Invoice issued. Debit receivable by the total; credit by kind: rent to the owners' accrual by share (the free part to
 * rent income), a deposit to deposits held, own charges to their income, tax to tax payable.
 * @throws RangeError when owner shares are above 100 %
 */
export const invoiceIssued = ({
  subject,
  lines,
}: {
  subject: InvoiceSubject
  lines: readonly PostedLine[]
}): Entry[] => {
  const place: Dimensions = { ...subject, person: undefined }
  return toPosting(
    lines.flatMap((line) => {
      const charge = chargeOf(line)
      return [
        debit('receivable', charge + line.tax, subject),
        ...chargeEntries({ line, charge, subject, place }),
        credit('tax_payable', line.tax, place),
      ]
    }),
  )
}

/**
 * Invoice voided: the opposite of what its issue posted.
 * @param issued the stored entries of the issue
 */
export const invoiceVoided = ({ issued }: { issued: readonly Entry[] }): Entry[] => toPosting(opposite(issued))

/** What a line charges after discount, without tax; minor units. */
export const chargeOf = ({ net, discount = 0n }: PostedLine): Minor => net - discount

/** True when what is collected on a line belongs to owners. */
export const belongsToOwners = ({ kind, ownerShares = [] }: PostedLine): boolean =>
  kind === 'rent' && ownerShares.length > 0

/** Where the charge of a line is credited: income, the deposits held, or the opening balance. */
export const incomeAccountOf = ({ kind, isOpening }: Pick<PostedLine, 'kind' | 'isOpening'>): AccountKey => {
  if (kind === 'deposit') return 'deposits_held'
  return isOpening ? 'opening_balance' : incomeAccounts[kind]
}

const incomeAccounts = {
  rent: 'rent_income',
  service: 'service_income',
  other: 'service_income',
  fee: 'fee_income',
  penalty: 'penalty_income',
} as const satisfies Record<Exclude<InvoiceLineKind, 'deposit'>, AccountKey>

const chargeEntries = ({
  line,
  charge,
  subject,
  place,
}: {
  line: PostedLine
  charge: Minor
  subject: InvoiceSubject
  place: Dimensions
}): Entry[] => {
  if (line.kind === 'deposit') return [credit('deposits_held', charge, subject)]
  if (!belongsToOwners(line)) return [credit(incomeAccountOf(line), charge, place)]
  const { owners, company } = splitByShares(charge, line.ownerShares ?? [])
  return [
    ...owners.map(({ person, amount }) => credit('owner_accrual', amount, { ...place, person })),
    credit(incomeAccountOf(line), company, place),
  ]
}

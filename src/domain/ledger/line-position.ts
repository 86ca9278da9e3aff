import { type Minor, roundDiv } from '../money.ts'
import { ownerPart, splitByShares, type OwnerShare } from '../owner-shares.ts'
import { belongsToOwners, chargeOf, type PostedLine } from './invoice-postings.ts'

/** How far a line is paid and credited, minor units with tax. */
export type LineProgress = { paid: Minor; credited: Minor }

/** Whose a line's charge is after so much was credited and paid; the sums of its ledger entries, per party. */
export type LinePosition = {
  /** per owner: billed, not collected; collected, not paid out */
  owners: { person: string; accrual: Minor; payable: Minor }[]
  /** what of the charge is the company's own income (or a deposit) */
  own: Minor
  tax: Minor
}

/**
 * What a line stands for in the books. Every event posts the difference of two positions, so that no order of payments,
 * credits and reversals leaves a cent behind: a fully paid line has no accrual, a fully credited one nothing at all.
 * @throws RangeError when paid and credited are below zero or above the line together
 */
export const linePosition = (line: PostedLine, { paid, credited }: LineProgress): LinePosition => {
  const total = chargeOf(line) + line.tax
  if (paid < 0n || credited < 0n || paid + credited > total)
    throw new RangeError(`Paid and credited must lie between 0 and ${total} together`)
  const tax = line.tax - creditedTax(line, credited)
  const charge = total - credited - tax
  if (!belongsToOwners(line)) return { owners: [], own: charge, tax }
  const shares: readonly OwnerShare[] = line.ownerShares ?? []
  const collected = ownerPart({ net: charge, total: total - credited, cumulative: paid })
  const whole = splitByShares(charge, shares)
  const paidOut = splitByShares(collected, shares)
  return {
    owners: whole.owners.map(({ person, amount }, index) => {
      const payable = paidOut.owners[index]?.amount ?? 0n
      return { person, accrual: amount - payable, payable }
    }),
    own: whole.company,
    tax,
  }
}

/** The tax in what was credited so far; of the running total, so that the parts of several credit notes add up. */
export const creditedTax = (line: PostedLine, credited: Minor): Minor => {
  const total = chargeOf(line) + line.tax
  return total === 0n ? 0n : roundDiv(credited * line.tax, total)
}

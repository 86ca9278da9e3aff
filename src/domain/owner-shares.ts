import { apportion } from './apportion.ts'
import { FULL_BPS, type Minor, roundDiv } from './money.ts'

/** A person's part of a unit, in basis points; a snapshot on the invoice line. */
export type OwnerShare = { person: string; bps: number }

export type OwnerAmount = { person: string; amount: Minor }

export type OwnerSplit = {
  owners: OwnerAmount[]
  /** The company's own part: what the shares leave free below 100 %. */
  company: Minor
}

/**
 * Splits an amount over the owners; owners + company = total, and a larger total never gives anyone less.
 * @param total minor units, any sign
 * @throws RangeError when a share is not a whole number of basis points from 0 up, or all of them are above 100 %
 */
export const splitByShares = (total: Minor, shares: readonly OwnerShare[]): OwnerSplit => {
  if (shares.some(({ bps }) => !Number.isSafeInteger(bps) || bps < 0)) {
    throw new RangeError('A share is a whole number of basis points, zero or more')
  }
  const free = FULL_BPS - shares.reduce((sum, { bps }) => sum + bps, 0)
  if (free < 0) throw new RangeError('The shares of a unit are above 100 %')

  const parts = apportion(total, [...shares.map(({ bps }) => BigInt(bps)), BigInt(free)])
  return {
    owners: shares.map(({ person }, index) => ({ person, amount: parts[index] ?? 0n })),
    company: parts.at(-1) ?? 0n,
  }
}

/**
 * What each owner gains when the collected part of a total moves from one amount to another: split(after) −
 * split(before). Increments of any sequence that ends at the total add up to its split exactly; a move back (a
 * reversal) gives negative amounts.
 * @throws RangeError when an amount lies outside 0…total
 */
export const splitIncrement = ({
  total,
  paidBefore,
  paidAfter,
  shares,
}: {
  total: Minor
  paidBefore: Minor
  paidAfter: Minor
  shares: readonly OwnerShare[]
}): OwnerSplit => {
  if ([paidBefore, paidAfter].some((paid) => paid < 0n || paid > total)) {
    throw new RangeError(`The collected part must lie between 0 and ${total}`)
  }
  const before = splitByShares(paidBefore, shares)
  const after = splitByShares(paidAfter, shares)
  return {
    owners: after.owners.map(({ person, amount }, index) => ({
      person,
      amount: amount - (before.owners[index]?.amount ?? 0n),
    })),
    company: after.company - before.company,
  }
}

/**
 * The owners' part of what has been collected on a line so far: the tax in it is not theirs.
 * @param net the charge after discount, without tax
 * @param total the charge with tax
 * @param cumulative collected on the line so far, 0…total
 */
export const ownerPart = ({ net, total, cumulative }: { net: Minor; total: Minor; cumulative: Minor }): Minor =>
  total === 0n ? 0n : roundDiv(cumulative * net, total)

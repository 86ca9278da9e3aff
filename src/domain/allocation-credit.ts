import { type AllocationPolicy, allocatePayment, type LineAllocation, type OpenLine } from './allocation.ts'
import type { Minor } from './money.ts'

/** Money of a payment that stands as its payer's credit; minor units. */
export type HeldCredit = { payment: string; left: Minor }

export type CreditAllocation = LineAllocation & { payment: string }

/**
 * Puts a payer's credit on what he owes: the first credit given is used up first, over the lines in the order of the policy.
 * The parts are at most the credit, and at most the balances.
 * @param credits oldest first
 * @throws RangeError when a credit is negative
 */
export const allocateCredit = ({
  credits,
  lines,
  policy,
}: {
  credits: readonly HeldCredit[]
  lines: readonly OpenLine[]
  policy?: AllocationPolicy
}): CreditAllocation[] => {
  let open = [...lines]
  return credits.flatMap(({ payment, left }) => {
    const { allocations } = allocatePayment({ amount: left, lines: open, policy })
    const taken = new Map(allocations.map(({ lineId, amount }) => [lineId, amount]))
    open = open.map((line) => ({ ...line, balance: line.balance - (taken.get(line.id) ?? 0n) }))
    return allocations.map((part) => ({ ...part, payment }))
  })
}

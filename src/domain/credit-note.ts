import type { TransitionTable } from './transitions.ts'
import { allocateByWeight, type Minor } from './money.ts'

export type CreditNoteStatus = 'pending_approval' | 'issued' | 'rejected'

/** What is issued stays: a credit note that was wrong is answered by a debit note. */
export const creditNoteTransitions = {
  pending_approval: ['issued', 'rejected'],
  issued: [],
  rejected: [],
} as const satisfies TransitionTable<CreditNoteStatus>

/**
 * A credit over a whole invoice, spread over its lines by what they still owe; lines that get nothing are left out.
 * @param amount minor units with tax, at most the sum of what the lines owe
 * @throws RangeError above that sum
 */
export const spreadCredit = ({
  amount,
  open,
}: {
  amount: Minor
  open: readonly { line: string; balance: Minor }[]
}): { line: string; amountMinor: Minor }[] => {
  const balances = open.map(({ balance }) => balance)
  const owed = balances.reduce((sum, balance) => sum + balance, 0n)
  if (amount <= 0n || amount > owed) throw new RangeError(`The credit must lie between 0 and ${owed}`)
  const parts = allocateByWeight(amount, balances)
  return open.flatMap(({ line }, index) => {
    const part = parts[index] ?? 0n
    return part > 0n ? [{ line, amountMinor: part }] : []
  })
}

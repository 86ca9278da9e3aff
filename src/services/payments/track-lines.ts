import type { CollectedLine, PostedAllocation } from '../../domain/ledger/payment-postings.ts'
import { sumMinor } from '../../domain/money.ts'
import type { LockedLine } from './open-lines.ts'

/** Money put on a line (above zero) or taken off it (below), minor units. */
export type LineMove = { lineId: string; amount: bigint }

export type MovedLines = {
  /** sizes of the movements, above zero */
  allocations: PostedAllocation[]
  collected: CollectedLine[]
}

/**
 * Follows the paid parts of locked lines through several movements, so that each posting starts where the one before
 * ended. Lines that are not among them are left out.
 */
export const trackLines = (lines: readonly LockedLine[]): ((moves: readonly LineMove[]) => MovedLines) => {
  const paid = new Map(lines.map(({ id, collected }) => [id, collected.paidBefore]))
  const byId = new Map(lines.map((line) => [line.id, line]))
  return (moves) => {
    const ids = [...new Set(moves.map(({ lineId }) => lineId))]
    const moved = ids.flatMap((id) => {
      const line = byId.get(id)
      if (!line) return []
      const amount = sumMinor(moves.filter(({ lineId }) => lineId === id).map((move) => move.amount))
      const paidBefore = paid.get(id) ?? 0n
      paid.set(id, paidBefore + amount)
      return [{ line, amount, paidBefore }]
    })
    return {
      allocations: moved.map(({ line: { collected }, amount }) => ({
        invoice: collected.invoice,
        person: collected.person,
        unit: collected.unit,
        contract: collected.contract,
        project: collected.project,
        amount: amount < 0n ? -amount : amount,
      })),
      collected: moved.map(({ line: { collected }, amount, paidBefore }) => ({
        ...collected,
        paidBefore,
        paidAfter: paidBefore + amount,
      })),
    }
  }
}

import type { Tx } from '../../db/transaction.ts'
import { conflict } from '../../platform/errors.ts'
import { liveAllocations, type PlacedAllocation } from './live-allocations.ts'
import { lockPayments, type StoredPayment } from './lock-payments.ts'
import { lockLines, type LockedLine } from './open-lines.ts'

type Which = { tx: Tx; company: string; currency: string; payment?: string; lines?: readonly string[] }

export type LockedPlaces = { live: PlacedAllocation[]; lines: LockedLine[]; payments: StoredPayment[] }

/**
 * The live allocations of a payment, or on lines, with their invoices and payments locked in that order.
 * @throws 409 when somebody put money on another invoice meanwhile
 */
export const lockPlaced = async ({ tx, company, currency, payment, lines: wanted }: Which): Promise<LockedPlaces> => {
  const which = { tx, company, payment, lines: wanted }
  const before = await liveAllocations(which)
  const invoices = [...new Set(before.map(({ invoiceId }) => invoiceId))]
  const lines = await lockLines(tx, company, invoices, currency)
  const ids = new Set(before.map((allocation) => allocation.payment))
  if (payment) ids.add(payment)
  const payments = await lockPayments({ tx, company, ids: [...ids] })
  const live = await liveAllocations(which)
  const isLocked = (allocation: PlacedAllocation): boolean =>
    ids.has(allocation.payment) && lines.some(({ id }) => id === allocation.lineId)
  if (!live.every(isLocked)) throw conflict('The payment changed in the meantime. Try again.')
  return { live, lines, payments }
}

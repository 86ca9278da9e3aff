import type { Minor } from './money.ts'
import type { TransitionTable } from './transitions.ts'

export type InvoiceStatus = 'draft' | 'issued' | 'void'

export type InvoiceLineKind = 'rent' | 'deposit' | 'service' | 'penalty' | 'fee' | 'other'

/** Payment state and overdue are derived beside it (payment-state.ts). */
export const invoiceTransitions = {
  draft: ['issued'],
  issued: ['void'],
  void: [],
} as const satisfies TransitionTable<InvoiceStatus>

/** An issued invoice may be voided only while nothing is paid or credited on it. */
export const isVoidable = ({
  status,
  paid,
  credited,
}: {
  status: InvoiceStatus
  paid: Minor
  credited: Minor
}): boolean => status === 'issued' && paid === 0n && credited === 0n

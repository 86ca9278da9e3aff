import type { Tx } from '../../db/transaction.ts'
import { type Effect, emitMany } from '../outbox.ts'
import { markPaidPenalties } from '../penalties/attach-penalties.ts'
import type { LockedLine } from './open-lines.ts'
import type { TouchedInvoice } from './move-allocations.ts'

type Announce = {
  tx: Tx
  company: string
  /** a payment that came in, with its payer */
  received?: { id: string; person: string | null }
  touched: readonly TouchedInvoice[]
  lines: readonly LockedLine[]
  /** ids of the lines whose paid part moved */
  moved: readonly string[]
}

/** What follows from moved money: penalties whose line is paid are paid, and screens are told. */
export const announceMoves = async ({ tx, company, received, touched, lines, moved }: Announce): Promise<void> => {
  const penalised = lines.filter(({ id, kind }) => kind === 'penalty' && moved.includes(id))
  if (penalised.length > 0) {
    const invoices = [...new Set(penalised.map(({ invoiceId }) => invoiceId))]
    await markPaidPenalties(tx, company, invoices)
  }
  const base = { company }
  // Ids only: what a screen shows it reads under its user's own rights.
  const effects: Effect[] = touched.map((invoice) => ({
    topic: 'invoice.updated',
    company,
    payload: { ...base, ...invoice },
  }))
  if (received)
    effects.unshift({
      topic: 'payment.received',
      company,
      payload: { ...base, ...received, invoices: [...touched] },
    })
  await emitMany(tx, effects)
}

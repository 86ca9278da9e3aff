import type { Tx } from '../../db/transaction.ts'
import { emitMany } from '../outbox.ts'

type Touched = {
  id: string
  person: string
  unit: string | null
  contract: string | null
  project: string | null
  period?: string | null
}

/** Above this the screens hear once that invoices changed, instead of once for each. */
const singly = 50

/** Tells the company's screens which invoices changed: ids only. */
export const announceInvoices = async (tx: Tx, company: string, invoices: readonly Touched[]): Promise<void> => {
  const period = invoices[0]?.period
  const summary = { company, count: invoices.length, ...(period && { period }) }
  const each = ({ id, person, unit, contract, project }: Touched) => ({ company, id, person, unit, contract, project })
  const payloads = invoices.length > singly ? [summary] : invoices.map(each)
  await emitMany(
    tx,
    payloads.map((payload) => ({ topic: 'invoice.updated', company, payload })),
  )
}

import type { Tx } from '../../db/transaction.ts'
import { creditedTax } from '../../domain/ledger/line-position.ts'
import { conflict, validationError } from '../../platform/errors.ts'
import { linesOf, type LockedInvoice, type StoredLine } from './lock-invoice.ts'

/** Minor units with tax, above zero. */
export type WantedCredit = { line: string; amountMinor: bigint }

/** A line and what is taken off it: amount = net + taxPart. */
export type CreditLine = StoredLine & { amount: bigint; netPart: bigint; taxPart: bigint }

type Credit = {
  tx: Tx
  company: string
  invoice: LockedInvoice
  wanted: readonly WantedCredit[]
  /** what is paid may be credited too: it is released before the credit is issued */
  allowsPaid?: boolean
}

/**
 * What a credit takes off the lines of a locked invoice, net and tax apart.
 * @throws 400 for a line of another invoice, one named twice or an amount of zero; 409 above what a line still owes
 */
export const creditLines = async ({ tx, company, invoice, wanted, allowsPaid }: Credit): Promise<CreditLine[]> => {
  if (invoice.status !== 'issued') throw conflict('Only an issued invoice can be credited.', { path: 'invoice' })
  if (wanted.length === 0) throw validationError('Name at least one line.', 'lines')
  const lines = new Map((await linesOf(tx, company, [invoice.id])).map((line) => [line.id, line]))
  return wanted.map(({ line: id, amountMinor: amount }, index) => {
    const line = lines.get(id)
    if (!line) throw validationError('This is no line of the invoice, or it is named twice.', `lines.${index}.line`)
    lines.delete(id)
    if (amount <= 0n) throw validationError('The amount must be above zero.', `lines.${index}.amountMinor`)
    if (amount > openOf(line) + (allowsPaid ? line.paid : 0n)) {
      throw conflict(`The line "${line.description}" owes less than that. Release what is paid on it first.`, {
        path: `lines.${index}.amountMinor`,
      })
    }
    return { ...line, amount, ...partsOf(line, amount) }
  })
}

/** What a line still owes. */
export const openOf = ({ total, paid, credited }: Pick<StoredLine, 'total' | 'paid' | 'credited'>): bigint =>
  total - paid - credited

const partsOf = (line: StoredLine, amount: bigint) => {
  const taxPart = creditedTax(line, line.credited + amount) - creditedTax(line, line.credited)
  return { netPart: amount - taxPart, taxPart }
}

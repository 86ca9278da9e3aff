import { allocatePayment } from '../../domain/allocation.ts'
import type { OpenInvoice } from '../../services/payments/payer-account.ts'

type Bill = Pick<OpenInvoice, 'id' | 'dueDate' | 'issueDate' | 'balanceMinor'>

export type Proposal = {
  /** minor units per invoice */
  amounts: ReadonlyMap<string, number>
  allocatedMinor: number
  /** what becomes the payer's credit; below zero when more is put on invoices than came in */
  creditMinor: number
  /** an invoice that would get more than it owes */
  tooMuch?: string
}

type Propose = {
  amountMinor: number
  invoices: readonly Bill[]
  /** what was typed per invoice; null = the oldest first, as the server does it */
  chosen: ReadonlyMap<string, number> | null
}

/** What a payment will do to invoices, in whole minor units. */
export const propose = ({ amountMinor, invoices, chosen }: Propose): Proposal => {
  const amounts = chosen ?? oldestFirst(amountMinor, invoices)
  const allocatedMinor = [...amounts.values()].reduce((sum, amount) => sum + amount, 0)
  return {
    amounts,
    allocatedMinor,
    creditMinor: amountMinor - allocatedMinor,
    tooMuch: invoices.find(({ id, balanceMinor }) => (amounts.get(id) ?? 0) > balanceMinor)?.id,
  }
}

const oldestFirst = (amountMinor: number, invoices: readonly Bill[]): Map<string, number> => {
  const { allocations } = allocatePayment({
    amount: BigInt(amountMinor),
    // Whole invoices: the order of the lines within one does not show here.
    lines: invoices.map(({ id, dueDate, issueDate, balanceMinor }) => ({
      id,
      invoiceId: id,
      dueDate,
      issuedOn: issueDate,
      kind: 'other',
      position: 0,
      balance: BigInt(balanceMinor),
    })),
  })
  return new Map(allocations.map(({ invoiceId, amount }) => [invoiceId, Number(amount)]))
}

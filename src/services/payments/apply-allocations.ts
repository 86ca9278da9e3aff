import { insertRows } from '../../db/insert-rows.ts'
import type { Tx } from '../../db/transaction.ts'
import type { LineAllocation } from '../../domain/allocation.ts'

type Apply = { tx: Tx; company: string; payment: string; currency: string; allocations: LineAllocation[] }

export type TouchedInvoice = {
  id: string
  person: string
  contract: string | null
  unit: string | null
  project: string | null
}

// Amounts move by SQL arithmetic on locked rows; the state follows from them (domain/payment-state.ts) and a check holds it.
const MOVE_INVOICES = `
  update invoices i set
    paid_minor = i.paid_minor + a.amount,
    balance_minor = i.balance_minor - a.amount,
    payment_state = case when i.balance_minor - a.amount <= 0 then 'paid' when i.balance_minor - a.amount < i.total_minor then 'partial' else 'unpaid' end,
    updated_at = now()
  from (select invoice_id, sum(amount_minor) as amount from allocations where payment_id = $1 group by invoice_id) a
  where i.id = a.invoice_id
  returning i.id, i.person_id as person, i.contract_id as contract, i.unit_id as unit, i.project_id as project`

const MOVE_LINES = `
  update invoice_lines l set paid_minor = l.paid_minor + a.amount, updated_at = now()
  from (select line_id, sum(amount_minor) as amount from allocations where payment_id = $1 group by line_id) a
  where l.id = a.line_id`

/** Writes the allocations of a new payment and moves lines and invoices by them. @returns the invoices, and what they are about */
export const applyAllocations = async ({
  tx,
  company,
  payment,
  currency,
  allocations,
}: Apply): Promise<TouchedInvoice[]> => {
  if (allocations.length === 0) return []
  await insertRows(
    tx,
    'allocations',
    allocations.map(({ lineId, invoiceId, amount }) => ({
      company_id: company,
      payment_id: payment,
      invoice_id: invoiceId,
      line_id: lineId,
      amount_minor: amount,
      currency,
    })),
  )
  await tx.query(MOVE_LINES, [payment])
  return tx.query<TouchedInvoice>(MOVE_INVOICES, [payment])
}

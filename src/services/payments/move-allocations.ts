import type { Row } from '../../db/insert-rows.ts'
import type { Tx } from '../../db/transaction.ts'
import type { CalendarDate } from '../../domain/calendar.ts'
import { minorToNumber } from '../../domain/money.ts'

/** A row of `allocations`: above zero puts money on a line, below zero takes back the row that it reverses. */
export type AllocationMove = {
  payment: string
  invoice: string
  line: string
  amount: bigint
  currency: string
  /** the day from which it counts for the payer */
  effectiveOn: CalendarDate
  reason?: string | null
  reverses?: string | null
}

export type TouchedInvoice = {
  id: string
  person: string
  contract: string | null
  unit: string | null
  project: string | null
}

type Move = { tx: Tx; company: string; moves: readonly AllocationMove[]; payment?: Row }

/**
 * Writes allocations and moves lines, invoices and payments by them, in one statement: amounts by SQL arithmetic on
 * locked rows, the payment state as it follows from them (domain/payment-state.ts, held by a check).
 * @param payment the row of a new payment, complete with what it allocates; those on file move by themselves
 * @returns the invoices, and what they are about
 */
export const moveAllocations = ({ tx, company, moves, payment }: Move): Promise<TouchedInvoice[]> => {
  const columns = payment ? Object.keys(payment).join(', ') : ''
  const added = payment
    ? `paid_in as (insert into payments (${columns}) select ${columns} from jsonb_populate_record(null::payments, $3::jsonb)),`
    : ''
  const rows = moves.map(({ payment: paidBy, invoice, line, amount, currency, effectiveOn, reason, reverses }) => ({
    payment: paidBy,
    invoice,
    line,
    amount: minorToNumber(amount),
    currency,
    effective_on: effectiveOn,
    reason: reason ?? null,
    reverses: reverses ?? null,
  }))
  const values = [company, JSON.stringify(rows)]
  return tx.query<TouchedInvoice>(
    `with ${added} ${MOVE}`,
    payment ? [...values, JSON.stringify(payment, asNumber)] : values,
  )
}

const asNumber = (_name: string, value: unknown): unknown => (typeof value === 'bigint' ? minorToNumber(value) : value)

const MOVE = `
  moved as (
    insert into allocations (company_id, payment_id, invoice_id, line_id, amount_minor, currency, effective_on, reason, reverses_id)
    select $1, m.payment, m.invoice, m.line, m.amount, m.currency, m.effective_on, m.reason, m.reverses
    from jsonb_to_recordset($2::jsonb) as m (payment uuid, invoice uuid, line uuid, amount numeric, currency text,
                                             effective_on text, reason text, reverses uuid)
    returning payment_id, invoice_id, line_id, amount_minor
  ),
  lines as (
    update invoice_lines l set paid_minor = l.paid_minor + m.amount, updated_at = now()
    from (select line_id, sum(amount_minor) as amount from moved group by line_id) m
    where l.id = m.line_id and m.amount <> 0
  ),
  used as (
    update payments p
    set allocated_minor = p.allocated_minor + m.amount, unallocated_minor = p.unallocated_minor - m.amount, updated_at = now()
    from (select payment_id, sum(amount_minor) as amount from moved group by payment_id) m
    where p.id = m.payment_id and m.amount <> 0
  )
  update invoices i set
    paid_minor = i.paid_minor + m.amount,
    balance_minor = i.balance_minor - m.amount,
    payment_state = case when i.balance_minor - m.amount <= 0 then 'paid' when i.balance_minor - m.amount < i.total_minor then 'partial' else 'unpaid' end,
    updated_at = now()
  from (select invoice_id, sum(amount_minor) as amount from moved group by invoice_id) m
  where i.id = m.invoice_id
  returning i.id, i.person_id as person, i.contract_id as contract, i.unit_id as unit, i.project_id as project`

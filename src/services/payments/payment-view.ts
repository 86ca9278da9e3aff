import type { Payload } from 'payload'
import { readQuery, type Tx } from '../../db/transaction.ts'
import type { PaymentStatus } from '../../domain/payment.ts'
import { notFound } from '../../platform/errors.ts'

export type PaidInvoice = {
  invoice: string
  number: string
  description: string
  dueDate: string
  amountMinor: number
  /** what the invoice owes now */
  balanceMinor: number
}

/** A payment and its receipt as API clients see it; amounts in minor units. */
export type PaymentView = {
  id: string
  number: string
  status: PaymentStatus
  method: string
  origin: string
  valueDate: string
  clearedOn: string | null
  amountMinor: number
  allocatedMinor: number
  unallocatedMinor: number
  refundedMinor: number
  currency: string
  company: { name: string }
  person: { id: string; name: string } | null
  payerName: string | null
  reference: string | null
  receipt: string | null
  cheque: { number: string; bank: string | null; date: string | null } | null
  notes: string | null
  reviewReason: string | null
  reversalReason: string | null
  bounceInvoice: string | null
  recordedBy: string | null
  /** most invoices first due; at most 200 */
  allocations: PaidInvoice[]
}

const SELECT = `
  select p.id, p.number, p.status, p.method, p.origin, p.value_date as "valueDate", p.cleared_on as "clearedOn",
    p.amount_minor::float8 as "amountMinor", p.allocated_minor::float8 as "allocatedMinor",
    p.unallocated_minor::float8 as "unallocatedMinor", p.refunded_minor::float8 as "refundedMinor", p.currency,
    json_build_object('name', c.name) as company,
    case when n.id is null then null else json_build_object('id', n.id, 'name', n.name) end as person,
    p.payer_name as "payerName", p.reference, p.gateway_reference as receipt,
    case when p.cheque_number is null then null
      else json_build_object('number', p.cheque_number, 'bank', p.cheque_bank, 'date', p.cheque_date) end as cheque,
    p.notes, p.review_reason as "reviewReason", p.reversal_reason as "reversalReason",
    p.bounce_invoice_id as "bounceInvoice", u.name as "recordedBy",
    coalesce((
      select json_agg(paid order by paid."dueDate", paid.number) from (
        select i.id as invoice, i.number, i.due_date as "dueDate", i.balance_minor as "balanceMinor",
          sum(a.amount_minor) as "amountMinor",
          (select string_agg(l.description, ', ' order by l.position) from (
             select description, position from invoice_lines where invoice_id = i.id order by position limit 3) l) as description
        from allocations a join invoices i on i.id = a.invoice_id
        where a.payment_id = p.id and ($3::uuid[] is null or i.project_id = any($3::uuid[])) group by i.id having sum(a.amount_minor) <> 0
        order by i.due_date, i.number limit 200) paid), '[]'::json) as allocations
  from payments p
  join companies c on c.id = p.company_id
  left join people n on n.id = p.person_id
  left join users u on u.id = p.recorded_by_id
  where p.company_id = $1 and p.id = $2`

type Wanted = {
  company: string
  payment: string
  /** whose invoices are shown, to whoever sees some projects */
  projects?: readonly string[]
}

/** @throws 404 */
export const paymentView = async ({
  tx,
  company,
  payment,
  projects,
}: Wanted & { tx: Pick<Tx, 'query'> }): Promise<PaymentView> => {
  const [view] = await tx.query<PaymentView>(SELECT, [company, payment, projects ?? null])
  if (!view) throw notFound()
  return view
}

/** The same outside a transaction. @throws 404 */
export const readPayment = ({ payload, ...wanted }: Wanted & { payload: Payload }): Promise<PaymentView> => {
  const tx = { query: <Row>(text: string, values?: unknown[]) => readQuery<Row>(payload, text, values) }
  return paymentView({ tx, ...wanted })
}

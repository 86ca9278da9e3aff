import type { Tx } from '../../db/transaction.ts'
import type { PenaltyStatus } from '../../domain/penalty-status.ts'
import { notFound } from '../../platform/errors.ts'

export type LockedPenalty = {
  id: string
  number: string
  type: string
  origin: 'manual' | 'policy'
  status: PenaltyStatus
  person: string
  currency: string
  dateApplied: string
  amount: bigint
  waived: bigint
  invoice: string | null
  invoiceStatus: 'draft' | 'issued' | 'void' | null
  line: string | null
  /** what is still to be paid of it: of the line once it stands on an invoice; minor units */
  open: bigint
}

type Row = Omit<LockedPenalty, 'amount' | 'waived' | 'open'> & Record<'amount' | 'waived' | 'open', string>

/** A penalty, locked after the invoice that it stands on, as everywhere. @throws 404 */
export const lockPenalty = async (tx: Tx, company: string, id: string): Promise<LockedPenalty> => {
  await tx.query(
    `select i.id from invoices i where i.company_id = $1
       and i.id = (select p.invoice_id from penalties p where p.company_id = $1 and p.id = $2) for update`,
    [company, id],
  )
  const [row] = await tx.query<Row>(SELECT, [company, id])
  if (!row) throw notFound()
  return { ...row, amount: BigInt(row.amount), waived: BigInt(row.waived), open: BigInt(row.open) }
}

const SELECT = `
  select p.id, p.number, p.type, p.origin, p.status, p.person_id as person, p.currency, p.date_applied as "dateApplied",
         p.amount_minor as amount, p.waived_minor as waived, p.invoice_id as invoice, i.status as "invoiceStatus",
         p.line_id as line,
         case when l.id is null then p.amount_minor - p.waived_minor
              else l.total_minor - l.paid_minor - l.credited_minor end as open
  from penalties p
  left join invoices i on i.id = p.invoice_id
  left join invoice_lines l on l.id = p.line_id
  where p.company_id = $1 and p.id = $2
  for update of p`

import { lockRow } from '../../db/locks.ts'
import type { Tx } from '../../db/transaction.ts'
import type { PayoutStatus } from '../../domain/payout.ts'
import type { PayoutLineKind, StatementLine } from '../../domain/payout-statement.ts'
import { notFound } from '../../platform/errors.ts'

type Row = Record<
  'id' | 'company_id' | 'number' | 'person_id' | 'to_date' | 'currency' | 'net_minor' | 'paid_minor',
  string
> & {
  project_id: string | null
  batch_id: string | null
  notes: string | null
  status: PayoutStatus
  proposed_by_id: string | null
}

export type LockedPayout = {
  id: string
  company: string
  number: string
  person: string
  project: string | null
  batch: string | null
  toDate: string
  currency: string
  net: bigint
  paid: bigint
  status: PayoutStatus
  proposedBy: string | null
}

/** The statement, locked until the transaction ends. @throws 404, also for one of another company */
export const lockPayout = async (tx: Tx, company: string, id: string): Promise<LockedPayout> => {
  const row = await lockRow<Row>(tx, 'payouts', id)
  if (row.company_id !== company) throw notFound()
  return {
    id: row.id,
    company: row.company_id,
    number: row.number,
    person: row.person_id,
    project: row.project_id,
    batch: row.batch_id,
    toDate: row.to_date,
    currency: row.currency,
    net: BigInt(row.net_minor),
    paid: BigInt(row.paid_minor),
    status: row.status,
    proposedBy: row.proposed_by_id,
  }
}

export type StoredLine = StatementLine & { id: string; position: number }

type LineRow = {
  id: string
  position: string
  kind: PayoutLineKind
  amount: string
  description: string
} & Record<'entry' | 'expense' | 'invoice' | 'payment' | 'service' | 'unit' | 'project' | 'key', string | null>

/** The lines of a statement in their order. */
export const linesOf = async (tx: Tx, payout: string): Promise<StoredLine[]> => {
  const rows = await tx.query<LineRow>(
    `select id, position, kind, amount_minor as amount, description, entry_id as entry, expense_id as expense,
            invoice_id as invoice, payment_id as payment, project_service_id as service, unit_id as unit,
            project_id as project, charge_key as key
     from payout_lines where payout_id = $1 order by position, id`,
    [payout],
  )
  return rows.map((row) => ({
    id: row.id,
    position: Number(row.position),
    kind: row.kind,
    amount: BigInt(row.amount),
    description: row.description,
    entry: row.entry ?? undefined,
    expense: row.expense ?? undefined,
    invoice: row.invoice ?? undefined,
    payment: row.payment ?? undefined,
    projectService: row.service ?? undefined,
    unit: row.unit ?? undefined,
    project: row.project ?? undefined,
    chargeKey: row.key ?? undefined,
  }))
}

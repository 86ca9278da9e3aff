import type { Tx } from '../../db/transaction.ts'

/** A penalty that waits for an invoice; put it there as one line of kind `penalty` without tax. */
export type PendingPenalty = {
  id: string
  number: string
  contract: string | null
  person: string
  unit: string | null
  project: string | null
  currency: string
  /** what the line charges: the amount less what was waived; minor units */
  amountMinor: bigint
  description: string
}

/**
 * The pending penalties of leases, oldest first, locked so that they go on one invoice only. One whose waiver waits for
 * approval stays behind. Tell `attachPenalties` where they went, in the same transaction.
 */
export const takePendingPenalties = (tx: Tx, company: string, contracts: string[]): Promise<PendingPenalty[]> =>
  contracts.length === 0
    ? Promise.resolve([])
    : lockPending(tx, 'p.company_id = $1 and p.contract_id = any($2::uuid[])', [company, contracts])

/** Penalties by id, locked; those that are not pending any more are left out. */
export const lockPendingPenalties = (tx: Tx, company: string, ids: string[]): Promise<PendingPenalty[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : lockPending(tx, 'p.company_id = $1 and p.id = any($2::uuid[])', [company, ids])

type Row = Omit<PendingPenalty, 'amountMinor' | 'description'> & {
  amount: string
  type: string
  period: string | null
  late_number: string | null
}

const lockPending = async (tx: Tx, condition: string, values: unknown[]): Promise<PendingPenalty[]> => {
  const rows = await tx.query<Row>(
    `with pending as materialized (
       select p.* from penalties p
       where ${condition} and p.status = 'pending' and p.amount_minor > p.waived_minor
         and not exists (select from penalty_waivers w where w.penalty_id = p.id and w.status = 'pending_approval')
       order by p.id for update of p
     )
     select p.id, p.number, p.contract_id as contract, p.person_id as person, p.unit_id as unit, p.project_id as project,
            p.currency, p.amount_minor - p.waived_minor as amount, p.type, p.period, late.number as late_number
     from pending p
     left join invoices late on late.id = p.overdue_invoice_id
     order by p.date_applied, p.number`,
    values,
  )
  return rows.map(({ amount, type, period, late_number, ...row }) => ({
    ...row,
    amountMinor: BigInt(amount),
    description: describe({ type, period, late_number, number: row.number }),
  }))
}

const words: Record<string, string> = {
  late_payment: 'Late payment',
  returned_payment: 'Returned payment',
  lease_violation: 'Breach of the lease',
  utility_overcharge: 'Utilities used above the limit',
}

const describe = ({ type, period, late_number, number }: Pick<Row, 'type' | 'period' | 'late_number' | 'number'>) =>
  [`${words[type] ?? 'Penalty'}${late_number ? ` of ${late_number}` : ''}`, period, number].filter(Boolean).join(', ')

import type { Tx } from '../../db/transaction.ts'
import { notFound } from '../../platform/errors.ts'

/** A settlement as it was made; minor units. */
export type SettledDeposit = {
  id: string
  contract: string
  number: string
  person: string
  settledOn: string
  currency: string
  heldMinor: number
  deductionsMinor: number
  arrearsMinor: number
  /** owed back: the tenant's credit */
  refundMinor: number
  /** what he still owes on the lease */
  owedMinor: number
  invoice: { id: string; number: string } | null
  payment: { id: string; number: string } | null
  refund: { id: string; number: string; status: string } | null
}

/** @throws 404 */
export const readDepositSettlement = async (
  tx: Pick<Tx, 'query'>,
  company: string,
  id: string,
): Promise<SettledDeposit> => {
  const [row] = await tx.query<SettledDeposit>(`${SETTLEMENT} where d.company_id = $1 and d.id = $2`, [company, id])
  if (!row) throw notFound()
  return row
}

/** The settlement of a lease; undefined before there is one. */
export const settlementOfLease = async (
  tx: Pick<Tx, 'query'>,
  company: string,
  contract: string,
): Promise<SettledDeposit | undefined> =>
  (
    await tx.query<SettledDeposit>(`${SETTLEMENT} where d.company_id = $1 and d.contract_id = $2`, [company, contract])
  )[0]

const SETTLEMENT = `
  select d.id, d.contract_id as contract, c.number, d.person_id as person, d.settled_on as "settledOn", d.currency,
         d.held_minor::float8 as "heldMinor", d.deductions_minor::float8 as "deductionsMinor",
         d.arrears_minor::float8 as "arrearsMinor", d.refund_minor::float8 as "refundMinor",
         coalesce((select sum(o.balance_minor) from invoices o where o.company_id = d.company_id
                   and o.contract_id = d.contract_id and o.status = 'issued' and o.currency = d.currency), 0)::float8 as "owedMinor",
         case when i.id is not null then json_build_object('id', i.id, 'number', i.number) end as invoice,
         case when p.id is not null then json_build_object('id', p.id, 'number', p.number) end as payment,
         (select json_build_object('id', r.id, 'number', r.number, 'status', r.status)
          from refund_lines l join refunds r on r.id = l.refund_id
          where l.payment_id = d.payment_id order by r.created_at desc limit 1) as refund
  from deposit_settlements d
  join contracts c on c.id = d.contract_id
  left join invoices i on i.id = d.invoice_id
  left join payments p on p.id = d.payment_id`

import type { Tx } from '../../db/transaction.ts'
import { settleDeposit, type SettlementLine } from '../../domain/deposit-settlement.ts'
import { type Minor, minorToNumber } from '../../domain/money.ts'
import { depositPosition, leaseChain } from '../deposits/held-deposit.ts'
import type { LeaseRow } from '../leases/lease-row.ts'

export type SettlementProposal = {
  contract: string
  currency: string
  /** the deposit of the terms; what was received of it is `depositMinor` */
  agreedDepositMinor: number
  depositMinor: number
  deductionsMinor: number
  arrearsMinor: number
  refundMinor: number
  owedMinor: number
  lines: { kind: SettlementLine['kind']; description: string; amountMinor: number }[]
  inspection: { id: string; status: string; date: string } | null
  /** from a completed inspection: the deductions do not change any more */
  isFinal: boolean
}

type Lease = Pick<LeaseRow, 'id' | 'currency' | 'deposit_minor'>

/**
 * What would become of the deposit now: what is held of it, less the deductions of the inspection at moving out and
 * all that is unpaid on the lease and on those that it renewed. A proposal; nothing is posted.
 */
export const settlementOf = async (tx: Pick<Tx, 'query'>, lease: Lease): Promise<SettlementProposal> => {
  const [inspection] = await tx.query<{ id: string; status: string; date: string }>(
    `select id, status, date from inspections where contract_id = $1 and kind = 'move_out'`,
    [lease.id],
  )
  const deductions = inspection ? await tx.query<DeductionRow>(DEDUCTIONS, [inspection.id]) : []
  const { held } = await depositPosition(tx, { contract: lease.id, currency: lease.currency })
  const unpaid = await tx.query<UnpaidRow>(UNPAID, [lease.id, shownInvoices])
  const rest =
    BigInt(unpaid[0]?.all_minor ?? 0) - unpaid.reduce((sum, { unpaid_minor }) => sum + BigInt(unpaid_minor), 0n)
  const settled = settleDeposit({
    deposit: held > 0n ? held : 0n,
    deductions: deductions.map(({ area, note, deduction_minor }) => ({
      description: note ? `${area}: ${note}` : area,
      amount: BigInt(deduction_minor),
    })),
    arrears: [
      ...unpaid.map(({ number, due_date, unpaid_minor }) => ({
        description: `Invoice ${number}, due ${due_date}`,
        amount: BigInt(unpaid_minor),
      })),
      { description: 'Further invoices', amount: rest },
    ],
  })
  const minor = (amount: Minor): number => minorToNumber(amount)
  return {
    contract: lease.id,
    currency: lease.currency,
    agreedDepositMinor: Number(lease.deposit_minor),
    depositMinor: minor(settled.deposit),
    deductionsMinor: minor(settled.deductions),
    arrearsMinor: minor(settled.arrears),
    refundMinor: minor(settled.refund),
    owedMinor: minor(settled.owed),
    lines: settled.lines.map(({ amount, ...line }) => ({ ...line, amountMinor: minor(amount) })),
    inspection: inspection ?? null,
    isFinal: inspection?.status === 'completed',
  }
}

type DeductionRow = { area: string; note: string | null; deduction_minor: string }
type UnpaidRow = { number: string; due_date: string; unpaid_minor: string; all_minor: string }

const shownInvoices = 100

/** A deposit that was billed and not paid is no arrears: it is not there to be given back. */
const UNPAID = `${leaseChain}, unpaid as (
    select i.number, i.due_date, i.id, greatest(i.balance_minor - coalesce((
        select sum(l.total_minor - l.paid_minor - l.credited_minor) from invoice_lines l where l.invoice_id = i.id and l.kind = 'deposit'
      ), 0), 0) as unpaid_minor
    from chain join invoices i on i.company_id = chain.company_id and i.contract_id = chain.id
    where i.status = 'issued' and i.balance_minor > 0
  )
  select number, due_date, unpaid_minor, sum(unpaid_minor) over () as all_minor
  from unpaid where unpaid_minor > 0 order by due_date, number limit $2`

const DEDUCTIONS = `
  select area, note, coalesce(deduction_minor, 0) as deduction_minor from inspections_items
  where _parent_id = $1 order by _order`

import type { Tx } from '../../db/transaction.ts'

/** Amounts of a deposit, minor units. */
export type DepositPosition = {
  /** asked for on issued invoices, less what was credited */
  billed: bigint
  received: bigint
  /** used for damage and arrears, or owed back */
  applied: bigint
  held: bigint
}

/** The lease with those that it renewed: the deposit stays where it is when a lease is renewed. */
export const leaseChain = `
  with recursive chain as (
    select c.id, c.company_id, c.renewal_of_id from contracts c where c.id = $1
    union
    select c.id, c.company_id, c.renewal_of_id from chain join contracts c on c.id = chain.renewal_of_id
  )`

/** What is held for a lease by the books: received on its deposit lines (or taken over when the books began), less what was used. */
export const depositPosition = async (
  tx: Pick<Tx, 'query'>,
  { contract, currency }: { contract: string; currency: string },
): Promise<DepositPosition> => {
  const [row] = await tx.query<{ ledger: string; applied: string; opening: string; received: string }>(POSITION, [
    contract,
    currency,
  ])
  const [ledger, applied, opening, onLines] = [row?.ledger, row?.applied, row?.opening, row?.received].map((value) =>
    BigInt(value ?? 0),
  ) as [bigint, bigint, bigint, bigint]
  const received = onLines + opening
  return { billed: ledger + applied, received, applied, held: received - applied }
}

const POSITION = `${leaseChain}
  select coalesce(-sum(e.amount_minor), 0)::bigint as ledger,
         coalesce(sum(e.amount_minor) filter (where e.payment_id is not null), 0)::bigint as applied,
         coalesce(-sum(e.amount_minor) filter (where e.payment_id is null and e.invoice_id is null), 0)::bigint as opening,
         (select coalesce(sum(l.paid_minor), 0)::bigint
          from chain join invoices i on i.company_id = chain.company_id and i.contract_id = chain.id and i.status = 'issued'
          join invoice_lines l on l.invoice_id = i.id and l.kind = 'deposit'
          where i.currency = $2) as received
  from chain
  join ledger_entries e on e.company_id = chain.company_id and e.contract_id = chain.id and e.currency = $2
  join ledger_accounts a on a.id = e.account_id and a.key = 'deposits_held'`

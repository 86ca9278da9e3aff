import type { Tx } from '../../db/transaction.ts'
import type { UnsettledEntry } from '../../domain/payout-statement.ts'

/** Owners' entries that no live statement has settled, as a condition on `ledger_entries e`; what statements post themselves is theirs. */
export const isUnsettled = `
  e.payout_id is null and not exists (
    select from payout_lines s where s.company_id = e.company_id and s.entry_id = e.id and s.is_released is not true)`

export type OwnedEntry = UnsettledEntry & { person: string; currency: string }

type Row = {
  id: string
  person: string
  currency: string
  amount: string
  postedOn: string
  description: string
  project: string | null
  unit: string | null
  invoice: string | null
  payment: string | null
  expense: string | null
}

export type Scope = {
  company: string
  persons: readonly string[]
  toDate: string
  /** only what belongs to this project */
  project?: string | null
}

/** What is to be settled with owners up to a day, late postings of earlier days included, oldest first. */
export const unsettledEntries = async (tx: Tx, { company, persons, toDate, project }: Scope): Promise<OwnedEntry[]> => {
  const rows = await tx.query<Row>(ENTRIES, [company, persons, toDate, project ?? null])
  return rows.map(({ amount, ...row }) => ({
    id: row.id,
    person: row.person,
    currency: row.currency,
    amount: BigInt(amount),
    postedOn: row.postedOn,
    description: row.description,
    ...(row.project && { project: row.project }),
    ...(row.unit && { unit: row.unit }),
    ...(row.invoice && { invoice: row.invoice }),
    ...(row.payment && { payment: row.payment }),
    ...(row.expense && { expense: row.expense }),
  }))
}

const ENTRIES = `
  select e.id, e.person_id as person, e.currency, -e.amount_minor as amount, e.posted_on as "postedOn",
         e.project_id as project, e.unit_id as unit, e.invoice_id as invoice, e.payment_id as payment, e.expense_id as expense,
         case
           when e.expense_id is not null then concat_ws(', ', x.description, x.number)
           when e.invoice_id is not null then concat_ws(', ',
             concat_ws(' ', case when e.amount_minor > 0 then 'Rent taken back' else 'Rent' end, i.period), u.identifier, i.number)
           else t.description
         end as description
  from ledger_entries e
  join ledger_accounts a on a.id = e.account_id and a.key = 'owner_payable'
  join ledger_transactions t on t.id = e.transaction_id
  left join invoices i on i.id = e.invoice_id
  left join units u on u.id = e.unit_id
  left join expenses x on x.id = e.expense_id
  where e.company_id = $1 and e.person_id = any($2::uuid[]) and e.posted_on <= $3
    and ($4::uuid is null or e.project_id = $4) and ${isUnsettled}
  order by e.person_id, e.posted_on, t.created_at, e.id`

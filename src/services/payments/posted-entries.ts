import type { Tx } from '../../db/transaction.ts'
import type { AccountKey } from '../../domain/ledger/accounts.ts'
import type { Entry } from '../../domain/ledger/entry.ts'

type Row = {
  account: AccountKey
  subject: string | null
  amount: string
  person: string | null
  unit: string | null
  contract: string | null
  project: string | null
  invoice: string | null
  payout: string | null
  expense: string | null
}

/** All that a payment put into the books so far, summed by account and dimensions. */
export const postedEntries = async (tx: Tx, company: string, payment: string): Promise<Entry[]> => {
  const rows = await tx.query<Row>(
    `select a.key as account, a.subject, sum(e.amount_minor) as amount, e.person_id as person, e.unit_id as unit,
            e.contract_id as contract, e.project_id as project, e.invoice_id as invoice, e.payout_id as payout,
            e.expense_id as expense
     from ledger_entries e join ledger_accounts a on a.id = e.account_id
     where e.company_id = $1 and e.payment_id = $2
     group by a.key, a.subject, e.person_id, e.unit_id, e.contract_id, e.project_id, e.invoice_id, e.payout_id, e.expense_id
     having sum(e.amount_minor) <> 0`,
    [company, payment],
  )
  return rows.map(({ account, subject, amount, ...dimensions }) => ({
    ...(Object.fromEntries(Object.entries(dimensions).map(([name, id]) => [name, id ?? undefined])) as object),
    account,
    subject: subject || undefined,
    amountMinor: BigInt(amount),
    payment,
  }))
}

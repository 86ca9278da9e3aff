import type { Tx } from '../../db/transaction.ts'
import type { LedgerKey } from '../../domain/ledger/accounts.ts'
import type { Entry } from '../../domain/ledger/entry.ts'

type Row = Record<
  'subject' | 'person' | 'unit' | 'contract' | 'invoice' | 'payment' | 'project' | 'payout' | 'expense',
  string | null
> & { key: LedgerKey; currency: string; amount: string }

/** The entries of a ledger transaction as postings carry them. */
export const storedEntries = async (tx: Tx, transaction: string): Promise<{ entries: Entry[]; currency: string }> => {
  const rows = await tx.query<Row>(
    `select a.key, nullif(a.subject, '') as subject, e.currency, e.amount_minor::bigint::text as amount,
            e.person_id as person, e.unit_id as unit, e.contract_id as contract, e.invoice_id as invoice,
            e.payment_id as payment, e.project_id as project, e.payout_id as payout, e.expense_id as expense
     from ledger_entries e join ledger_accounts a on a.id = e.account_id where e.transaction_id = $1 order by e.id`,
    [transaction],
  )
  return {
    currency: rows[0]?.currency ?? '',
    entries: rows.map(({ key, amount, currency: _currency, ...place }) => ({
      account: key,
      amountMinor: BigInt(amount),
      ...Object.fromEntries(Object.entries(place).map(([name, value]) => [name, value ?? undefined])),
    })),
  }
}

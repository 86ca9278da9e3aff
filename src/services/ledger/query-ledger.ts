import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { pageOf, type Paging } from '../paging.ts'
import { ledgerCondition, type LedgerFilters } from './ledger-filters.ts'

type Row = {
  id: string
  postedOn: string
  transaction: string
  event: string
  description: string
  account: string
  accountCode: string
  accountName: string
  currency: string
  amount: string
  effectiveOn: string | null
  person: string | null
  personName: string | null
  unit: string | null
  unitName: string | null
  invoice: string | null
  payment: string | null
}

/** The entries behind any figure, newest first, with the sum of all that match: debit above zero, credit below. */
export const queryLedger = async ({
  payload,
  company,
  filters,
  page,
  limit,
}: Paging & { payload: Payload; company: string; filters: LedgerFilters }) => {
  const { where, values } = ledgerCondition(company, filters)
  const source = `from ledger_entries e join ledger_accounts a on a.id = e.account_id where ${where}`
  const sums = await readQuery<{ currency: string; balance: string; count: string }>(
    payload,
    `select e.currency, sum(e.amount_minor) as balance, count(*) as count ${source} group by e.currency order by e.currency`,
    values,
  )
  const rows = await readQuery<Row>(
    payload,
    `select e.id, e.posted_on as "postedOn", t.effective_on as "effectiveOn", t.id as transaction, t.event, t.description, a.id as account, a.code as "accountCode",
            a.name as "accountName", e.currency, e.amount_minor as amount, e.person_id as person, p.name as "personName",
            e.unit_id as unit, u.identifier as "unitName", e.invoice_id as invoice, e.payment_id as payment
     from ledger_entries e join ledger_accounts a on a.id = e.account_id join ledger_transactions t on t.id = e.transaction_id
     left join people p on p.id = e.person_id left join units u on u.id = e.unit_id
     where ${where} order by e.posted_on desc, e.created_at desc, e.id limit $${values.length + 1} offset $${values.length + 2}`,
    [...values, limit, (page - 1) * limit],
  )
  return {
    balances: sums.map(({ currency, balance }) => ({ currency, balanceMinor: Number(balance) })),
    // One currency only: sums of several mean nothing.
    balanceMinor: sums.length > 1 ? null : Number(sums[0]?.balance ?? 0),
    currency: sums.length > 1 ? null : (sums[0]?.currency ?? null),
    ...pageOf({
      page,
      limit,
      totalDocs: sums.reduce((total, { count }) => total + Number(count), 0),
      docs: rows.map(({ amount, ...row }) => ({ ...row, amountMinor: Number(amount) })),
    }),
  }
}

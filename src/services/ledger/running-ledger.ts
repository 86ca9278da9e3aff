import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import type { LedgerKey } from '../../domain/ledger/accounts.ts'
import { companySettings } from '../companies.ts'
import { pageOf, type Paging } from '../paging.ts'

type Query = Paging & {
  payload: Payload
  company: string
  /** of whom or of what */
  of: { person: string } | { unit: string }
  /** one account; by default what tenants owe and have paid ahead */
  key?: LedgerKey
  currency?: string
  from?: string
  to?: string
}

type Row = {
  id: string
  postedOn: string
  effectiveOn: string | null
  transaction: string
  event: string
  description: string
  accountCode: string
  accountName: string
  amount: string
  balance: string
  person: string | null
  personName: string | null
  unit: string | null
  unitName: string | null
  invoice: string | null
  payment: string | null
}

/** What tenants owe, and what they have paid ahead. */
const tenantKeys: readonly LedgerKey[] = ['receivable', 'customer_credit']

/** The entries of a person or a unit, oldest first, with the balance after each: debit above zero. */
export const runningLedger = async ({ payload, company, of, page, limit, ...query }: Query) => {
  const { from = '0001-01-01', to = '9999-12-31' } = query
  const currency = query.currency ?? (await companySettings(payload, company)).currency
  const [column, id] = 'person' in of ? ['person_id', of.person] : ['unit_id', of.unit]
  const scope = [company, id, query.key ? [query.key] : tenantKeys, currency, from, to]
  const entries = `
    from ledger_entries e join ledger_accounts a on a.id = e.account_id
    where e.company_id = $1 and e.${column} = $2 and a.key = any($3) and e.currency = $4`
  const [totals] = await readQuery<{ opening: string; closing: string; count: string }>(
    payload,
    `select coalesce(sum(e.amount_minor) filter (where e.posted_on < $5), 0) as opening,
            coalesce(sum(e.amount_minor) filter (where e.posted_on <= $6), 0) as closing,
            count(*) filter (where e.posted_on between $5 and $6) as count ${entries}`,
    scope,
  )
  const rows = await readQuery<Row>(
    payload,
    `with running as (
       select e.*, a.code, a.name as account_name,
              sum(e.amount_minor) over (order by e.posted_on, e.created_at, e.transaction_id, e.id rows unbounded preceding) as balance
       ${entries})
     select r.id, r.posted_on as "postedOn", t.effective_on as "effectiveOn", t.id as transaction, t.event, t.description,
            r.code as "accountCode", r.account_name as "accountName", r.amount_minor as amount, r.balance,
            r.person_id as person, p.name as "personName", r.unit_id as unit, u.identifier as "unitName",
            r.invoice_id as invoice, r.payment_id as payment
     from (select * from running where posted_on between $5 and $6
           order by posted_on, created_at, transaction_id, id limit $7 offset $8) r
     join ledger_transactions t on t.id = r.transaction_id
     left join people p on p.id = r.person_id left join units u on u.id = r.unit_id
     order by r.posted_on, r.created_at, r.transaction_id, r.id`,
    [...scope, limit, (page - 1) * limit],
  )
  return {
    currency,
    openingMinor: Number(totals?.opening ?? 0),
    closingMinor: Number(totals?.closing ?? 0),
    ...pageOf({
      page,
      limit,
      totalDocs: Number(totals?.count ?? 0),
      docs: rows.map(({ amount, balance, ...row }) => ({
        ...row,
        debitMinor: Number(amount) > 0 ? Number(amount) : 0,
        creditMinor: Number(amount) < 0 ? -Number(amount) : 0,
        balanceMinor: Number(balance),
      })),
    }),
  }
}
